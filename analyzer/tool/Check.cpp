//===- Check.cpp - `poolwise check` ---------------------------------------===//
//
// Analyse, leave out what was asked not to be shown, report; then, only if
// asked, change files. Exit codes: see Command.h.
//
//===----------------------------------------------------------------------===//

#include "Depfile.h"
#include "Fix.h"
#include "FunctionReports.h"
#include "OutputFile.h"
#include "Run.h"
#include "poolwise/Config/GlobList.h"
#include "poolwise/Report/Pages.h"
#include "poolwise/Report/SourceLines.h"
#include "poolwise/Report/Words.h"
#include "poolwise/Rewrite/Rewrite.h"
#include "poolwise/Rules/RulePack.h"
#include "poolwise/Suppress/Suppress.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace poolwise::tool {

namespace {

struct CheckOptions {
  CheckOptions(cl::SubCommand &Sub, cl::OptionCategory &Cat)
      : Fix(Sub, Cat),
        Diff("diff", cl::sub(Sub), cl::cat(Cat),
             cl::desc("Print what --fix would change, as a patch")),
        ExportFixes(
            "export-fixes", cl::value_desc("FILE"), cl::sub(Sub), cl::cat(Cat),
            cl::desc("Write the safe fixes for clang-apply-replacements")),
        FormatName("format", cl::value_desc("FORMAT"), cl::init("text"),
                   cl::sub(Sub), cl::cat(Cat),
                   cl::desc("text, json, sarif, github, gitlab or html")),
        Output("o", cl::value_desc("FILE"), cl::sub(Sub), cl::cat(Cat),
               cl::desc("Write the report (or the patch) there")),
        Checks("checks", cl::value_desc("GLOBS"), cl::sub(Sub), cl::cat(Cat),
               cl::desc("Comma-separated; '-' removes, the last match wins")),
        Baseline("baseline", cl::value_desc("FILE"), cl::sub(Sub), cl::cat(Cat),
                 cl::desc("Do not show the findings that stand there")),
        WriteBaseline("write-baseline", cl::value_desc("FILE"), cl::sub(Sub),
                      cl::cat(Cat),
                      cl::desc("Write all findings there; exit 0")),
        Since("since", cl::value_desc("REV"), cl::sub(Sub), cl::cat(Cat),
              cl::desc("Only what concerns lines changed since the branch left "
                       "a git revision; '-': in the diff on standard input")),
        FailOn("fail-on", cl::value_desc("LEVEL"), cl::init("note"),
               cl::sub(Sub), cl::cat(Cat),
               cl::desc("Exit with 1 for findings of this severity and above: "
                        "note, warning, or none")),
        OmitSuppressed("omit-suppressed", cl::sub(Sub), cl::cat(Cat),
                       cl::desc("Leave suppressed findings out of the report")),
        Depfile("depfile", cl::value_desc("FILE.d"), cl::sub(Sub), cl::cat(Cat),
                cl::desc("Write there, for build systems, what FILE depends on "
                         "besides the code: settings, rules, the baseline")),
        Category("category", cl::value_desc("NAME"), cl::init("poolwise"),
                 cl::sub(Sub), cl::cat(Cat),
                 cl::desc("Tells several SARIF uploads of a commit apart")),
        MinSpeedup("min-speedup", cl::value_desc("X"), cl::sub(Sub),
                   cl::cat(Cat),
                   cl::desc("Recommend nothing below this estimate (0: all)")),
        MinTaskUs(
            "min-task-us", cl::value_desc("N"), cl::sub(Sub), cl::cat(Cat),
            cl::desc("Recommend nothing whose tasks are shorter (0: all)")),
        Functions("functions", cl::sub(Sub), cl::cat(Cat),
                  cl::desc("Report every function too")),
        Run(Sub, Cat) {}

  FixOptions Fix;
  cl::opt<bool> Diff;
  cl::opt<std::string> ExportFixes, FormatName, Output, Checks, Baseline,
      WriteBaseline, Since, FailOn;
  cl::opt<bool> OmitSuppressed;
  cl::opt<std::string> Depfile, Category;
  cl::opt<double> MinSpeedup, MinTaskUs;
  cl::opt<bool> Functions;
  RunOptions Run;

  /// Some say more than findings.
  bool needsProgram() const {
    return Functions || FormatName == "html" || !Since.empty();
  }
};

} // namespace

