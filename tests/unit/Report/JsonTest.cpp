#include "SampleReport.h"
#include "gmock/gmock.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::IsSupersetOf;
using testing::UnorderedElementsAre;

static std::vector<std::string> keysOf(const llvm::json::Object &Object) {
  std::vector<std::string> Keys;
  for (const auto &Entry : Object)
    Keys.push_back(Entry.first.str());
  return Keys;
}

TEST(JsonReport, HasTheKeysOfItsSchema_ok) {
  SampleReport S;
  llvm::json::Value Json = S.json(Format::Json);
  const llvm::json::Object &Report = *Json.getAsObject();
  EXPECT_EQ(Report.getString("schema"), "poolwise-report/1");
  EXPECT_THAT(keysOf(Report),
              UnorderedElementsAre("schema", "summary", "findings", "functions",
                                   "failures", "unused_suppressions"));
  EXPECT_THAT(keysOf(*Report.getObject("summary")),
              IsSupersetOf({"translation_units", "functions", "candidates",
                            "findings", "fixable"}));
  EXPECT_THAT(
      keysOf(*(*Report.getArray("findings"))[0].getAsObject()),
      IsSupersetOf({"check",      "severity", "file",        "line",
                    "column",     "end_line", "function",    "site",
                    "kind",       "executor", "estimate",    "confidence",
                    "verdict",    "hazards",  "evidence",    "fingerprint",
                    "suppressed", "fix",      "fix_refused", "message"}));
}

TEST(JsonReport, FindingWithFix_ok) {
  SampleReport S;
  llvm::json::Value Json = S.json(Format::Json);
  const auto &F = *(*Json.getAsObject()->getArray("findings"))[0].getAsObject();
  EXPECT_EQ(F.getString("file"), S.File);
  EXPECT_EQ(F.getInteger("line"), 2);
  EXPECT_EQ(F.getString("site"), "loop");
  EXPECT_EQ(F.getString("executor"), "io-threads");
  EXPECT_EQ(F.getObject("estimate")->getNumber("task_cpu_us"), 100.25);
  EXPECT_EQ(F.getObject("estimate")->getInteger("iterations"), 20);
  const auto &Edit = *(*F.getObject("fix")->getArray("edits"))[0].getAsObject();
  EXPECT_EQ(Edit.getInteger("offset"), 8);
  EXPECT_EQ(Edit.getInteger("length"), 7);
  EXPECT_EQ(Edit.getString("text"), "run");
  const auto &Last = *(*F.getArray("evidence"))[1].getAsObject();
  EXPECT_EQ(Last.getString("model"), "posix/recv");
  EXPECT_TRUE(Last.get("file")->kind() == llvm::json::Value::Null);
}

TEST(JsonReport, RefusedFindingHasNulls_ok) {
  SampleReport S;
  llvm::json::Value Json = S.json(Format::Json);
  const auto &F = *(*Json.getAsObject()->getArray("findings"))[1].getAsObject();
  for (llvm::StringRef Key : {"executor", "fix", "fix_refused"})
    EXPECT_TRUE(F.get(Key)->kind() == llvm::json::Value::Null) << Key.str();
  EXPECT_TRUE(F.getObject("estimate")->get("speedup")->kind() ==
              llvm::json::Value::Null);
  EXPECT_EQ((*F.getArray("hazards"))[0].getAsObject()->getString("name"),
            "shared-write");
}

TEST(JsonReport, SuppressedFindingsStay_ok) {
  SampleReport S;
  S.Findings[0].Suppressed = true;
  llvm::json::Value Json = S.json(Format::Json);
  const llvm::json::Object &Report = *Json.getAsObject();
  EXPECT_EQ(Report.getArray("findings")->size(), 2u);
  EXPECT_EQ(Report.getObject("summary")->getInteger("findings"), 1);
  EXPECT_EQ(Report.getObject("summary")->getInteger("fixable"), 0);
}

TEST(JsonReport, EditsThatAreNotUtf8_bad) {
  SampleReport S;
  S.Findings[0].F->Edits[0].Text = "\xe4";
  EXPECT_TRUE(S.json(Format::Json).getAsObject());
}
