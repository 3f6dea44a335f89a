//===- SharedUnit.cpp - What the checks of one unit share -----------------===//

#include "SharedUnit.h"
#include "FindingsCheck.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/Support/FileSystem.h"

using namespace clang;

namespace poolwise::tidy {

UnitAnalyzer &unitAnalyzer() {
  static UnitAnalyzer Analyzer(
      installedFile(reinterpret_cast<void *>(&unitAnalyzer)));
  return Analyzer;
}

static EditedUnitListener &listener() {
  static EditedUnitListener Listener;
  return Listener;
}

void setEditedUnitListener(EditedUnitListener Listener) {
  listener() = std::move(Listener);
}

bool hasEditedUnitListener() { return bool(listener()); }

std::shared_ptr<SharedUnit>
SharedUnit::of(clang::tidy::ClangTidyContext *Context) {
  static std::mutex Lock;
  static std::map<clang::tidy::ClangTidyContext *, std::weak_ptr<SharedUnit>>
      Units;
  std::lock_guard Guard(Lock);
  std::erase_if(Units, [](auto &Entry) { return Entry.second.expired(); });
  std::weak_ptr<SharedUnit> &Known = Units[Context];
  std::shared_ptr<SharedUnit> Unit = Known.lock();
  if (!Unit)
    Known = Unit = std::make_shared<SharedUnit>();
  return Unit;
}

void SharedUnit::watch(Preprocessor &PP) {
  if (!Extraction)
    Extraction = std::make_shared<const AstExtraction>(PP);
  SM = &PP.getSourceManager();
}

/// The main file's path, as SourceFile names it.
static std::string mainPath(const SourceManager &SM) {
  OptionalFileEntryRef Main = SM.getFileEntryRefForID(SM.getMainFileID());
  if (!Main)
    return "";
  llvm::SmallString<256> Path(Main->getName()), Real;
  SM.getFileManager().makeAbsolutePath(Path);
  return llvm::sys::fs::real_path(Path, Real) ? Path.str().str()
                                              : Real.str().str();
}

void SharedUnit::announce() {
  if (!Extraction)
    return;
  EditedUnit Edited{mainPath(*SM),
                    SM->getBufferData(SM->getMainFileID()).str(),
                    SM,
                    Extraction,
                    Checks.front()->settings(),
                    {}};
  for (const FindingsCheck *Check : Checks)
    Edited.Checks.insert(Check->name());
  listener()(std::move(Edited));
}

void SharedUnit::report(ASTContext &Context) {
  if (!Extraction)
    return;
  TUSummary Unit = Extraction->extract(Context);
  std::map<UnitSettings, std::optional<Analysis>> Known;
  for (FindingsCheck *Check : Checks) {
    auto [It, IsNew] = Known.try_emplace(Check->settings());
    if (IsNew) {
      if (auto A = unitAnalyzer().analyze(Unit, Check->settings()))
        It->second = std::move(*A);
      else
        Check->complain(llvm::toString(A.takeError()));
    }
    if (It->second)
      Check->report(Context, *It->second);
  }
}

} // namespace poolwise::tidy
