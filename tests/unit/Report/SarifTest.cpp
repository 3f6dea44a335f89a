#include "SampleReport.h"
#include "poolwise/Report/Pages.h"
#include "gmock/gmock.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::HasSubstr;

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

TEST(SarifReport, EqualLinesHaveUnequalHashes_ok) {
  SampleReport S;
  S.addFinding(2, "independent-calls", "fp-3");
  auto hash = [&](size_t I) {
    return resultOf(S, I)
        .getObject("partialFingerprints")
        ->getString("primaryLocationLineHash")
        ->str();
  };
  EXPECT_EQ(hash(0).substr(0, 16), hash(2).substr(0, 16));
  EXPECT_NE(hash(0), hash(2));
}

TEST(SarifReport, SuppressedResultsAreLeftOut_ok) {
  SampleReport S;
  S.Findings[0].Suppressed = true;
  EXPECT_EQ(runOf(S).getArray("results")->size(), 1u);
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
