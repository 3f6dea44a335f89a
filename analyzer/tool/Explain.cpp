//===- Explain.cpp - `poolwise explain` -----------------------------------===//
//
// In: a function's name, or FILE:LINE. Finds what is meant; ExplainTree.h tells
// about it.
//
//===----------------------------------------------------------------------===//

#include "ExplainTree.h"
#include "OutputFile.h"
#include "Run.h"
#include "poolwise/Config/GlobList.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace poolwise::tool {

namespace {
struct FileLine {
  StringRef File;
  uint32_t Line;
};
} // namespace

/// "a.cpp:12" and "a.cpp:12:3"; a qualified name does not end in a number.
static std::optional<FileLine> parseFileLine(StringRef Target) {
  auto [Before, Last] = Target.rsplit(':');
  uint32_t Number, Line;
  if (Last.getAsInteger(10, Number))
    return std::nullopt;
  auto [File, Middle] = Before.rsplit(':');
  if (!Middle.empty() && !Middle.getAsInteger(10, Line))
    return FileLine{File, Line};
  return FileLine{Before, Number};
}

/// The files meant: the path itself, or all whose path ends so.
static std::vector<FileId> filesNamed(const Program &P, StringRef Name) {
  SmallString<256> Real;
  std::vector<FileId> Found;
  if (!sys::fs::real_path(Name, Real))
    for (FileId F = 0; F < P.Files.size(); ++F)
      if (P.Files[F].Path == Real)
        return {F};
  for (FileId F = 0; F < P.Files.size(); ++F)
    if (StringRef(P.Files[F].Path).ends_with(("/" + Name).str()))
      Found.push_back(F);
  return Found;
}

static Expected<std::string> explainLine(const Run &R, FileLine Where) {
  const Program &P = *R.A.P;
  std::vector<FileId> Files = filesNamed(P, Where.File);
  if (Files.empty())
    return createStringError(inconvertibleErrorCode(),
                             "no function of the program stands in '" +
                                 Where.File +
                                 "'; is it among the PATHs, or in "
                                 "compile_commands.json?");
  std::string Text;
  raw_string_ostream OS(Text);
  auto contains = [&](Location Begin, uint32_t EndLine) {
    return is_contained(Files, Begin.File) && Begin.Line <= Where.Line &&
           Where.Line <= std::max(EndLine, Begin.Line);
  };
  for (FunctionId F = 0; F < P.Functions.size(); ++F) {
    const FunctionSummary &Summary = P.Functions[F];
    if (Summary.IsImplicit || !contains(Summary.Where, Summary.EndLine))
      continue;
    for (uint32_t I = 0; I < Summary.Candidates.size(); ++I)
      if (contains(Summary.Candidates[I].Where, Summary.Candidates[I].EndLine))
        explainSite(R.A, R.C, F, I, OS);
    explainFunction(R.A, F, OS);
  }
  if (Text.empty())
    return createStringError(inconvertibleErrorCode(),
                             "no function stands at " + Where.File + ":" +
                                 Twine(Where.Line));
  return Text;
}

static Expected<std::string> explainName(const Run &R, StringRef Name) {
  const Program &P = *R.A.P;
  Name.consume_front("::");
  std::vector<FunctionId> Exact, Ending;
  std::vector<StringRef> Known;
  for (FunctionId F = 0; F < P.Functions.size(); ++F) {
    const FunctionSummary &Summary = P.Functions[F];
    if (Summary.IsImplicit)
      continue;
    StringRef Full = Summary.Name;
    Known.push_back(Full);
    Known.push_back(Full.substr(Full.rfind(':') + 1));
    if (Full == Name)
      Exact.push_back(F);
    else if (Full.ends_with(("::" + Name).str()))
      Ending.push_back(F);
  }
  std::string Text;
  raw_string_ostream OS(Text);
  for (FunctionId F : Exact.empty() ? Ending : Exact) {
    explainFunction(R.A, F, OS);
    for (uint32_t I = 0; I < P.Functions[F].Candidates.size(); ++I)
      explainSite(R.A, R.C, F, I, OS);
  }
  if (Text.empty())
    return createStringError(inconvertibleErrorCode(),
                             "the program has no function '" + Name + "'" +
                                 didYouMean(Name, Known) +
                                 "; 'poolwise functions' lists them");
  return Text;
}

int runExplain(const Command &C, const CommandLine &Line) {
  cl::SubCommand Sub("explain", C.Summary);
  cl::OptionCategory Category("options");
  cl::opt<std::string> Target(cl::Positional, cl::desc("NAME_OR_FILE:LINE"),
                              cl::Required, cl::sub(Sub), cl::cat(Category));
  RunOptions Options(Sub, Category);
  if (!parseOptions(Sub, Category, C, Line))
    return BadUsage;
  std::optional<FileLine> Where = parseFileLine(Target);
  // `explain a.cpp:12 -- -std=c++20`: the flags can only be that file's.
  if (Where && Options.Paths.empty() && Line.Flags)
    Options.Paths.push_back(Where->File.str());
  auto R = analyzed(Options, Line);
  if (!R)
    return usageError(R.takeError());
  Expected<std::string> Text =
      Where ? explainLine(**R, *Where) : explainName(**R, Target);
  if (!Text)
    return usageError(Text.takeError());
  if (Error E = writeOutput("", [&](raw_ostream &OS) { OS << *Text; }))
    return usageError(std::move(E));
  return (*R)->isIncomplete() ? Incomplete : NothingFound;
}

} // namespace poolwise::tool
