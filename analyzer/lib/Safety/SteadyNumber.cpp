//===- SteadyNumber.cpp ---------------------------------------------------===//
//
// A method yields the same again if it has no effects, and nothing that it
// reads is written meanwhile.
//
//===----------------------------------------------------------------------===//

#include "SteadyNumber.h"
#include "PlaceRelation.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

/// May a round, or the header, write what `Read` reads?
static bool isWritten(const Trial &T, const MemoryUse &Read) {
  auto Changes = [&](const MemoryUse &Use) {
    return Use.Write && overlap(T, Use, 0, Read, 0) != Overlap::Never;
  };
  return any_of(T.Tasks[0].Does.Memory, Changes) || any_of(T.Header, Changes);
}

static bool isSteadyPlace(const Trial &T, const Place &Integer,
                          StringRef Type) {
  for (const Place &P : T.Resolve(Integer)) {
    MemoryUse Read;
    Read.P = P;
    Read.Type = Type.str();
    if (P.isUnknown() || T.isPrivate(P, 0) || isWritten(T, Read))
      return false;
  }
  return true;
}

static bool isSteadyYield(const Trial &T, const Place &Integer) {
  Place Object = Integer;
  std::string Method = Object.Path.back().Name;
  Object.Path.pop_back();
  for (const Call &C : T.F.Calls) {
    if (C.Usr != Method || !T.isInside(C.Region) || !C.Receiver ||
        C.Receiver->P != Object || !C.Arguments.empty() || !T.PartOf)
      continue;
    Behavior Does = T.PartOf(C.Text);
    bool IsPure = Does.Unknown.empty() && Does.Outside.empty() &&
                  Does.NotThreadSafe.empty() &&
                  all_of(Does.Effects, [](const EffectUse &E) {
                    return E.Kind == EffectKind::Compute;
                  });
    return IsPure && none_of(Does.Memory, [&](const MemoryUse &Use) {
             return Use.P.isUnknown() || Use.Write || Use.Atomic ||
                    T.isPrivate(Use.P, 0) || isWritten(T, Use);
           });
  }
  return false;
}

bool isSteadyNumber(const Trial &T, const Place &Integer, StringRef Type) {
  bool IsYield =
      !Integer.Path.empty() && Integer.Path.back().K == Step::Kind::Yield;
  for (const Step &S : drop_end(Integer.Path, IsYield ? 1 : 0))
    if (S.K == Step::Kind::Index || S.K == Step::Kind::Yield)
      return false;
  auto [Known, IsNew] = T.Steady.try_emplace(Integer, false);
  if (IsNew)
    T.Steady[Integer] =
        IsYield ? isSteadyYield(T, Integer) : isSteadyPlace(T, Integer, Type);
  return T.Steady[Integer];
}

} // namespace poolwise
