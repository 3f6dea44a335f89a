#include "ConflictSort.h"
#include "PlaceName.h"
#include "PlaceRelation.h"
#include "TypeRelation.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace llvm;
namespace poolwise {

using Root = Place::Root;
using Role = TypeModel::Role;

StringRef processState(const Place &P) {
  StringRef Name = P.Name;
  return P.R == Root::Global && Name.consume_front("state:") ? Name : "";
}

static bool hasRole(const Trial &T, StringRef Type, Role R) {
  const TypeModel *Model = T.Rules.typeNamed(Type);
  return Model && Model->R == R;
}

static bool isStream(const Trial &T, const MemoryUse &Use) {
  if (Use.Type == DescriptorType || hasRole(T, Use.Type, Role::Stream))
    return true;
  return Use.P.R == Root::Variable && Use.P.Path.empty() &&
         hasRole(T, T.F.Variables[Use.P.Id].Type, Role::Stream);
}

static bool isConsole(const Trial &T, const Place &P) {
  StringRef State = processState(P);
  if (State == "stdout" || State == "stderr" || State == "stdin" ||
      State == "console")
    return true;
  return P.R == Root::Global &&
         T.Rules.backingOfGlobal(nameOfGlobal(P.Name)) == "console";
}

static bool hasPackedElements(const Trial &T, const MemoryUse &Use) {
  if (StringRef(Use.Type).contains("_Bit_reference"))
    return true;
  for (size_t I = 0; I < Use.P.Path.size(); ++I) {
    if (Use.P.Path[I].K != Step::Kind::Index)
      continue;
    Place Container = Use.P;
    Container.Path.resize(I);
    const TypeModel *Model = T.Rules.typeNamed(typeOfPlace(T, Container));
    if (Model && Model->PackedElements)
      return true;
  }
  return false;
}

static bool isThreadLocal(const Trial &T, const Place &P) {
  if (P.R == Root::Global && StringRef(P.Name).starts_with("thread:"))
    return true;
  return P.R == Root::Variable && T.F.Variables[P.Id].IsThreadLocal;
}

/// Index of the top-level statement of the body that holds the use.
static std::optional<size_t> statementOf(const Trial &T, const MemoryUse &Use) {
  if (!Use.Path)
    return std::nullopt;
  const Location &Where = Use.Path->Where;
  for (size_t I = 0; I < T.C.Statements.size(); ++I) {
    const Range &Text = T.C.Statements[I].Text;
    if (Text.isValid() && Text.File == Where.File &&
        Text.Begin <= Where.Offset && Where.Offset < Text.End)
      return I;
  }
  return std::nullopt;
}

bool isSetAnew(const Trial &T, const Conflict &C) {
  if (C.How != Overlap::Same || !T.isLoop() || C.Write->Region != T.Body)
    return false;
  // A call may build on what it finds; only an assignment surely does not.
  if (C.Write->Via != NoId &&
      !StringRef(T.F.Calls[C.Write->Via].Name).ends_with("::operator="))
    return false;
  std::optional<size_t> Set = statementOf(T, *C.Write);
  if (!Set || T.C.Statements[*Set].K == BodyStatement::Kind::Update)
    return false;
  return none_of(T.Tasks[0].Does.Memory, [&](const MemoryUse &Use) {
    if (Use.Write || overlap(T, *C.Write, 0, Use, 0) == Overlap::Never)
      return false;
    std::optional<size_t> Read = statementOf(T, Use);
    return !Read || *Read <= *Set;
  });
}

static ConflictSort sortOf(const Trial &T, const Conflict &C) {
  const Place &P = C.Write->P;
  if (isConsole(T, P) || isConsole(T, C.Other->P))
    return ConflictSort::ConsoleOrder;
  StringRef State = processState(P);
  if (State == "random")
    return ConflictSort::RandomSequence;
  if (!State.empty())
    return ConflictSort::ProcessState;
  if (isStream(T, *C.Write) && C.How == Overlap::Same)
    return ConflictSort::SharedStream;
  switch (C.How) {
  case Overlap::Unknown:
  case Overlap::Alias:
  case Overlap::ThroughPointer:
    return ConflictSort::PossibleAliasing;
  case Overlap::OtherElement:
    return ConflictSort::CarriedDependence;
  default:
    break;
  }
  if (T.C.S == Candidate::Site::Calls)
    return C.Other->Write ? ConflictSort::SharedWrite
                          : ConflictSort::DependentCalls;
  if (C.Other->Write || isSetAnew(T, C))
    return ConflictSort::SharedWrite;
  return ConflictSort::CarriedDependence;
}

/// A task on another thread sees another object, also where it only reads.
static void addThreadLocals(Trial &T) {
  for (unsigned I = 0; I < T.Tasks.size(); ++I)
    for (const MemoryUse &Use : T.Tasks[I].Does.Memory)
      if (isThreadLocal(T, Use.P))
        T.Conflicts.push_back(
            {&Use, &Use, I, I, Overlap::Same, ConflictSort::ThreadLocal});
}

/// Elements that share a byte collide also where they are different elements.
static void addPackedElements(Trial &T) {
  for (unsigned I = 0; I < T.Tasks.size(); ++I)
    for (const MemoryUse &Use : T.Tasks[I].Does.Memory) {
      if (!Use.Write || T.isPrivate(Use.P, I) || !hasPackedElements(T, Use))
        continue;
      Conflict C{&Use, &Use, I, I, Overlap::OtherElement, {}};
      C.Sort = ConflictSort::PackedElements;
      T.Conflicts.push_back(C);
    }
}

void sortConflicts(Trial &T) {
  erase_if(T.Conflicts, [&](const Conflict &C) {
    return isThreadLocal(T, C.Write->P) || isThreadLocal(T, C.Other->P);
  });
  for (Conflict &C : T.Conflicts)
    C.Sort = sortOf(T, C);
  // A dependence says more than that the same object is written; that it is
  // one object for certain says more than that it may be.
  // A round with many uses has many conflicts: the sorts of each place are
  // gathered once.
  std::map<Place, unsigned> SortsOf;
  auto Bit = [](ConflictSort S) { return 1u << unsigned(S); };
  for (const Conflict &C : T.Conflicts)
    SortsOf[C.Write->P] |= Bit(C.Sort);
  auto SaidBetter = [&](const Conflict &C) {
    unsigned Sorts = SortsOf[C.Write->P];
    if (C.Sort == ConflictSort::SharedWrite)
      return (Sorts & (Bit(ConflictSort::CarriedDependence) |
                       Bit(ConflictSort::DependentCalls))) != 0;
    return C.Sort == ConflictSort::PossibleAliasing &&
           (Sorts & ~Bit(ConflictSort::PossibleAliasing)) != 0;
  };
  std::vector<Conflict> Kept;
  copy_if(T.Conflicts, std::back_inserter(Kept),
          [&](const Conflict &C) { return !SaidBetter(C); });
  T.Conflicts = std::move(Kept);
  addThreadLocals(T);
  if (T.C.S != Candidate::Site::Calls)
    addPackedElements(T);
}

} // namespace poolwise
