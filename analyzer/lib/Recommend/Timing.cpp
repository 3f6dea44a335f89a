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

bool isMeasured(const Program &P, const Site &S) {
  if (S.Inside == NoId)
    return false;
  const FunctionSummary &F = P.Functions[S.Function];
  unsigned Asked = 0;
  for (const Call &C : F.Calls)
    Asked += F.isWithin(C.Region, S.Inside) && asksClock(P, C, 0);
  return Asked >= 2;
}

} // namespace poolwise
