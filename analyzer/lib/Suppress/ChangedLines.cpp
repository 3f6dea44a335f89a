//===- ChangedLines.cpp - What git says was changed -----------------------===//

#include "ChangedLines.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"

using namespace llvm;

namespace poolwise {

/// Runs git in `Folder` and gives its output, or what it complained about.
static Expected<std::string> git(StringRef Folder,
                                 ArrayRef<StringRef> Arguments) {
  ErrorOr<std::string> Program = sys::findProgramByName("git");
  if (!Program)
    return createStringError(Program.getError(),
                             "--since needs git, which is not in PATH");
  SmallString<128> Out, Err;
  if (std::error_code EC =
          sys::fs::createTemporaryFile("poolwise-git", "out", Out))
    return createStringError(EC,
                             "cannot make a temporary file: " + EC.message());
  FileRemover RemoveOut(Out);
  if (std::error_code EC =
          sys::fs::createTemporaryFile("poolwise-git", "err", Err))
    return createStringError(EC,
                             "cannot make a temporary file: " + EC.message());
  FileRemover RemoveErr(Err);

  SmallVector<StringRef> Command{*Program, "-C", Folder};
  Command.append(Arguments.begin(), Arguments.end());
  std::string Problem;
  int Status = sys::ExecuteAndWait(
      *Program, Command, std::nullopt,
      {StringRef(""), StringRef(Out), StringRef(Err)}, 0, 0, &Problem);
  auto Output = MemoryBuffer::getFile(Status == 0 ? Out : Err);
  if (!Output)
    return createStringError(Output.getError(), "cannot read git's output");
  if (Status == 0)
    return (*Output)->getBuffer().str();
  StringRef Said = (*Output)->getBuffer().trim().split('\n').first;
  return createStringError(inconvertibleErrorCode(),
                           Problem.empty() ? Said : StringRef(Problem));
}

Expected<std::string> workTreeOf(StringRef Folder) {
  Expected<std::string> Top = git(Folder, {"rev-parse", "--show-toplevel"});
  if (!Top)
    return Top;
  return StringRef(*Top).trim().str();
}

/// Where the work tree left the revision's history, so that what happened there
/// since is none of its changes. A history without such a point (a shallow
/// clone) is compared as it is.
static std::string forkPoint(StringRef WorkTree, StringRef Revision) {
  Expected<std::string> Base =
      git(WorkTree, {"merge-base", "--end-of-options", Revision, "HEAD"});
  if (Base)
    return StringRef(*Base).trim().str();
  consumeError(Base.takeError());
  return Revision.str();
}

/// What the work tree is compared with.
static Expected<std::string> baseOf(StringRef WorkTree, StringRef Revision,
                                    StringRef Own) {
  Expected<std::string> Super =
      git(WorkTree, {"rev-parse", "--show-superproject-working-tree"});
  if (!Super)
    return Super;
  StringRef Outer = StringRef(*Super).trim(), Inside = WorkTree;
  if (WorkTree == Own || !Inside.consume_front(Outer) || Outer.empty())
    return forkPoint(WorkTree, Revision);
  Expected<std::string> OuterBase = baseOf(Outer, Revision, Own);
  if (!OuterBase)
    return OuterBase;
  std::string Then = *OuterBase + ":" + Inside.ltrim('/').str();
  Expected<std::string> Commit =
      git(Outer, {"rev-parse", "--verify", "--end-of-options", Then});
  if (!Commit) { // it was not there: all of it is new
    consumeError(Commit.takeError());
    Commit = git(WorkTree, {"hash-object", "-t", "tree", "/dev/null"});
  }
  if (!Commit)
    return Commit.takeError();
  return StringRef(*Commit).trim().str();
}

Expected<ChangedLines> changedSince(StringRef WorkTree, StringRef Revision,
                                    StringRef Own) {
  Expected<std::string> Base = baseOf(WorkTree, Revision, Own);
  if (!Base)
    return Base.takeError();
  // --end-of-options: a revision never is an option.
  Expected<std::string> Diff =
      git(WorkTree, {"-c", "core.quotePath=false", "diff", "-U0", "--no-color",
                     "--no-ext-diff", "--no-prefix", "--no-renames",
                     "--end-of-options", *Base, "--"});
  if (!Diff)
    return Diff.takeError();
  Expected<ChangedLines> Named = parseDiff(*Diff);
  if (!Named)
    return Named.takeError();
  ChangedLines Changed;
  for (auto &[Name, Spans] : *Named)
    Changed[(WorkTree + "/" + Name).str()] = std::move(Spans);

  Expected<std::string> Untracked =
      git(WorkTree, {"ls-files", "-z", "--others", "--exclude-standard"});
  if (!Untracked)
    return Untracked.takeError();
  SmallVector<StringRef> Files;
  StringRef(*Untracked).split(Files, '\0', -1, /*KeepEmpty=*/false);
  for (StringRef File : Files)
    Changed[(WorkTree + "/" + File).str()] = {{1, UINT32_MAX}};
  return Changed;
}

} // namespace poolwise
