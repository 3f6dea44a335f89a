#include "SampleReport.h"
#include "gmock/gmock.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::HasSubstr;
using testing::Not;

TEST(TextReport, FindingLooksLikeADiagnostic_ok) {
  SampleReport S;
  EXPECT_THAT(S.write(Format::Text),
              HasSubstr(S.File +
                        ":2:3: warning: each round waits for <the network> "
                        "[poolwise-sequential-io-loop]\n"
                        "    2 |   for (a)\n"
                        "      |   ^\n" +
                        S.File +
                        ":3:5: note: calls 'get'\n"
                        "note: calls 'recv' (network) (rule posix/recv)\n"));
}

TEST(TextReport, HazardShowsItsLine_ok) {
  SampleReport S;
  EXPECT_THAT(S.write(Format::Text),
              HasSubstr(S.File +
                        ":5:5: note: 'total' [sum] is written by every "
                        "round [shared-write]\n"
                        "    5 |     put();\n"
                        "      |     ^\n"));
}

TEST(TextReport, SummaryCounts_ok) {
  SampleReport S;
  EXPECT_THAT(
      S.write(Format::Text),
      testing::EndsWith("2 findings (1 fixable with '--fix'); 1 translation "
                        "unit, 1 function, 2 task candidates\n"));
}

TEST(TextReport, SuppressedFindingsAreOnlyCounted_ok) {
  SampleReport S;
  S.Findings[0].Suppressed = true;
  std::string Text = S.write(Format::Text);
  EXPECT_THAT(Text, Not(HasSubstr("sequential-io-loop")));
  EXPECT_THAT(Text, HasSubstr("1 finding, 1 suppressed;"));
}

TEST(TextReport, FailuresAreTold_bad) {
  SampleReport S;
  S.P.Failures.push_back({"/gone.cpp", "cannot be read"});
  std::string Text = S.write(Format::Text);
  EXPECT_THAT(Text, HasSubstr("/gone.cpp: error: cannot be read\n"));
  EXPECT_THAT(Text,
              HasSubstr("1 of 2 translation units could not be analysed"));
}

TEST(TextReport, FileThatIsGoneHasNoSnippet_bad) {
  SampleReport S;
  llvm::sys::fs::remove(S.File);
  EXPECT_THAT(S.write(Format::Text), Not(HasSubstr(" | ")));
}
