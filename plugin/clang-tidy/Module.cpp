//===- Module.cpp - poolwise as a module of clang-tidy --------------------===//
//
// clang-tidy-22 --load=PREFIX/lib/poolwise/ClangTidyModule.so \
//               --checks='-*,poolwise-*'
//
// One check for each page under docs/checks.
//
//===----------------------------------------------------------------------===//

#include "FindingsCheck.h"
#include "clang-tidy/ClangTidyModule.h"
#include "poolwise/Report/Pages.h"
#include "clang/Basic/Version.h"

static_assert(CLANG_VERSION_MAJOR == 22,
              "clang-tidy's interface is that of 22");

namespace poolwise::tidy {

namespace {
class Module : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    for (llvm::StringRef Name : checkNames())
      Factories.registerCheck<FindingsCheck>(("poolwise-" + Name).str());
  }
};
} // namespace

static clang::tidy::ClangTidyModuleRegistry::Add<Module>
    Registered("poolwise-module", "Work that could run on pools.");

} // namespace poolwise::tidy

/// Forces the linker to keep this file where the module is linked in.
volatile int PoolwiseTidyModuleAnchor = 0; // NOLINT
