//===- LibrarySpans.cpp - Which elements a library call uses --------------===//
//
// In:  a call that takes an iterator or pointer and one to where its elements
//      end, as in `std::sort(v.begin() + y * w, v.begin() + y * w + w)`. Out:
//      the elements, as those of the container from one index to another.
//
// Not handled: iterators that are variables, distances from the end, outputs.
//
//===----------------------------------------------------------------------===//

#include "CallBehavior.h"
#include "LibraryNames.h"
#include "poolwise/Program/Within.h"
#include "llvm/ADT/STLExtras.h"
#include <utility>

namespace poolwise {

using Root = Place::Root;

namespace {
const Step Deref{Step::Kind::Deref, {}, {}};
const Step FirstElement{Step::Kind::Index, {}, {true, NoId, 0}};

bool isAtElement(const Place &P) {
  return !P.Path.empty() && P.Path.back().K == Step::Kind::Index;
}

Value numberAt(const Subscript &Index) {
  Value V;
  V.Index = Index;
  return V;
}

bool isNothing(const Subscript &S) { return !S.Known && S.Computed == NoId; }
} // namespace

/// The containers, each at the element that the iterator or pointer is at;
/// empty if that is not known.
Places CallBehavior::positionOf(const Value &V) {
  if (V.K != Value::Kind::Place)
    return {};
  auto Known = [](Places All) {
    bool IsKnown = llvm::all_of(All, [](const Place &P) {
      return !P.isUnknown() && P.R != Root::Constant && isAtElement(P) &&
             !isNothing(P.Path.back().Index);
    });
    return IsKnown ? All : Places();
  };
  auto AtFirst = [](Places All) {
    for (Place &P : All)
      if (!isAtElement(P))
        extend(P, FirstElement);
    return All;
  };
  if (isRawPointer(V.Type))
    return Known(AtFirst(R.follow(R.valueOf(V), Deref)));
  if (V.P.R != Root::Result || !V.P.Path.empty())
    return {};
  const Call &C = F.Calls[V.P.Id];
  llvm::StringRef Name = llvm::StringRef(C.Name).rsplit("::").second;
  // A copy of an iterator, or one to constant elements.
  if (C.K == Call::Kind::Constructor && C.Arguments.size() == 1 &&
      W.isPointerLike(C.Arguments[0].V.Type))
    return positionOf(C.Arguments[0].V);
  if (Name == "begin" || Name == "cbegin") {
    const Value *Of = C.Receiver                ? &*C.Receiver
                      : C.Arguments.size() == 1 ? &C.Arguments[0].V
                                                : nullptr;
    if (!Of)
      return {};
    Places All = R.behind(*Of);
    // The first element of a row that is itself an element.
    if (!W.isPointerLike(Of->Type))
      for (Place &P : All)
        extend(P, FirstElement);
    return Known(std::move(All));
  }
  bool IsNext = C.Name == "std::next" && C.Arguments.size() == 2;
  if (!IsNext && Name != "operator+")
    return {};
  const Value *Base = C.Receiver ? &*C.Receiver : nullptr, *By = nullptr;
  for (const Argument &A : C.Arguments)
    (Base || !W.isPointerLike(A.V.Type) ? By : Base) = &A.V;
  if (!Base || !By)
    return {};
  Places All = positionOf(*Base);
  for (Place &P : All)
    P.Path.back().Index = R.sum(P.Path.back().Index, By->Index);
  return Known(std::move(All));
}

static bool isUnlisted(const Model &M, int Argument) {
  auto Lists = [&](const std::vector<ObjectRef> &All) {
    return llvm::is_contained(All, ObjectRef{Argument});
  };
  return M.Reads && M.Writes && !Lists(*M.Reads) && !Lists(*M.Writes);
}

/// The argument that ends the elements from `First` on: the last one behind it,
/// of its type, that the rule neither reads nor writes through. NoId: none.
static uint32_t endOfSpan(const Model &M, const Call &C, uint32_t First) {
  uint32_t Last = NoId;
  if (isUnlisted(M, First))
    return Last;
  for (uint32_t I = First + 1;
       I < C.Arguments.size() && isUnlisted(M, I) &&
       C.Arguments[I].V.Type == C.Arguments[First].V.Type;
       ++I)
    Last = I;
  return Last;
}

/// The elements that are used from argument `First` on; empty: not known.
Places CallBehavior::elementsUsed(const Model &M, uint32_t First, CallId Id) {
  const Call &C = F.Calls[Id];
  uint32_t Last = endOfSpan(M, C, First);
  if (Last == NoId)
    return {};
  Places Begin = positionOf(C.Arguments[First].V),
         End = positionOf(C.Arguments[Last].V);
  if (Begin.size() != 1 || End.size() != 1)
    return {};
  Value Low = numberAt(std::exchange(Begin[0].Path.back().Index, {})),
        Past = numberAt(std::exchange(End[0].Path.back().Index, {}));
  if (Begin[0] != End[0])
    return {};
  Low.Usr = F.Usr + "@" + std::to_string(C.Where.Offset) + "@" +
            std::to_string(First);
  Subscript &Used = Begin[0].Path.back().Index;
  Used.Computed =
      W.derived(Self, {Within, std::move(Low), std::move(Past), false});
  return Used.Computed == NoId ? Places() : Begin;
}

/// Only the end of such elements, or a place among them.
bool CallBehavior::isInSpan(const Model &M, uint32_t Argument, CallId Id) {
  const Call &C = F.Calls[Id];
  if (!isUnlisted(M, Argument))
    return false;
  for (uint32_t First = Argument; First-- > 0;)
    if (!isUnlisted(M, First))
      return endOfSpan(M, C, First) != NoId &&
             endOfSpan(M, C, First) >= Argument &&
             !elementsUsed(M, First, Id).empty();
  return false;
}

} // namespace poolwise
