//===- Dump.cpp - `poolwise dump` -----------------------------------------===//
//
// Runs the stages up to the one that was asked for and prints what it produced:
// text (DumpText.h) or JSON (facts in the form of the summary store, findings
// in that of the report).
//
//===----------------------------------------------------------------------===//

#include "DumpText.h"
#include "OutputFile.h"
#include "Run.h"
#include "poolwise/Config/GlobList.h"
#include "poolwise/Report/SourceLines.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

namespace poolwise::tool {

namespace {

using Dump = void (*)(const Run &, raw_ostream &);

struct Stage {
  StringRef Name;
  Dump Text, Json;
};

} // namespace

static bool isOwn(const Program &P, const FunctionSummary &F) {
  return F.Where.isValid() && !P.Files[F.Where.File].IsSystem;
}

static void programText(const Run &R, raw_ostream &OS) {
  for (const FunctionSummary &F : R.A.P->Functions)
    if (isOwn(*R.A.P, F))
      dumpFunction(F, R.A.P->Files, OS);
}

static void programJson(const Run &R, raw_ostream &OS) {
  TUSummary All;
  All.Files = R.A.P->Files;
  All.Functions = R.A.P->Functions;
  OS << formatv("{0:2}\n", toJSON(All));
}

static void behaviorsText(const Run &R, raw_ostream &OS) {
  const Program &P = *R.A.P;
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    if (isOwn(P, P.Functions[F]))
      dumpBehavior(P, P.Functions[F], R.A.B->ofFunction(F), OS);
}

static void candidatesText(const Run &R, raw_ostream &OS) {
  for (const FunctionSummary &F : R.A.P->Functions)
    for (const Candidate &C : F.Candidates)
      if (isOwn(*R.A.P, F))
        dumpCandidate(*R.A.P, F, C, OS);
}

static void verdictsText(const Run &R, raw_ostream &OS) {
  const Program &P = *R.A.P;
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    for (const Candidate &C : P.Functions[F].Candidates)
      if (isOwn(P, P.Functions[F]))
        dumpVerdict(P, P.Functions[F], C, checkSafety(*R.A.B, F, C), OS);
}

static json::Object siteJson(const Program &P, const FunctionSummary &F,
                             const Candidate &C) {
  return json::Object{{"file", shownPath(P, C.Where)},
                      {"line", C.Where.Line},
                      {"column", C.Where.Column},
                      {"end_line", C.EndLine},
                      {"function", F.Name},
                      {"usr", F.Usr}};
}

static void candidatesJson(const Run &R, raw_ostream &OS) {
  json::Array All;
  for (const FunctionSummary &F : R.A.P->Functions)
    for (const Candidate &C : F.Candidates)
      if (isOwn(*R.A.P, F))
        All.push_back(siteJson(*R.A.P, F, C));
  OS << formatv("{0:2}\n", json::Value(std::move(All)));
}

static void verdictsJson(const Run &R, raw_ostream &OS) {
  const Program &P = *R.A.P;
  json::Array All;
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    for (const Candidate &C : P.Functions[F].Candidates) {
      if (!isOwn(P, P.Functions[F]))
        continue;
      SafetyResult Safety = checkSafety(*R.A.B, F, C);
      json::Object Object = siteJson(P, P.Functions[F], C);
      Object["verdict"] = nameOf(Safety.V);
      json::Array Hazards;
      for (const Hazard &H : Safety.Hazards)
        Hazards.push_back(json::Object{{"name", H.Name},
                                       {"message", H.Message},
                                       {"file", shownPath(P, H.Where)},
                                       {"line", H.Where.Line},
                                       {"proven", H.Proven}});
      Object["hazards"] = std::move(Hazards);
      All.push_back(std::move(Object));
    }
  OS << formatv("{0:2}\n", json::Value(std::move(All)));
}

static void behaviorsJson(const Run &R, raw_ostream &OS) {
  const Program &P = *R.A.P;
  json::Array All;
  for (FunctionId F = 0; F < P.Functions.size(); ++F) {
    const FunctionSummary &Summary = P.Functions[F];
    if (!isOwn(P, Summary))
      continue;
    const Behavior &B = R.A.B->ofFunction(F);
    json::Array Effects, Reads, Writes, Unknown, NotThreadSafe;
    for (const EffectUse &E : B.Effects)
      Effects.push_back(nameOf(E.Kind));
    for (const MemoryUse &M : B.Memory)
      (M.Write ? Writes : Reads).push_back(placeText(Summary, M.P));
    for (const CallUse &C : B.Unknown)
      Unknown.push_back(C.Callee);
    for (const CallUse &C : B.NotThreadSafe)
      NotThreadSafe.push_back(C.Callee);
    All.push_back(json::Object{{"name", Summary.Name},
                               {"usr", Summary.Usr},
                               {"cpu_ns", B.Time.CpuNs},
                               {"wait_ns", B.Time.WaitNs},
                               {"effects", std::move(Effects)},
                               {"reads", std::move(Reads)},
                               {"writes", std::move(Writes)},
                               {"unknown", std::move(Unknown)},
                               {"not_thread_safe", std::move(NotThreadSafe)},
                               {"throws", B.Throws != nullptr}});
  }
  OS << formatv("{0:2}\n", json::Value(std::move(All)));
}

static void recommendationsText(const Run &R, raw_ostream &OS) {
  writeReport(Format::Text, R.reportInput(), OS);
}

static void recommendationsJson(const Run &R, raw_ostream &OS) {
  writeReport(Format::Json, R.reportInput(), OS);
}

/// `summary` runs Extract alone and is not in the table.
static constexpr Stage Stages[] = {
    {"program", programText, programJson},
    {"behaviors", behaviorsText, behaviorsJson},
    {"candidates", candidatesText, candidatesJson},
    {"verdicts", verdictsText, verdictsJson},
    {"recommendations", recommendationsText, recommendationsJson},
};

static Expected<int> dumpSummaries(const RunOptions &Options,
                                   const CommandLine &Line, bool AsJson) {
  Expected<Selection> Selected = select(Options, Line);
  if (!Selected)
    return Selected.takeError();
  std::unique_ptr<Store> Kept = openStore(Options, Line);
  GatherOptions How = gatherOptions(Options, Kept.get());
  Gathered Units = gather(std::move(*Selected), Options, How);
  ExtractedProgram Extracted = decode(Units, How);
  llvm::sort(Extracted.Units, [](const TUSummary &A, const TUSummary &B) {
    return A.MainFile < B.MainFile;
  });
  for (const FailedUnit &F : Extracted.Failures)
    errs() << "poolwise: " << shownPath(F.File) << ": " << F.Message << '\n';
  bool Incomplete = !Extracted.Failures.empty();
  Error E = writeOutput("", [&](raw_ostream &OS) {
    json::Array All;
    for (const TUSummary &Unit : Extracted.Units) {
      Incomplete |= !Unit.Errors.empty();
      if (AsJson) {
        All.push_back(toJSON(Unit));
        continue;
      }
      OS << "unit " << shownPath(Unit.MainFile) << '\n';
      for (const ParseError &P : Unit.Errors)
        OS << formatv("  error: {0}:{1}: {2}\n", shownPath(P.File), P.Line,
                      P.Message);
      for (const FunctionSummary &F : Unit.Functions)
        dumpFunction(F, Unit.Files, OS);
    }
    if (AsJson)
      OS << formatv("{0:2}\n", json::Value(std::move(All)));
  });
  if (E)
    return std::move(E);
  return Incomplete ? ExitCode::Incomplete : NothingFound;
}

int runDump(const Command &C, const CommandLine &Line) {
  cl::SubCommand Sub("dump", C.Summary);
  cl::OptionCategory Category("options");
  cl::opt<std::string> StageName("stage", cl::value_desc("STAGE"), cl::Required,
                                 cl::sub(Sub), cl::cat(Category),
                                 cl::desc("What to print; see below"));
  cl::opt<std::string> FormatName("format", cl::value_desc("FORMAT"),
                                  cl::init("text"), cl::sub(Sub),
                                  cl::cat(Category), cl::desc("text or json"));
  RunOptions Options(Sub, Category);
  if (!parseOptions(Sub, Category, C, Line))
    return BadUsage;
  if (FormatName != "text" && FormatName != "json")
    return usageError("--format: '" + FormatName +
                      "' is not one of text, json");
  bool AsJson = FormatName == "json";
  if (StageName == "summary") {
    Expected<int> Status = dumpSummaries(Options, Line, AsJson);
    return Status ? *Status : usageError(Status.takeError());
  }
  std::vector<StringRef> Names{"summary"};
  for (const Stage &S : Stages) {
    Names.push_back(S.Name);
    if (S.Name != StageName)
      continue;
    auto R = analyzed(Options, Line);
    if (!R)
      return usageError(R.takeError());
    if (Error E = writeOutput(
            "", [&](raw_ostream &OS) { (AsJson ? S.Json : S.Text)(**R, OS); }))
      return usageError(std::move(E));
    return (*R)->isIncomplete() ? Incomplete : NothingFound;
  }
  return usageError("--stage: '" + StageName + "' is not one of " +
                    join(Names, ", ") + didYouMean(StageName, Names));
}

} // namespace poolwise::tool
