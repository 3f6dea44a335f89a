//===- TidyCommandLine.cpp - Called as clang-tidy is ----------------------===//
//
// In:  what CMake's CXX_CLANG_TIDY and other callers of clang-tidy pass:
//        [OPTION...] FILE... -- COMPILER FLAGS... -o OBJECT -c FILE
//        [OPTION...] -p BUILD FILE...
// Out: the same for `poolwise check`.
//
// As with clang-tidy, findings alone leave the exit status at 0, for else a
// build stops at the first one; --warnings-as-errors makes them count.
//
//===----------------------------------------------------------------------===//

#include "TidyCommandLine.h"
#include "poolwise/Config/GlobList.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace poolwise::tool {

namespace {

/// What becomes of an option, whose value is behind `=` or the next word.
struct TidyOption {
  StringRef Name;
  enum { ToCheck, Before, After, Fatal, Checks, Ignored, Switch } Becomes;
  StringRef CheckName = "";
};

constexpr TidyOption Known[] = {
    {"extra-arg", TidyOption::After},
    {"extra-arg-before", TidyOption::Before},
    {"p", TidyOption::ToCheck, "-p"},
    {"export-fixes", TidyOption::ToCheck, "--export-fixes"},
    {"config-file", TidyOption::ToCheck, "--config"},
    {"checks", TidyOption::Checks},
    {"warnings-as-errors", TidyOption::Fatal},
    {"fix", TidyOption::Switch, "--fix"},
    {"quiet", TidyOption::Switch},
    {"use-color", TidyOption::Switch},
    {"header-filter", TidyOption::Ignored},
};

/// clang-tidy's globs without the prefix that all of ours share; none of ours:
/// empty.
std::string ownChecks(StringRef Globs) {
  SmallVector<StringRef> All;
  Globs.split(All, ',', -1, /*KeepEmpty=*/false);
  std::vector<std::string> Own;
  for (StringRef Glob : All) {
    Glob = Glob.trim();
    StringRef Minus = Glob.consume_front("-") ? "-" : "";
    if (Glob.consume_front("poolwise-") || Glob == "*")
      Own.push_back((Minus + Glob).str());
  }
  return join(Own, ",");
}

class Translation {
public:
  Error run(ArrayRef<StringRef> Arguments);
  CommandLine result(StringRef Executable);
  bool IsFatal = false; ///< findings are errors

private:
  Error option(StringRef Name, std::optional<StringRef> Value,
               ArrayRef<StringRef> &Rest);
  void compile(ArrayRef<StringRef> Command);

  CommandLine Out;
  std::vector<std::string> Files, Before, After;
};

Error Translation::option(StringRef Name, std::optional<StringRef> Value,
                          ArrayRef<StringRef> &Rest) {
  const auto *Option =
      find_if(Known, [&](const TidyOption &O) { return O.Name == Name; });
  if (Option == std::end(Known)) {
    SmallVector<StringRef> Names;
    for (const TidyOption &O : Known)
      Names.push_back(O.Name);
    return createStringError(
        inconvertibleErrorCode(),
        "called without a command, poolwise takes clang-tidy's options, and "
        "'--" +
            Name + "' is not one that it knows" + didYouMean(Name, Names) +
            "; there are: --" + join(Names, ", --"));
  }
  if (Option->Becomes != TidyOption::Switch && !Value) {
    if (Rest.empty())
      return createStringError(inconvertibleErrorCode(),
                               "--" + Name + " takes a value");
    Value = Rest.front();
    Rest = Rest.drop_front();
  }
  switch (Option->Becomes) {
  case TidyOption::After:
    After.push_back(Value->str());
    break;
  case TidyOption::Before:
    Before.push_back(Value->str());
    break;
  case TidyOption::ToCheck:
    Out.Arguments.push_back((Option->CheckName + "=" + *Value).str());
    break;
  case TidyOption::Checks:
    if (std::string Own = ownChecks(*Value); !Own.empty())
      Out.Arguments.push_back("--checks=" + Own);
    break;
  case TidyOption::Fatal:
    IsFatal = !ownChecks(*Value).empty();
    break;
  case TidyOption::Switch:
    if (!Option->CheckName.empty())
      Out.Arguments.push_back(Option->CheckName.str());
    break;
  case TidyOption::Ignored:
    break;
  }
  return Error::success();
}

/// The compiler's own command, without the compiler, the source and the output.
void Translation::compile(ArrayRef<StringRef> Command) {
  Out.Flags.emplace(Before.begin(), Before.end());
  if (!Command.empty() && !Command.front().starts_with("-"))
    Command = Command.drop_front();
  for (; !Command.empty(); Command = Command.drop_front()) {
    StringRef Word = Command.front();
    if (Word == "-c" || is_contained(Files, Word))
      continue;
    Out.Flags->push_back(Word.str());
  }
  Out.Flags->insert(Out.Flags->end(), After.begin(), After.end());
}

Error Translation::run(ArrayRef<StringRef> Arguments) {
  while (!Arguments.empty()) {
    StringRef Word = Arguments.front();
    Arguments = Arguments.drop_front();
    if (Word == "--") {
      compile(Arguments);
      return Error::success();
    }
    if (!Word.consume_front("-")) {
      Files.push_back(Word.str());
      continue;
    }
    Word.consume_front("-");
    auto [Name, Value] = Word.split('=');
    bool HasValue = Name.size() != Word.size();
    if (Error E = option(Name, HasValue ? std::optional(Value) : std::nullopt,
                         Arguments))
      return E;
  }
  if (!Before.empty() || !After.empty())
    return createStringError(
        inconvertibleErrorCode(),
        "--extra-arg needs the compiler's command behind '--'");
  return Error::success();
}

CommandLine Translation::result(StringRef Executable) {
  Out.Executable = Executable.str();
  Out.Arguments.insert(Out.Arguments.end(), {"--quiet", "-j1", "--part"});
  Out.Arguments.insert(Out.Arguments.end(), Files.begin(), Files.end());
  return std::move(Out);
}

} // namespace

bool isTidyCommandLine(ArrayRef<StringRef> Arguments) {
  if (Arguments.empty())
    return false;
  StringRef First = Arguments.front();
  return First.starts_with("-")
             ? Arguments.size() > 1
             : sys::fs::is_regular_file(First) && First.contains('.');
}

int runAsTidy(StringRef Executable, ArrayRef<StringRef> Arguments) {
  Translation T;
  if (Error E = T.run(Arguments))
    return usageError(std::move(E));
  int Status = runCheck(commands().front(), T.result(Executable));
  return Status == Found && !T.IsFatal ? NothingFound : Status;
}

} // namespace poolwise::tool
