//===- Places.cpp ---------------------------------------------------------===//

#include "Places.h"
#include "poolwise/Summary/OwnedBelow.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

using Root = Place::Root;

Place variablePlace(VariableId Id) { return {Root::Variable, Id, {}, {}}; }
Place freshPlace(CallId Maker) { return {Root::Fresh, Maker, {}, {}}; }

void unite(Places &Into, Place P) {
  if (!Into.empty() && llvm::is_contained(Into, P))
    return;
  if (P.isUnknown() || Into.size() == MaxAlternatives)
    Into = {Place()};
  else if (Into.empty() || !Into.front().isUnknown())
    Into.push_back(std::move(P));
}

void unite(Places &Into, Places All) {
  if (Into.empty()) {
    Into = std::move(All);
    return;
  }
  for (Place &P : All)
    unite(Into, std::move(P));
}

bool leadsOut(Steps Path) {
  return llvm::any_of(Path, [](const Step &S) {
    return S.K == Step::Kind::Deref || S.K == Step::Kind::Owned;
  });
}

bool isAddress(const Place &P) {
  return !P.Path.empty() && P.Path.back().K == Step::Kind::Address;
}

bool hasConstantIndex(const Step &S) {
  bool IsNumber = S.Index.Known && S.Index.Variable == NoId;
  return S.Index.Computed == NoId && (IsNumber || S.Index == Subscript());
}

bool isClosureField(const Step &S) {
  return S.K == Step::Kind::Field && !S.Name.empty() &&
         (S.Name[0] == '&' || S.Name[0] == '=');
}

bool isMemory(const Place &P) { return P.R != Root::Constant && !isAddress(P); }

Place shortened(Place P, size_t Length) {
  if (P.Path.size() <= Length)
    return P;
  Steps Cut = Steps(P.Path).drop_front(Length - 1);
  bool WasOut = leadsOut(Cut);
  // Trees of owners: a branch stays a part of its root.
  bool IsOwned = llvm::none_of(
      Cut, [](const Step &S) { return S.K == Step::Kind::Deref; });
  P.Path.resize(Length);
  if (WasOut && IsOwned)
    P.Path.back() = {Step::Kind::Owned, OwnedBelow, {}};
  else if (WasOut)
    P.Path.back() = {Step::Kind::Deref, {}, {}};
  return P;
}

void extend(Place &P, const Step &S) {
  if (P.isUnknown() || P.R == Root::Constant)
    return;
  bool IsLoad = S.K == Step::Kind::Deref || S.K == Step::Kind::Owned;
  if (isAddress(P)) {
    // A pair of iterators is as good as one of them.
    if (IsLoad)
      P.Path.pop_back();
    if (S.Name == OwnedBelow)
      P.Path.push_back(S);
    else if (IsLoad)
      return;
    else if (S.K != Step::Kind::Field)
      P = {};
    return;
  }
  P.Path.push_back(S);
  // An address cancels soon, so it does not count.
  if (S.K != Step::Kind::Address)
    P = shortened(std::move(P), MaxSteps);
}

Place extended(Place P, const Step &S) {
  extend(P, S);
  return P;
}

bool leadsInto(Steps Prefix, Steps Path) {
  if (Prefix.size() > Path.size())
    return false;
  for (size_t I = 0; I < Prefix.size(); ++I)
    if (Prefix[I].K != Path[I].K ||
        (Prefix[I].K == Step::Kind::Field && Prefix[I].Name != Path[I].Name))
      return false;
  return true;
}

namespace {
/// The last name in a USR: "c:@N@app@Total" -> "Total".
llvm::StringRef nameInUsr(llvm::StringRef Usr) {
  if (Usr.starts_with("state:"))
    return Usr.drop_front(6);
  // Globals of internal linkage have their file behind the name.
  size_t Slash = Usr.find("@/");
  if (Slash != llvm::StringRef::npos)
    Usr = Usr.take_front(Slash);
  return Usr.rsplit('@').second.empty() ? Usr : Usr.rsplit('@').second;
}

std::string describeRoot(const FunctionSummary &F, const Place &P) {
  switch (P.R) {
  case Root::Variable:
    return P.Id < F.Variables.size() ? F.Variables[P.Id].Name : "a variable";
  case Root::This:
    return "*this";
  case Root::Global:
    return nameInUsr(P.Name).str();
  case Root::Result:
    return P.Id < F.Calls.size() ? F.Calls[P.Id].Name + "()" : "a result";
  case Root::Fresh:
    return "a new object";
  case Root::Element:
    return "the loop's element";
  default:
    return "memory that is not known";
  }
}
} // namespace

std::string describe(const FunctionSummary &F, const Place &P) {
  std::string Out = describeRoot(F, P);
  if (P.R == Root::This && !P.Path.empty())
    Out = "this";
  bool Arrow = P.R == Root::This;
  for (const Step &S : P.Path) {
    switch (S.K) {
    case Step::Kind::Field:
      // Closure fields and bookkeeping have no name in the source.
      if (!S.Name.empty() && (isalpha(S.Name[0]) || S.Name[0] == '_'))
        Out += (Arrow ? "->" : ".") + S.Name;
      Arrow = false;
      break;
    case Step::Kind::Deref:
    case Step::Kind::Owned:
      Arrow = true;
      break;
    case Step::Kind::Index:
      Out += "[]";
      Arrow = false;
      break;
    case Step::Kind::Address:
    case Step::Kind::Yield:
      break;
    }
  }
  return Out;
}

} // namespace poolwise
