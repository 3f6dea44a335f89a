//===- WholeProgram.cpp ---------------------------------------------------===//

#include "WholeProgram.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

bool callsOtherFiles(const Program &P, const RuleSet &Rules) {
  auto IsElsewhere = [&](const Call &C) {
    // Lambdas have destructors that stand nowhere.
    bool IsNamed = C.K != Call::Kind::Indirect && C.K != Call::Kind::Destructor;
    // A pure virtual method stands nowhere.
    return IsNamed && !C.Usr.empty() && !C.InSystemHeader && !P.find(C.Usr) &&
           !P.Overriders.contains(C.Usr) && !Rules.modelNamed(C.Name);
  };
  return llvm::any_of(P.Functions, [&](const FunctionSummary &F) {
    return llvm::any_of(F.Calls, IsElsewhere);
  });
}

} // namespace poolwise
