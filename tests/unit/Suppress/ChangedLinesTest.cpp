#include "../../../analyzer/lib/Suppress/ChangedLines.h"
#include "gmock/gmock.h"

using namespace poolwise;
using testing::ElementsAre;
using testing::IsEmpty;

static std::vector<std::pair<uint32_t, uint32_t>>
changedIn(llvm::StringRef Diff) {
  std::vector<std::pair<uint32_t, uint32_t>> Spans;
  ChangedLines Changed = parseDiff(Diff, "/w");
  for (const LineSpan &Span : Changed["/w/a.cpp"])
    Spans.push_back({Span.First, Span.Last});
  return Spans;
}

TEST(ChangedLines, Hunks_ok) {
  EXPECT_THAT(changedIn("--- a.cpp\n+++ a.cpp\n@@ -3 +3 @@\n-x\n+y\n"
                        "@@ -10,0 +11,3 @@ f()\n+a\n+b\n+c\n"),
              ElementsAre(std::pair(3, 3), std::pair(11, 13)));
}

TEST(ChangedLines, RemovalTouchesItsNeighbours_ok) {
  EXPECT_THAT(changedIn("+++ a.cpp\n@@ -5,2 +4,0 @@\n-x\n-y\n"),
              ElementsAre(std::pair(4, 5)));
}

TEST(ChangedLines, TextThatLooksLikeAHeadIsText_ok) {
  EXPECT_THAT(
      changedIn("+++ a.cpp\n@@ -1,0 +2,2 @@\n+++ b.cpp\n+@@ -1 +9 @@\n"),
      ElementsAre(std::pair(2, 3)));
}

TEST(ChangedLines, RemovedFilesHaveNoLines_ok) {
  EXPECT_THAT(changedIn("--- a.cpp\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-x\n-y\n"),
              IsEmpty());
}

TEST(ChangedLines, NoWorkTree_bad) {
  auto Top = workTreeOf("/");
  ASSERT_FALSE(bool(Top));
  EXPECT_THAT(llvm::toString(Top.takeError()),
              testing::HasSubstr("not a git repository"));
}
