#include "../../../analyzer/lib/Report/SarifParts.h"
#include "SampleReport.h"
#include "gmock/gmock.h"
#include <random>

using namespace poolwise;
using namespace poolwise::test;
using testing::HasSubstr;
using testing::Not;

static llvm::json::Object runOf(SampleReport &S) {
  llvm::json::Value Json = S.json(Format::Sarif);
  return *(*Json.getAsObject()->getArray("runs"))[0].getAsObject();
}

static llvm::json::Object resultOf(SampleReport &S, size_t Index) {
  return *(*runOf(S).getArray("results"))[Index].getAsObject();
}

TEST(SarifReport, RegionIsOneLine_ok) {
  SampleReport S;
  llvm::json::Object Result = resultOf(S, 0);
  const auto &Region = *(*Result.getArray("locations"))[0]
                            .getAsObject()
                            ->getObject("physicalLocation")
                            ->getObject("region");
  EXPECT_EQ(Region.getInteger("startLine"), 2);
  EXPECT_EQ(Region.getInteger("endLine"), 2);
  EXPECT_EQ(Region.getInteger("startColumn"), 3);
  EXPECT_EQ(Region.getInteger("endColumn"), 10);
}

TEST(SarifReport, EvidenceIsACodeFlow_ok) {
  SampleReport S;
  llvm::json::Object Result = resultOf(S, 0);
  EXPECT_EQ((*(*Result.getArray("codeFlows"))[0].getAsObject()->getArray(
                "threadFlows"))[0]
                .getAsObject()
                ->getArray("locations")
                ->size(),
            3u);
}

TEST(SarifReport, HazardsAreLinkedFromTheMessage_ok) {
  SampleReport S;
  llvm::json::Object Result = resultOf(S, 1);
  EXPECT_THAT(
      Result.getObject("message")->getString("text")->str(),
      HasSubstr(
          "shared-write: ['total' \\[sum\\] is written by every round](0)"));
  EXPECT_EQ(
      (*Result.getArray("relatedLocations"))[0].getAsObject()->getInteger("id"),
      0);
}

TEST(SarifReport, FingerprintsAreOfTheLineAndFreeOfIt_ok) {
  SampleReport S;
  llvm::json::Object Result = resultOf(S, 0);
  const auto &Prints = *Result.getObject("partialFingerprints");
  EXPECT_EQ(Prints.getString("poolwise/v1"), "fp-1");
  EXPECT_THAT(Prints.getString("primaryLocationLineHash")->str(),
              testing::MatchesRegex("[0-9a-f]+:1"));
}

TEST(SarifReport, SuppressedResultsSayByWhom_ok) {
  SampleReport S;
  suppress(S.Findings[0], Silencer::Comment, "NOLINT in line 2");
  suppress(S.Findings[1], Silencer::Baseline, "stands in known.txt");
  auto suppression = [&](size_t I) {
    llvm::json::Object Result = resultOf(S, I);
    return *(*Result.getArray("suppressions"))[0].getAsObject();
  };
  EXPECT_EQ(suppression(0).getString("kind"), "inSource");
  EXPECT_EQ(suppression(0).getString("justification"), "NOLINT in line 2");
  EXPECT_EQ(suppression(1).getString("kind"), "external");
}

TEST(SarifReport, SuppressedResultsCanBeLeftOut_ok) {
  SampleReport S;
  S.Findings[0].Suppressed = true;
  S.OmitSuppressed = true;
  EXPECT_EQ(runOf(S).getArray("results")->size(), 1u);
  EXPECT_EQ(S.json(Format::Json).getAsObject()->getArray("findings")->size(),
            1u);
}

TEST(SarifReport, ResultsNameTheirRule_ok) {
  SampleReport S;
  llvm::json::Object Run = runOf(S);
  const auto &Rules =
      *Run.getObject("tool")->getObject("driver")->getArray("rules");
  for (const llvm::json::Value &Result : *Run.getArray("results")) {
    const auto &Object = *Result.getAsObject();
    EXPECT_EQ(
        Rules[*Object.getInteger("ruleIndex")].getAsObject()->getString("id"),
        Object.getString("ruleId"));
  }
  EXPECT_EQ(Run.getObject("automationDetails")->getString("id"), "poolwise/");
}

