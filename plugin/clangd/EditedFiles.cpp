//===- EditedFiles.cpp - The analysis of each open file -------------------===//

#include "EditedFiles.h"
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

void EditedFiles::update(tidy::EditedUnit Edited) {
  {
    std::lock_guard Guard(Lock);
    State &S = Files[Edited.Path];
    ++S.Updates;
    S.Text = Edited.Text;
    Waiting.insert_or_assign(Edited.Path, std::move(Edited));
  }
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
  if (std::exchange(S->second.Shown, S->second.Updates) == S->second.Updates &&
      IsOther)
    Files.erase(S);
}

json::Array EditedFiles::diagnostics(const std::string &Path) {
  std::string Real = realPath(Path);
  std::lock_guard Guard(Lock);
  auto S = Files.find(Real);
  if (S == Files.end() || !S->second.File)
    return {};
  return S->second.Analyzed == S->second.Updates
             ? S->second.File->diagnostics()
             : S->second.File->diagnosticsIn(S->second.Text);
}

bool EditedFiles::isCurrent(const std::string &Path) {
  std::string Real = realPath(Path);
  std::lock_guard Guard(Lock);
  auto S = Files.find(Real);
  return S != Files.end() && S->second.Analyzed == S->second.Updates &&
         S->second.Shown == S->second.Updates;
}

std::shared_ptr<const EditorFile> EditedFiles::get(const std::string &Path,
                                                   bool Wait) {
  std::string Real = realPath(Path);
  std::unique_lock Guard(Lock);
  std::shared_ptr<const EditorFile> Found;
  auto isDone = [&] {
    auto S = Files.find(Real);
    Found = S == Files.end() ? nullptr : S->second.File;
    return IsOver || S == Files.end() ||
           S->second.Analyzed == S->second.Updates;
  };
  if (Wait)
    Changed.wait(Guard, isDone);
  else
    isDone();
  return Found;
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
    tidy::EditedUnit Next = std::move(Waiting.begin()->second);
    Waiting.erase(Waiting.begin());
    const std::string Path = Next.Path;
    const unsigned Number = Files[Path].Updates;
    Guard.unlock();
    std::shared_ptr<const EditorFile> File = analyze(std::move(Next));
    Guard.lock();
    auto S = Files.find(Path);
    if (S == Files.end() || S->second.Updates < Number)
      continue; // closed, or opened again
    S->second.Analyzed = Number;
    S->second.File = std::move(File);
    Changed.notify_all();
    Guard.unlock();
    L.Analyzed(Path);
    Guard.lock();
  }
}

std::shared_ptr<const EditorFile>
EditedFiles::analyze(tidy::EditedUnit Edited) {
  UnitAnalyzer &Analyzer = tidy::unitAnalyzer();
  tell(Analyzer.whatIsMissing(Edited.Path, Edited.Settings));
  auto A = Analyzer.analyze(std::move(Edited.Summary), Edited.Settings,
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
