#include "SampleReport.h"
#include "gmock/gmock.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(GitHubReport, CommandIsOneEscapedLine_ok) {
  SampleReport S;
  S.Findings[0].Message = "100% of\nthe time";
  std::string Text = S.write(Format::GitHub);
  EXPECT_THAT(Text,
              StartsWith("::warning file=" + S.File +
                         ",line=2,col=3,"
                         "title=poolwise-sequential-io-loop::100%25 of%0Athe "
                         "time%0A"));
  EXPECT_EQ(llvm::StringRef(Text).count('\n'), 2u);
}

TEST(GitHubReport, NotesAreNotices_ok) {
  SampleReport S;
  EXPECT_THAT(S.write(Format::GitHub), HasSubstr("\n::notice file="));
}

TEST(GitLabReport, FingerprintsDiffer_ok) {
  SampleReport S;
  S.Findings[1].Fingerprint = S.Findings[0].Fingerprint;
  llvm::json::Value Json = S.json(Format::GitLab);
  const llvm::json::Array &Issues = *Json.getAsArray();
  ASSERT_EQ(Issues.size(), 2u);
  EXPECT_EQ(Issues[0].getAsObject()->getString("fingerprint"), "fp-1");
  EXPECT_EQ(Issues[1].getAsObject()->getString("fingerprint"), "fp-1-2");
  EXPECT_EQ(Issues[0].getAsObject()->getString("severity"), "minor");
  EXPECT_EQ(Issues[0].getAsObject()->getObject("location")->getString("path"),
            S.File);
}

TEST(GitHubReport, WhatSavesMostComesFirst_ok) {
  SampleReport S;
  for (unsigned I = 0; I < 12; ++I)
    S.addFinding(4, "sequential-cpu-loop");
  std::swap(S.Findings[0], S.Findings.back());
  std::string Text = S.write(Format::GitHub);
  EXPECT_THAT(Text, StartsWith("::warning file=" + S.File + ",line=2"));
  EXPECT_THAT(Text, HasSubstr("\npoolwise: 13 warnings and 1 notices; a pull "
                              "request shows the first 10 of each"));
}

TEST(GitHubReport, UnusedSuppressionsAreNotices_ok) {
  SampleReport S;
  S.Unused = {{"/x/a.cpp", 7, 3, "NOLINT: 'poolwise-x' suppresses nothing"}};
  EXPECT_THAT(S.write(Format::GitHub),
              HasSubstr("\n::notice file=/x/a.cpp,line=7,col=3,title=poolwise::"
                        "NOLINT: 'poolwise-x' suppresses nothing\n"));
}

TEST(GitLabReport, FailuresAreIssues_bad) {
  SampleReport S;
  S.P.Failures.push_back({"/gone.cpp", "cannot be read"});
  llvm::json::Value Json = S.json(Format::GitLab);
  const auto &Issue = *Json.getAsArray()->back().getAsObject();
  EXPECT_EQ(Issue.getString("severity"), "major");
  EXPECT_EQ(Issue.getObject("location")->getString("path"), "/gone.cpp");
}
