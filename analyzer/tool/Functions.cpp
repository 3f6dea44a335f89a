//===- Functions.cpp - `poolwise functions` -------------------------------===//

#include "FunctionReports.h"
#include "OutputFile.h"
#include "Run.h"
#include "poolwise/Report/WitnessPath.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace poolwise::tool {

FunctionReport functionReport(const Analysis &A, FunctionId F) {
  FunctionReport Report{F, classify(A.B->ofFunction(F), TrivialFunctionNs), {}};
  Report.Path = evidenceOf(Report.C.Decider.get());
  return Report;
}

std::vector<FunctionReport> functionReports(const Analysis &A, Whose Which) {
  const Program &P = *A.P;
  std::vector<FunctionReport> Reports;
  for (FunctionId F = 0; F < P.Functions.size(); ++F) {
    const FunctionSummary &Summary = P.Functions[F];
    // A table of functions is none itself: it has no result.
    bool IsTable = Summary.ResultType.empty();
    if (IsTable || !Summary.Where.isValid() ||
        (Summary.IsImplicit && Which == Whose::Written) ||
        P.Files[Summary.Where.File].IsSystem)
      continue;
    Reports.push_back(functionReport(A, F));
  }
  llvm::sort(Reports, [&](const auto &L, const auto &R) {
    const Location &Left = P.Functions[L.Function].Where;
    const Location &Right = P.Functions[R.Function].Where;
    return std::tie(P.Files[Left.File].Path, Left.Offset, L.Function) <
           std::tie(P.Files[Right.File].Path, Right.Offset, R.Function);
  });
  return Reports;
}

int runFunctions(const Command &C, const CommandLine &Line) {
  cl::SubCommand Sub("functions", C.Summary);
  cl::OptionCategory Category("options");
  cl::opt<std::string> FormatName("format", cl::value_desc("FORMAT"),
                                  cl::init("text"), cl::sub(Sub),
                                  cl::cat(Category), cl::desc("text or json"));
  cl::opt<std::string> Output("o", cl::value_desc("FILE"), cl::sub(Sub),
                              cl::cat(Category), cl::desc("Write there"));
  RunOptions Options(Sub, Category);
  if (!parseOptions(Sub, Category, C, Line))
    return BadUsage;
  std::optional<Format> F = formatNamed(FormatName);
  if (F != Format::Text && F != Format::Json)
    return usageError("--format: '" + FormatName +
                      "' is not one of text, json");
  if (Error E = checkWritable("-o", Output))
    return usageError(std::move(E));

  auto R = analyzed(Options, Line, Need::Behaviors);
  if (!R)
    return usageError(R.takeError());
  // Functions alone: findings are the matter of `check`.
  std::vector<Recommendation> NoFindings;
  ReportInput All = (*R)->reportInput();
  ReportInput Input{All.P, All.B, NoFindings,
                    functionReports((*R)->A, F == Format::Json
                                                 ? Whose::All
                                                 : Whose::Written)};
  Input.Analyzed = All.Analyzed;
  Input.Candidates = All.Candidates;
  Input.Color = Output.empty() && sys::Process::StandardOutHasColors();
  if (Error E = writeOutput(
          Output, [&](raw_ostream &OS) { writeReport(*F, Input, OS); }))
    return usageError(std::move(E));
  return (*R)->isIncomplete() ? Incomplete : NothingFound;
}

} // namespace poolwise::tool