/// All that can be wrong with the options, told before any work is done.
static Error validate(const CheckOptions &Options, Config &C) {
  auto error = [](const Twine &Message) {
    return createStringError(inconvertibleErrorCode(), Message);
  };
  if (Options.Fix.Fix && Options.Diff)
    return error("--fix and --diff exclude each other");
  if (Error E = validateFix(Options.Fix))
    return E;
  if (!Options.Baseline.empty() && !Options.WriteBaseline.empty())
    return error("--baseline and --write-baseline exclude each other");
  if (!Options.Since.empty() && !Options.WriteBaseline.empty())
    return error("--since and --write-baseline exclude each other: a baseline "
                 "holds the findings of the whole program");
  if (!is_contained({"note", "warning", "none"}, Options.FailOn))
    return error("--fail-on: '" + Options.FailOn +
                 "' is not one of note, warning, none" +
                 didYouMean(Options.FailOn, {"note", "warning", "none"}));
  if (!formatNamed(Options.FormatName))
    return error("--format: '" + Options.FormatName +
                 "' is not one of text, "
                 "json, sarif, github, gitlab, html" +
                 didYouMean(Options.FormatName, {"text", "json", "sarif",
                                                 "github", "gitlab", "html"}));
  for (auto [Option, File] :
       {std::pair<StringRef, StringRef>{"-o", Options.Output},
        {"--export-fixes", Options.ExportFixes},
        {"--write-baseline", Options.WriteBaseline},
        {"--depfile", Options.Depfile}})
    if (Error E = checkWritable(Option, File))
      return E;
  for (const cl::opt<double> *Number :
       {&Options.MinSpeedup, &Options.MinTaskUs})
    if (!(*Number >= 0))
      return error("--" + Number->ArgStr + " takes a number of at least 0");

  if (Options.Checks.getNumOccurrences())
    C.Checks = Options.Checks;
  if (Options.MinSpeedup.getNumOccurrences())
    C.MinSpeedup = Options.MinSpeedup;
  if (Options.MinTaskUs.getNumOccurrences())
    C.MinTaskUs = Options.MinTaskUs;
  if (!Options.Depfile.empty() && !StringRef(Options.Depfile).ends_with(".d"))
    return error("--depfile: '" + Options.Depfile +
                 "' does not end in '.d': what stands before that is the file "
                 "that depends");
  std::vector<StringRef> Known = checkNames();
  if (std::optional<std::string> Glob = globWithoutMatch(C.Checks, Known)) {
    std::string From = Options.Checks.getNumOccurrences() ? "--checks" : C.File;
    return error(From + ": '" + *Glob + "' matches no check" +
                 didYouMean(*Glob, Known) + "; 'poolwise doc' lists them");
  }
  return Error::success();
}

/// The diff on standard input.
static Error applyGivenDiff(const CheckOptions &Options, Analysis &A) {
  auto Diff = MemoryBuffer::getSTDIN();
  if (!Diff)
    return createStringError(Diff.getError(),
                             "--since -: " + Diff.getError().message());
  Expected<std::vector<std::string>> Unknown =
      applyDiff((*Diff)->getBuffer(), *A.P, A.Findings, A.Unused);
  if (!Unknown)
    return createStringError(inconvertibleErrorCode(),
                             "--since -: " + toString(Unknown.takeError()));
  if (!Options.Run.Quiet)
    for (const std::string &File : *Unknown)
      if (isSource(File))
        errs() << "poolwise: --since -: '" << File
               << "' is not part of what was analysed\n";
  return Error::success();
}

/// The baseline first: it is one of the whole program.
static Error suppressMore(const CheckOptions &Options, Analysis &A) {
  if (!Options.Baseline.empty())
    if (Error E = applyBaseline(Options.Baseline, A.Findings, A.Unused))
      return E;
  if (Options.Since == "-")
    return applyGivenDiff(Options, A);
  if (!Options.Since.empty())
    return applySince(Options.Since, *A.P, A.Findings, A.Unused);
  return Error::success();
}

static bool fails(const CheckOptions &Options, const Recommendation &R) {
  return Options.FailOn == "note" ||
         (Options.FailOn == "warning" && R.S == Severity::Warning);
}

static std::vector<Recommendation> notSuppressed(const Analysis &A) {
  std::vector<Recommendation> Shown;
  copy_if(A.Findings, std::back_inserter(Shown),
          [](const Recommendation &R) { return !R.Suppressed; });
  return Shown;
}

static Error report(const CheckOptions &Options, const Run &R) {
  ReportInput Input = R.reportInput();
  if (Options.Functions)
    Input.Functions = functionReports(R.A, Whose::Written);
  Input.OmitSuppressed = Options.OmitSuppressed;
  Input.Category = Options.Category;
  Format F = *formatNamed(Options.FormatName);
  bool ToTerminal = Options.Output.empty() || Options.Output == "-";
  Input.Color = ToTerminal && sys::Process::StandardOutHasColors();
  return writeOutput(Options.Output,
                     [&](raw_ostream &OS) { writeReport(F, Input, OS); });
}

