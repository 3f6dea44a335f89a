//===- CommitEach.cpp - One commit of git for each fix ----------*- C++ -*-===//
//
// Only the files that a fix changes are committed; what else is staged stays
// staged. Hooks run as for any commit.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Verify/Verify.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

using namespace llvm;

namespace poolwise {

static Error error(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

/// Output of `git -C folder arguments`, both streams; an error if it fails.
static Expected<std::string> git(StringRef Folder,
                                 std::vector<std::string> Arguments) {
  auto Program = sys::findProgramByName("git");
  if (!Program)
    return error("git is not installed");
  SmallString<128> Log;
  if (std::error_code E = sys::fs::createTemporaryFile("poolwise", "log", Log))
    return error("no temporary file can be made: " + E.message());
  std::vector<std::string> Words = {*Program, "-C", Folder.str()};
  append_range(Words, Arguments);
  std::vector<StringRef> Line(Words.begin(), Words.end());
  std::optional<StringRef> Streams[] = {StringRef(""), StringRef(Log),
                                        StringRef(Log)};
  int Status = sys::ExecuteAndWait(*Program, Line, std::nullopt, Streams);
  auto Buffer = MemoryBuffer::getFile(Log);
  std::string Output = Buffer ? (*Buffer)->getBuffer().str() : "";
  sys::fs::remove(Log);
  if (Status != 0)
    return error("git " + Arguments.front() + ": " +
                 StringRef(Output).trim().str());
  return Output;
}

static std::string folderOf(StringRef File) {
  return sys::path::parent_path(File).str();
}

Error checkCommittable(const std::vector<std::string> &Files) {
  for (const std::string &File : Files) {
    auto Known = git(folderOf(File), {"ls-files", "--error-unmatch", File});
    if (!Known) {
      consumeError(Known.takeError());
      return error("--commits: git does not know '" + File + "'");
    }
    auto State = git(folderOf(File), {"status", "--porcelain", "--", File});
    if (!State)
      return State.takeError();
    if (!StringRef(*State).trim().empty())
      return error("--commits: '" + File +
                   "' has changes that are not committed; commit or stash "
                   "them first");
  }
  return Error::success();
}

static std::string subject(const Program &P, const Recommendation &R) {
  StringRef Where = R.On == Executor::IoThreads    ? "I/O threads"
                    : R.On == Executor::CpuThreads ? "CPU threads"
                                                   : "worker processes";
  StringRef What = candidateOf(P, R).S == Candidate::Site::Calls
                       ? "independent calls"
                   : candidateOf(P, R).S == Candidate::Site::Launch ? "tasks"
                                                                    : "rounds";
  StringRef Name = P.Functions[R.Function].Name;
  // Anonymous namespaces and lambdas make a name long and say nothing.
  Name = Name.substr(Name.rfind("(anonymous namespace)::") == StringRef::npos
                         ? 0
                         : Name.rfind("(anonymous namespace)::") + 23);
  Name = Name.take_front(Name.find("::(lambda"));
  return ("Run " + What + " of " + Name + " on " + Where).str();
}

/// As it stands in the work tree.
static StringRef nameIn(StringRef WorkTree, StringRef File) {
  StringRef Below = File;
  return Below.consume_front(WorkTree) && Below.consume_front("/")
             ? Below
             : sys::path::filename(File);
}

static std::string message(const Program &P, const Recommendation &R,
                           const FixOutcome &Outcome, StringRef WorkTree) {
  const Location &Where = candidateOf(P, R).Where;
  std::string Text = subject(P, R) + "\n\n";
  Text += R.Message + " [poolwise-" + R.Check + "]\n\n";
  auto Line = [&](const Location &At, const Twine &What) {
    Text += formatv("{0}:{1}: {2}\n", nameIn(WorkTree, P.Files[At.File].Path),
                    At.Line, What.str())
                .str();
  };
  Line(Where, "was here");
  for (const Evidence &E : R.Path)
    if (E.Where.isValid())
      Line(E.Where,
           E.Message + (E.Model.empty() ? "" : " (rule " + E.Model + ")"));
  if (Outcome.SecondsWith)
    Text += formatv("\nMeasured: {0:f3} s with it, {1:f3} s without.\n",
                    *Outcome.SecondsWith, *Outcome.SecondsWithout)
                .str();
  return Text;
}

static Error commitOne(WorkingTree &Tree, const Program &P, unsigned Fix,
                       const FixOutcome &Outcome) {
  // A fix whose files stand in two work trees makes a commit in each.
  std::map<std::string, std::vector<std::string>> ByWorkTree;
  for (const std::string &File : Tree.filesOf({Fix})) {
    auto Top = git(folderOf(File), {"rev-parse", "--show-toplevel"});
    if (!Top)
      return Top.takeError();
    ByWorkTree[StringRef(*Top).trim().str()].push_back(File);
  }
  for (const auto &[Top, Files] : ByWorkTree) {
    std::vector<std::string> Arguments = {
        "commit",
        "--quiet",
        "--only",
        "-m",
        message(P, *Tree.fixes()[Fix], Outcome, Top),
        "--"};
    append_range(Arguments, Files);
    if (auto Done = git(Top, Arguments); !Done)
      return Done.takeError();
  }
  return Error::success();
}

Error commitEach(WorkingTree &Tree, const Program &P, const FixSet &Wanted,
                 const std::vector<FixOutcome> &Outcomes) {
  FixSet Done;
  for (unsigned Fix : Wanted) {
    FixSet Next = Done;
    Next.insert(Fix);
    if (Error E = Tree.hold(Next))
      return E;
    if (Error E = commitOne(Tree, P, Fix, Outcomes[Fix])) {
      std::string Why = toString(std::move(E));
      if (Error Lost = Tree.hold(Done))
        Why += "; " + toString(std::move(Lost));
      return error("--commits: " + Why + "; " + Twine(Done.size()) +
                   " fixes are committed, the others are not in the files");
    }
    Done = std::move(Next);
  }
  return Error::success();
}

} // namespace poolwise