TEST(SarifReport, NoMoreThanIsTaken_ok) {
  SampleReport S;
  S.Findings.resize(1); // it saves most
  for (unsigned I = 0; I < 25'000; ++I)
    S.addFinding(4, "sequential-cpu-loop");
  llvm::json::Object Run = runOf(S);
  EXPECT_EQ(Run.getArray("results")->size(), 25'000u);
  EXPECT_EQ((*Run.getArray("results"))[0].getAsObject()->getString("ruleId"),
            "sequential-io-loop");
  EXPECT_THAT(llvm::formatv("{0}", (*Run.getArray("invocations"))[0]).str(),
              HasSubstr("1 findings are left out"));
}

TEST(SarifReport, TextThatIsNotUtf8_bad) {
  SampleReport S;
  std::error_code EC;
  llvm::raw_fd_ostream(S.File, EC) << "\xe4\n\xe4 for (a)\n\xff\n";
  EXPECT_EQ(runOf(S).getArray("results")->size(), 2u);
}

TEST(SarifReport, EveryCheckIsARuleWithItsPage_ok) {
  SampleReport S;
  llvm::json::Object Run = runOf(S);
  const auto &Rules =
      *Run.getObject("tool")->getObject("driver")->getArray("rules");
  EXPECT_EQ(Rules.size(), checkNames().size());
  for (const llvm::json::Value &Rule : Rules) {
    const auto &Object = *Rule.getAsObject();
    EXPECT_LE(Object.getObject("shortDescription")->getString("text")->size(),
              1024u);
    EXPECT_THAT(Object.getObject("help")->getString("markdown")->str(),
                HasSubstr("## What it finds"));
  }
}

TEST(SarifReport, FailuresMakeTheInvocationFail_bad) {
  SampleReport S;
  S.P.Failures.push_back({"/a b.cpp", "cannot be read"});
  llvm::json::Object Run = runOf(S);
  const auto &Invocation = *(*Run.getArray("invocations"))[0].getAsObject();
  EXPECT_EQ(Invocation.getBoolean("executionSuccessful"), false);
  EXPECT_THAT(
      llvm::formatv("{0}", llvm::json::Value(llvm::json::Object(Run))).str(),
      HasSubstr("file:///a%20b.cpp"));
}

TEST(SarifReport, UploadIsNotTooLarge_ok) {
  SampleReport S;
  std::mt19937 Random(1);
  std::string &Long = S.Findings[1].Message; // the one that saves less
  for (int I = 0; I < 500'000; ++I)
    Long += char('a' + Random() % 26);
  RuleSet Rules;
  Behaviors B = Behaviors::propagate(S.P, Rules);
  ReportInput Input{S.P, B, S.Findings, {}, S.Unused};
  auto logOf = [&](size_t MaxBytes) {
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    writeSarif(Input, OS, MaxBytes);
    return Text;
  };
  EXPECT_THAT(logOf(1'000'000), HasSubstr("each round computes"));
  std::string Small = logOf(200'000);
  EXPECT_LT(Small.size(), 500'000u);
  EXPECT_THAT(Small, HasSubstr("1 findings are left out"));
  EXPECT_THAT(Small, HasSubstr("each round waits for"));
}

TEST(SarifReport, RulesLeadToPublishedPages_ok) {
  SampleReport S;
  EXPECT_THAT(S.write(Format::Sarif),
              HasSubstr("\"helpUri\": \"file://" POOLWISE_SOURCE_DIR
                        "/docs/checks/sequential-io-loop.md\""));
  ::setenv("POOLWISE_DOCS_URL", "https://docs.test/pw/", 1);
  std::string Log = S.write(Format::Sarif);
  ::unsetenv("POOLWISE_DOCS_URL");
  EXPECT_THAT(Log,
              HasSubstr("https://docs.test/pw/checks/sequential-io-loop.md"));
  EXPECT_THAT(Log, HasSubstr("\"informationUri\": \"https://docs.test/pw\""));
}
