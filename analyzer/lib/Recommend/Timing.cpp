#include "Timing.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

static bool isClock(StringRef Callee) {
  static constexpr StringLiteral Names[] = {
      "clock",         "clock_gettime",        "gettimeofday", "getrusage",
      "omp_get_wtime", "g_get_monotonic_time", "uv_hrtime"};
  bool IsNow = Callee.ends_with("clock::now");
  Callee.consume_front("std::");
  return IsNow || is_contained(Names, Callee);
}

/// It, or what it calls, does so and little more: it asks for the time.
static bool asksClock(const Program &P, const Call &C, unsigned Depth) {
  constexpr unsigned Deep = 3;
  constexpr size_t FewCalls = 8;
  if (isClock(C.Name))
    return true;
  auto Callee = P.ByUsr.find(C.Usr);
  if (Depth == Deep || Callee == P.ByUsr.end())
    return false;
  const FunctionSummary &F = P.Functions[Callee->second];
  return F.Calls.size() <= FewCalls && any_of(F.Calls, [&](const Call &Inner) {
           return asksClock(P, Inner, Depth + 1);
         });
}

/// A loop that goes through a list of things; one that has no end runs for
/// other reasons than to be measured.
static bool goesThroughList(const FunctionSummary &F, RegionId Body) {
  const Region &Loop = F.Regions[F.Regions[Body].Parent];
  return Loop.Loop && Loop.Loop->F != LoopShape::Form::Other;
}

bool isMeasured(const Program &P, const Site &S) {
  const FunctionSummary &F = P.Functions[S.Function];
  for (RegionId R = S.Inside; R != NoId; R = F.Regions[R].Parent) {
    if (F.Regions[R].K != Region::Kind::LoopBody || !goesThroughList(F, R))
      continue;
    unsigned Asked = 0;
    for (const Call &C : F.Calls)
      Asked += F.isWithin(C.Region, R) && asksClock(P, C, 0);
    if (Asked >= 2)
      return true;
  }
  return false;
}

} // namespace poolwise
