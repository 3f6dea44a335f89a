//===- SharedUnit.cpp - What the checks of one unit share -----------------===//

#include "SharedUnit.h"
#include "FindingsCheck.h"
#include "clang/AST/ASTContext.h"

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
    Extraction.emplace(PP);
}

/// The main file as the editor shows it; none if it is not the program's.
static std::optional<EditedUnit> editedUnit(const ASTContext &Context,
                                            TUSummary &Unit) {
  const SourceManager &SM = Context.getSourceManager();
  for (const SourceFile &File : Unit.Files)
    if (OptionalFileEntryRef Entry =
            SM.getFileManager().getOptionalFileRef(File.Path);
        Entry && *Entry == SM.getFileEntryRefForID(SM.getMainFileID()))
      return EditedUnit{File.Path,
                        SM.getBufferData(SM.getMainFileID()).str(),
                        std::move(Unit),
                        {},
                        {}};
  return std::nullopt;
}

void SharedUnit::report(ASTContext &Context, bool IsEdited) {
  if (!Extraction)
    return;
  TUSummary Unit = Extraction->extract(Context);
  if (IsEdited && listener()) {
    std::optional<EditedUnit> Edited = editedUnit(Context, Unit);
    if (!Edited)
      return;
    Edited->Settings = Checks.front()->settings();
    for (const FindingsCheck *Check : Checks)
      Edited->Checks.insert(Check->name());
    listener()(std::move(*Edited));
    return;
  }
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