/// Before the analysis: a check that fails is made again anyway.
static Error writeDepfile(const CheckOptions &Options, const Run &R) {
  std::vector<std::string> Read;
  for (const std::string &File : {R.C.File, Options.Baseline.getValue()})
    if (!File.empty())
      Read.push_back(File);
  for (const std::string &Place : R.Packs) {
    Expected<std::vector<std::string>> Files = packsUnder(Place);
    if (!Files)
      return Files.takeError();
    append_range(Read, *Files);
    if (sys::fs::is_directory(Place))
      Read.push_back(Place);
  }
  for (std::string &File : Read) {
    SmallString<256> Path(File);
    sys::fs::make_absolute(Path);
    File = Path.str().str();
  }
  return writeOutput(Options.Depfile, [&](raw_ostream &OS) {
    OS << depfile(StringRef(Options.Depfile).drop_back(2), Read);
  });
}

/// Exit status 3 must not come without a word, wherever the report goes.
static void tellFailures(const CheckOptions &Options, const Program &P) {
  bool IsText = *formatNamed(Options.FormatName) == Format::Text;
  bool ToTerminal = Options.Output.empty() || Options.Output == "-";
  if (IsText && ToTerminal && !Options.Diff && Options.WriteBaseline.empty())
    return; // the report has them
  constexpr size_t MaxTold = 10;
  for (const FailedUnit &F : ArrayRef(P.Failures).take_front(MaxTold))
    errs() << "poolwise: " << shownPath(F.File) << ": error: " << F.Message
           << '\n';
  if (P.Failures.size() > MaxTold)
    errs() << "poolwise: and " << P.Failures.size() - MaxTold
           << " more that could not be analysed as a whole\n";
}

static Expected<int> check(const CheckOptions &Options,
                           const CommandLine &Line) {
  Expected<Config> C = loadConfig(Options.Run);
  if (!C)
    return C.takeError();
  if (Error E = validate(Options, *C))
    return std::move(E);
  auto R = prepare(Options.Run, Line, std::move(*C));
  if (!R)
    return R.takeError();
  if (!Options.Depfile.empty())
    if (Error E = writeDepfile(Options, **R))
      return std::move(E);
  if (Error E = restoreFirst(Options.Fix))
    return std::move(E);
  if (Error E =
          analyze(**R, Options.Run,
                  Options.needsProgram() ? Need::Program : Need::Findings))
    return std::move(E);
  Analysis &A = (*R)->A;
  if (Error E = suppressMore(Options, A))
    return std::move(E);
  if ((*R)->IsPart) // what silences nothing here may do so in the whole
    A.Unused.clear();
  std::vector<Recommendation> Shown = notSuppressed(A);
  int Status = NothingFound;
  if ((*R)->isIncomplete()) {
    Status = Incomplete;
    tellFailures(Options, *A.P);
  } else if (any_of(Shown, [&](auto &F) { return fails(Options, F); })) {
    Status = Found;
  }

  if (!Options.ExportFixes.empty())
    if (Error E = exportFixes(*A.P, Shown, Options.ExportFixes))
      return std::move(E);
  if (!Options.WriteBaseline.empty()) {
    if (Error E = writeBaseline(Options.WriteBaseline, *A.P, A.Findings))
      return std::move(E);
    if (!Options.Run.Quiet)
      errs() << "poolwise: " << Shown.size() << " findings written to "
             << Options.WriteBaseline << '\n';
    return Status == Incomplete ? Incomplete : NothingFound;
  }
  if (Options.Diff) {
    if (Error E = writeOutput(Options.Output, [&](raw_ostream &OS) {
          OS << unifiedDiff(*A.P, Shown);
        }))
      return std::move(E);
    if (!Options.Run.Quiet)
      tellLinking(Shown);
    return Status;
  }
  // Before the fixes: the report shows the source as it was analysed.
  if (Error E = report(Options, **R))
    return std::move(E);
  if (Options.Fix.Fix) {
    Expected<bool> AllFixed = fix(Options.Fix, **R, Shown, Options.Run.Quiet);
    if (!AllFixed)
      return AllFixed.takeError();
    bool AnyLeft = any_of(
        Shown, [&](auto &F) { return fails(Options, F) && !isFixable(F); });
    if (*AllFixed && !AnyLeft && Status == Found)
      Status = NothingFound;
  }
  return Status;
}

int runCheck(const Command &C, const CommandLine &Line) {
  cl::SubCommand Sub("check", C.Summary);
  cl::OptionCategory Category("options");
  CheckOptions Options(Sub, Category);
  if (!parseOptions(Sub, Category, C, Line))
    return BadUsage;
  Expected<int> Status = check(Options, Line);
  return Status ? *Status : usageError(Status.takeError());
}

} // namespace poolwise::tool
