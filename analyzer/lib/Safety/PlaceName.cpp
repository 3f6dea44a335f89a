#include "PlaceName.h"
#include "poolwise/Summary/CastField.h"
#include "llvm/ADT/SmallVector.h"

using namespace llvm;
namespace poolwise {

std::string nameOfGlobal(StringRef Usr) {
  Usr.consume_front("thread:");
  // Globals of internal linkage have their file behind the name.
  SmallVector<StringRef> Parts;
  Usr.split(Parts, '@');
  while (Parts.size() > 1 &&
         Parts.back().find_first_of("./") != StringRef::npos)
    Parts.pop_back();
  // Namespaces and classes: a word for the sort, then the name.
  std::string Name;
  for (size_t I = 1; I + 2 < Parts.size(); I += 2)
    if (Parts[I] == "N" || Parts[I] == "S" || Parts[I] == "U")
      Name += Parts[I + 1].str() + "::";
  return Name + Parts.back().str();
}

static std::string rootName(const FunctionSummary &F, const Place &P) {
  switch (P.R) {
  case Place::Root::Variable:
    return F.Variables[P.Id].Name;
  case Place::Root::This:
    return "this";
  case Place::Root::Global:
    return nameOfGlobal(P.Name);
  case Place::Root::Fresh:
    if (P.Id == NoId || F.Calls[P.Id].Name == "operator new")
      return "a new object";
    // The variable that holds it says more than the call that made it.
    for (const Binding &B : F.Bindings)
      if (B.From.P.R == Place::Root::Result && B.From.P.Id == P.Id &&
          B.Target.R == Place::Root::Variable && B.Target.Path.empty())
        return F.Variables[B.Target.Id].Name;
    return "what " + F.Calls[P.Id].Name + " made";
  default:
    return "an unknown object";
  }
}

static std::string indexName(const FunctionSummary &F, const Subscript &Index) {
  if (!Index.Known ||
      (Index.Variable != NoId && Index.Variable >= F.Variables.size()))
    return "[...]";
  if (Index.Variable == NoId)
    return "[" + std::to_string(Index.Offset) + "]";
  std::string Name = "[" + F.Variables[Index.Variable].Name;
  if (Index.Offset > 0)
    Name += " + " + std::to_string(Index.Offset);
  if (Index.Offset < 0)
    Name += " - " + std::to_string(-Index.Offset);
  return Name + "]";
}

std::string nameOf(const FunctionSummary &F, const Place &P) {
  std::string Name = rootName(F, P);
  bool IsPointer = P.R == Place::Root::This;
  for (size_t I = 0; I < P.Path.size(); ++I) {
    const Step &S = P.Path[I];
    switch (S.K) {
    case Step::Kind::Field:
      // Bookkeeping, casts, and what a closure holds, have no name in the
      // source.
      if (S.Name == BookkeepingField ||
          StringRef(S.Name).starts_with(CastPrefix) ||
          S.Name.starts_with("=") || S.Name.starts_with("&"))
        break;
      Name += (IsPointer ? "->" : ".") + S.Name;
      IsPointer = false;
      break;
    case Step::Kind::Index:
      Name += indexName(F, S.Index);
      IsPointer = false;
      break;
    case Step::Kind::Deref:
    case Step::Kind::Owned:
      // What a descriptor or FILE stands for goes by the variable's name.
      if (I + 1 == P.Path.size() && P.R != Place::Root::Fresh)
        Name = "*" + Name;
      IsPointer = true;
      break;
    case Step::Kind::Address:
    case Step::Kind::Yield:
      break;
    }
  }
  return Name == "this" ? "*this" : Name;
}

} // namespace poolwise
