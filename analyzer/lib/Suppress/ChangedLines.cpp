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

/// "@@ -3,2 +5,4 @@" -> 5..8; "+5,0" is a removal between 5 and 6.
static std::optional<LineSpan> parseHunk(StringRef Line) {
  StringRef New = Line.split('+').second.split(' ').first;
  auto [FirstText, CountText] = New.split(',');
  uint32_t First, Count = 1;
  if (FirstText.getAsInteger(10, First) ||
      (!CountText.empty() && CountText.getAsInteger(10, Count)))
    return std::nullopt;
  return LineSpan{First, Count ? First + Count - 1 : First + 1};
}

ChangedLines parseDiff(StringRef Diff, StringRef WorkTree) {
  ChangedLines Changed;
  std::vector<LineSpan> *Current = nullptr;
  SmallVector<StringRef> Lines;
  Diff.split(Lines, '\n');
  // Between a hunk's head and its end only its own lines stand, whatever they
  // look like.
  uint64_t Skip = 0;
  for (StringRef Line : Lines) {
    if (Skip && (Line.starts_with("+") || Line.starts_with("-"))) {
      --Skip;
      continue;
    }
    if (Line.consume_front("+++ ")) {
      Line = Line.rtrim("\t\r");
      Current = Line == "/dev/null" ? nullptr
                                    : &Changed[(WorkTree + "/" + Line).str()];
    } else if (Line.starts_with("@@ ")) {
      uint64_t Counts[2] = {1, 1};
      SmallVector<StringRef> Words;
      Line.split(Words, ' ');
      for (int I = 0; I < 2 && I + 1 < int(Words.size()); ++I)
        if (StringRef Count = Words[I + 1].split(',').second; !Count.empty())
          Count.getAsInteger(10, Counts[I]);
      Skip = Counts[0] + Counts[1];
      if (std::optional<LineSpan> Span = parseHunk(Line); Span && Current)
        Current->push_back(*Span);
    }
  }
  return Changed;
}

Expected<ChangedLines> changedSince(StringRef WorkTree, StringRef Revision) {
  // --end-of-options: a revision never is an option.
  Expected<std::string> Diff =
      git(WorkTree, {"-c", "core.quotePath=false", "diff", "-U0", "--no-color",
                     "--no-ext-diff", "--no-prefix", "--no-renames",
                     "--end-of-options", Revision, "--"});
  if (!Diff)
    return Diff.takeError();
  ChangedLines Changed = parseDiff(*Diff, WorkTree);

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
