#include "OwnBound.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

/// The container whose size the bound is: `v.size()`, or a name that was set to
/// that once.
static std::vector<Place> sizedBy(const Trial &T, const Value &Bound) {
  auto OfSize = [&](const Value &V) -> std::vector<Place> {
    bool IsSize = V.K == Value::Kind::Place && !V.P.Path.empty() &&
                  V.P.Path.back().K == Step::Kind::Yield &&
                  StringRef(V.P.Path.back().Name).contains("size");
    if (!IsSize)
      return {};
    Place Of = V.P;
    Of.Path.pop_back();
    return T.Resolve(Of);
  };
  std::vector<Place> Found = OfSize(Bound);
  bool IsName = Bound.K == Value::Kind::Place && Bound.P.Path.empty() &&
                Bound.P.R == Place::Root::Variable;
  if (!Found.empty() || !IsName || !T.F.Variables[Bound.P.Id].IsConst)
    return Found;
  for (const Binding &B : T.F.Bindings)
    if (B.Target == Bound.P)
      append_range(Found, OfSize(B.From));
  return Found;
}

/// "12" of "int[12]", "std::array<int, 12>".
static std::optional<uint64_t> lengthOf(StringRef Type) {
  StringRef Length;
  if (Type.consume_back("]"))
    Length = Type.rsplit('[').second;
  else if (Type.starts_with("std::array<") && Type.consume_back(">"))
    Length = Type.rsplit(',').second.trim();
  uint64_t Number = 0;
  if (Length.empty() || Length.getAsInteger(10, Number))
    return std::nullopt;
  return Number;
}

/// Is the element of every round, up to the bound, one of the container?
static bool holdsAll(const Trial &T, const Place &Container) {
  const LoopShape &L = *T.Shape;
  if (L.Step < 0) // down to an element that is there
    return L.Bound.K == Value::Kind::Constant &&
           L.Bound.Number - L.Ahead >= (L.BoundIncluded ? 0 : -1);
  if (L.BoundIncluded)
    return false;
  if (is_contained(sizedBy(T, L.Bound), Container))
    return true;
  bool IsVariable =
      Container.R == Place::Root::Variable && Container.Path.empty();
  std::optional<uint64_t> Length =
      IsVariable ? lengthOf(T.F.Variables[Container.Id].Type) : std::nullopt;
  return Length && L.Bound.K == Value::Kind::Constant &&
         L.Bound.Number <= int64_t(*Length);
}

bool staysInBound(const Trial &T, const Behavior &Ahead) {
  const LoopShape &L = *T.Shape;
  if (L.F == LoopShape::Form::Range)
    return true;
  if (L.F == LoopShape::Form::Iterator)
    return StringRef(L.Over.Type).starts_with("std::");
  // Of what is reached by a number, the first step decides.
  return all_of(Ahead.Memory, [&](const MemoryUse &Use) {
    auto At = find_if(Use.P.Path, [](const Step &Each) {
      return Each.K == Step::Kind::Index;
    });
    bool IsOwn = At == Use.P.Path.end() || T.isPrivate(Use.P, 0) ||
                 (At->Index.Known && At->Index.Variable == NoId);
    if (IsOwn)
      return true;
    Place Container = Use.P;
    Container.Path.assign(Use.P.Path.begin(), At);
    return At->Index.Known && At->Index.Offset == 0 &&
           At->Index.Variable == L.Variable && holdsAll(T, Container);
  });
}

} // namespace poolwise
