#include "../../../analyzer/lib/Report/HtmlData.h"
#include "SampleReport.h"
#include "gmock/gmock.h"

// What the page looks like and does is tests/report's; this is what it holds.

using namespace poolwise;
using namespace poolwise::test;
using testing::HasSubstr;
using testing::Not;

static llvm::json::Object dataOf(SampleReport &S) {
  std::string Page = S.write(Format::Html);
  llvm::StringRef Text = Page;
  llvm::StringRef Data =
      Text.split("id=\"report\">").second.split("</script>").first;
  llvm::Expected<llvm::json::Value> Json = llvm::json::parse(Data);
  if (!Json) {
    ADD_FAILURE() << llvm::toString(Json.takeError());
    return {};
  }
  return *Json->getAsObject();
}

TEST(HtmlReport, HoldsEverythingItself_ok) {
  SampleReport S;
  std::string Text = S.write(Format::Html);
  for (llvm::StringRef Resource : {"src=", "http", "@import", "url("})
    EXPECT_THAT(Text, Not(HasSubstr(Resource.str())));
  for (llvm::StringRef Mark : {"@style@", "@data@", "@script@"})
    EXPECT_THAT(Text, Not(HasSubstr(Mark.str())));
}

TEST(HtmlReport, NoTextEndsTheScript_bad) {
  SampleReport S;
  S.Findings[0].Message = "</script><b>";
  std::string Text = S.write(Format::Html);
  EXPECT_THAT(Text, Not(HasSubstr("</script><b>")));
  EXPECT_EQ(
      (*dataOf(S).getArray("findings"))[0].getAsObject()->getString("message"),
      "</script><b>");
}

TEST(HtmlReport, FixBeforeAndAfter_ok) {
  SampleReport S;
  llvm::json::Object Data = dataOf(S);
  const auto &Hunk = *(*(*Data.getArray("findings"))[0]
                            .getAsObject()
                            ->getObject("fix")
                            ->getArray("hunks"))[0]
                          .getAsObject();
  EXPECT_EQ(Hunk.getInteger("first"), 1);
  EXPECT_EQ((*Hunk.getArray("before"))[1].getAsString(), "  for (a)");
  EXPECT_EQ((*Hunk.getArray("after"))[1].getAsString(), "  run");
}

TEST(HtmlReport, FarEditsAreHunksOfTheirOwn_ok) {
  SampleReport S;
  std::error_code EC;
  llvm::raw_fd_ostream(S.File, EC) << "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n";
  Fix F{Applicability::Safe, {{0, 0, 0, "new\n"}, {0, 20, 0, "X"}}};
  SourceLines Lines(S.P);
  llvm::json::Array Hunks = fixHunks(S.P, F, Lines);
  ASSERT_EQ(Hunks.size(), 2u);
  const auto &Second = *Hunks[1].getAsObject();
  EXPECT_EQ(Second.getInteger("first"), 8);
  EXPECT_EQ(Second.getInteger("after_first"), 9);
  EXPECT_EQ((*Second.getArray("after"))[3].getAsString(), "X10");
}

TEST(HtmlReport, FileThatIsGone_bad) {
  SampleReport S;
  llvm::sys::fs::remove(S.File);
  EXPECT_EQ(dataOf(S).getArray("findings")->size(), 2u);
}
