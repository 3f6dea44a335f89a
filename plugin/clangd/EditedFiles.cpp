//===- EditedFiles.cpp - The analysis of each open file -------------------===//

#include "EditedFiles.h"
#include "clang/AST/ASTContext.h"
#include "llvm/Support/FileSystem.h"
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace llvm;

namespace poolwise::clangd {

static std::string ownFile() {
  return installedFile(reinterpret_cast<void *>(&editedFiles));
}

/// As SourceFile names it.
static std::string realPath(const std::string &Path) {
  SmallString<256> Real;
  return sys::fs::real_path(Path, Real) ? Path : Real.str().str();
}

void EditedFiles::start(Listener Who) {
  L = std::move(Who);
  Worker = std::thread([this] { work(); });
}

void EditedFiles::stop() {
  {
    std::lock_guard Guard(Lock);
    IsOver = true;
  }
  Changed.notify_all();
  if (Worker.joinable())
    Worker.join();
}

void EditedFiles::agree(ColumnUnit U) {
  std::lock_guard Guard(Lock);
  Unit = U;
}

void EditedFiles::announce(tidy::EditedUnit Unit) {
  std::lock_guard Guard(Lock);
  std::erase_if(Parsed, [](const auto &Entry) {
    return !Entry.second.Unit.Extraction->isAlive();
  });
  State &S = Files[Unit.Path];
  ++S.Looks;
  // clangd may parse a text again, for a request alone: nothing follows then.
  if (S.Number == 0 || S.Text != Unit.Text)
    S.Number = ++Numbers;
  S.Text = Unit.Text;
  const clang::SourceManager *SM = Unit.SM;
  Parsed.insert_or_assign(SM, Announced{std::move(Unit), S.Number, {}});
}

void EditedFiles::extract(clang::ASTContext &Context) {
  std::unique_lock Guard(Lock);
  auto Node = Parsed.extract(&Context.getSourceManager());
  if (Node.empty() || !Node.mapped().Unit.Extraction->isAlive())
    return;
  Announced A = std::move(Node.mapped());
  Guard.unlock();
  A.Summary = A.Unit.Extraction->extract(Context, LibraryBodies::Skipped);
  A.Unit.Extraction.reset();
  Guard.lock();
  auto S = Files.find(A.Unit.Path);
  if (S == Files.end() || S->second.Number < A.Number)
    return; // closed
  S->second.Extracted = A.Number;
  Waiting.insert_or_assign(A.Unit.Path, std::move(A));
  Guard.unlock();
  Changed.notify_all();
}

void EditedFiles::forget(const std::string &Path) {
  std::string Real = realPath(Path);
  std::lock_guard Guard(Lock);
  Files.erase(Real);
  Waiting.erase(Real);
}

void EditedFiles::shown(const std::string &Path, int64_t Version) {
  std::string Real = realPath(Path);
  std::lock_guard Guard(Lock);
  auto S = Files.find(Real);
  if (S == Files.end())
    return;
  // clangd may show one version several times.
  bool IsOther = std::exchange(S->second.Version, Version) != Version;
  if (std::exchange(S->second.Shown, S->second.Looks) == S->second.Looks &&
      IsOther)
    Files.erase(S);
}

json::Array EditedFiles::diagnostics(const std::string &Path) {
  std::string Real = realPath(Path);
  std::lock_guard Guard(Lock);
  auto S = Files.find(Real);
  if (S == Files.end() || !S->second.File)
    return {};
  return S->second.Judged == S->second.Number
             ? S->second.File->diagnostics()
             : S->second.File->diagnosticsIn(S->second.Text);
}

std::shared_ptr<const EditorFile> EditedFiles::last(const std::string &Path) {
  std::string Real = realPath(Path);
  std::lock_guard Guard(Lock);
  auto S = Files.find(Real);
  return S == Files.end() ? nullptr : S->second.File;
}

std::shared_ptr<const EditorFile>
EditedFiles::current(const std::string &Path) {
  std::string Real = realPath(Path);
  std::lock_guard Guard(Lock);
  auto S = Files.find(Real);
  bool IsCurrent = S != Files.end() && S->second.Judged == S->second.Number;
  return IsCurrent ? S->second.File : nullptr;
}

bool EditedFiles::isJudging(const std::string &Path) {
  std::string Real = realPath(Path);
  std::lock_guard Guard(Lock);
  auto S = Files.find(Real);
  return !IsOver && S != Files.end() && S->second.Extracted > S->second.Judged;
}

void EditedFiles::work() {
  ::pthread_setname_np(::pthread_self(), "poolwise");
  // Of this thread alone, on Linux.
  ::setpriority(PRIO_PROCESS, ::gettid(), 5);
  tidy::unitAnalyzer().warmUp();
  std::unique_lock Guard(Lock);
  while (true) {
    Changed.wait(Guard, [this] { return IsOver || !Waiting.empty(); });
    if (IsOver)
      return;
    Announced Next = std::move(Waiting.begin()->second);
    Waiting.erase(Waiting.begin());
    const std::string Path = Next.Unit.Path;
    const unsigned Number = Next.Number;
    Guard.unlock();
    std::shared_ptr<const EditorFile> File = analyze(std::move(Next));
    Guard.lock();
    auto S = Files.find(Path);
    if (S != Files.end() && Number >= S->second.Judged) { // else closed
      S->second.Judged = Number;
      S->second.File = std::move(File);
    }
    Guard.unlock();
    L.Analyzed(Path);
    Guard.lock();
  }
}

std::shared_ptr<const EditorFile> EditedFiles::analyze(Announced Next) {
  tidy::EditedUnit &Edited = Next.Unit;
  UnitAnalyzer &Analyzer = tidy::unitAnalyzer();
  tell(Analyzer.whatIsMissing(Edited.Path, Edited.Settings));
  auto A = Analyzer.analyze(std::move(Next.Summary), Edited.Settings,
                            {{Edited.Path, Edited.Text}});
  if (!A) {
    tell(toString(A.takeError()));
    return nullptr;
  }
  return std::make_shared<const EditorFile>(
      Edited.Path, std::move(Edited.Text), Unit,
      std::make_shared<const Analysis>(std::move(*A)), ownFile(),
      std::move(Edited.Checks));
}

void EditedFiles::tell(const std::string &Message) {
  if (!Message.empty() && Told.insert(Message).second)
    L.Told(Message);
}

EditedFiles &editedFiles() {
  static EditedFiles Files;
  return Files;
}

} // namespace poolwise::clangd
