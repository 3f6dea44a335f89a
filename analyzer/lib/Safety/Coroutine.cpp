//===- Coroutine.cpp - A round suspends a coroutine -----------------------===//
//
// Where it goes on, and when, is not for a pool to decide.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"

using namespace llvm;
namespace poolwise {

void checkCoroutine(const Trial &T, Hazards &Out) {
  for (const Jump &J : T.F.Jumps)
    if (J.K == Jump::Kind::CoroutineSuspend && T.isInside(J.Region)) {
      Hazard H;
      H.Message = taskWord(T).str() + " may suspend the coroutine";
      H.Where = J.Where;
      Out.push_back(std::move(H));
    }
}

} // namespace poolwise
