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
                         ",line=2,endLine=3,col=3,"
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

TEST(HtmlReport, SourceAndMessagesAreEscaped_ok) {
  SampleReport S;
  std::string Text = S.write(Format::Html);
  EXPECT_THAT(Text, HasSubstr("each round waits for &lt;the network&gt;"));
  EXPECT_THAT(Text, HasSubstr("get(&quot;&lt;x&gt;&quot;);"));
  EXPECT_THAT(Text, Not(HasSubstr("<the network>")));
}

TEST(HtmlReport, HoldsEverythingItself_ok) {
  SampleReport S;
  std::string Text = S.write(Format::Html);
  EXPECT_THAT(Text, Not(HasSubstr("src=")));
  EXPECT_THAT(Text, Not(HasSubstr("http")));
  EXPECT_THAT(Text, Not(HasSubstr("@import")));
}
