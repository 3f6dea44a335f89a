//===- LibraryCalls.cpp - What a program asks of libraries ----------------===//

#include "poolwise/Report/LibraryCalls.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace poolwise {

LibraryCalls libraryCalls(const Program &P, const RuleSet &Rules) {
  std::map<std::string, LibraryCall> ByName;
  for (FunctionId F = 0; F < P.Functions.size(); ++F) {
    const FunctionSummary &Function = P.Functions[F];
    if (Function.Where.isValid() && P.Files[Function.Where.File].IsSystem)
      continue;
    for (const Call &C : Function.Calls) {
      // What has a body in the program needs no model.
      if (C.Name.empty() || P.find(C.Usr))
        continue;
      LibraryCall &L = ByName[C.Name];
      if (!L.Sites++) {
        L.Name = C.Name;
        L.Rule = Rules.modelFor(C);
        L.First = C.Where;
      }
      if (L.Callers.empty() || L.Callers.back() != F)
        L.Callers.push_back(F);
    }
  }
  LibraryCalls All;
  for (auto &[Name, L] : ByName)
    (L.Rule ? All.Known : All.Unknown).push_back(std::move(L));
  llvm::sort(All.Unknown, [](const auto &A, const auto &B) {
    return std::tie(B.Sites, A.Name) < std::tie(A.Sites, B.Name);
  });
  return All;
}

} // namespace poolwise
