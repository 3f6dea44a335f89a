//===- SharedUnit.cpp - What the checks of one unit share -----------------===//

#include "SharedUnit.h"
#include "FindingsCheck.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace poolwise::tidy {

static UnitAnalyzer &analyzer() {
  static UnitAnalyzer Analyzer(
      installedFile(reinterpret_cast<void *>(&analyzer)));
  return Analyzer;
}

static EditedFileListener &listener() {
  static EditedFileListener Listener;
  return Listener;
}

void setEditedFileListener(EditedFileListener Listener) {
  listener() = std::move(Listener);
}

void warmUp() { analyzer().warmUp(); }

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

/// The main file as the editor shows it.
static OpenFiles editedText(const ASTContext &Context, const TUSummary &Unit) {
  const SourceManager &SM = Context.getSourceManager();
  for (const SourceFile &File : Unit.Files)
    if (OptionalFileEntryRef Entry =
            SM.getFileManager().getOptionalFileRef(File.Path);
        Entry && *Entry == SM.getFileEntryRefForID(SM.getMainFileID()))
      return {{File.Path, SM.getBufferData(SM.getMainFileID()).str()}};
  return {};
}

void SharedUnit::report(ASTContext &Context, bool IsEdited) {
  if (!Extraction)
    return;
  TUSummary Unit = Extraction->extract(Context);
  OpenFiles Open;
  if (IsEdited)
    Open = editedText(Context, Unit);
  std::map<UnitSettings, std::shared_ptr<const Analysis>> Known;
  for (FindingsCheck *Check : Checks) {
    auto [It, IsNew] = Known.try_emplace(Check->settings());
    if (IsNew) {
      auto A = analyzer().analyze(Unit, Check->settings(), Open);
      if (A)
        It->second = std::make_shared<const Analysis>(std::move(*A));
      else
        Check->complain(llvm::toString(A.takeError()));
    }
    if (It->second)
      Check->report(Context, *It->second);
  }
  if (!Open.empty() && listener() && !Known.empty() && Known.begin()->second)
    listener()(Open.begin()->first, Open.begin()->second,
               Known.begin()->second);
}

} // namespace poolwise::tidy
