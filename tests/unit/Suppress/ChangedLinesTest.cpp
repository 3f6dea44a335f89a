#include "../../../analyzer/lib/Suppress/ChangedLines.h"
#include "gmock/gmock.h"

using namespace poolwise;
using testing::ElementsAre;
using testing::IsEmpty;

static std::vector<std::pair<uint32_t, uint32_t>>
changedIn(llvm::StringRef Diff, const std::string &File = "a.cpp") {
  std::vector<std::pair<uint32_t, uint32_t>> Spans;
  llvm::Expected<ChangedLines> Changed = parseDiff(Diff);
  if (!Changed) {
    llvm::consumeError(Changed.takeError());
    return {{0, 0}};
  }
  for (const LineSpan &Span : (*Changed)[File])
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

TEST(ChangedLines, ContextIsNotChanged_ok) {
  EXPECT_THAT(
      changedIn("--- a/a.cpp\n+++ b/a.cpp\n@@ -1,7 +1,8 @@ int f()\n a\n"
                " b\n c\n-d\n+D\n+E\n e\n f\n\n"
                "@@ -20,3 +21,3 @@\n x\n-y\n+Y\n z\n",
                "b/a.cpp"),
      ElementsAre(std::pair(4, 5), std::pair(22, 22)));
}

TEST(ChangedLines, NoNewlineAtTheEnd_ok) {
  EXPECT_THAT(changedIn("+++ a.cpp\n@@ -1 +1,2 @@\n-x\n\\ No newline at end of "
                        "file\n+x\n+y\n\\ No newline at end of file\n"
                        "--- b.cpp\n+++ b.cpp\n@@ -9 +9 @@\n-q\n+r\n"),
              ElementsAre(std::pair(1, 2)));
}

TEST(ChangedLines, Names_ok) {
  EXPECT_THAT(
      changedIn("+++ a.cpp\t2026-01-01 10:00:00\n@@ -1 +1 @@\n-x\n+y\n"),
      ElementsAre(std::pair(1, 1)));
  EXPECT_THAT(changedIn("+++ a.cpp\r\n@@ -1 +1 @@\r\n-x\r\n+y\r\n"),
              ElementsAre(std::pair(1, 1)));
  EXPECT_THAT(
      changedIn("+++ \"b/\\303\\244\\t\\\"x.cpp\"\n@@ -1 +1 @@\n-x\n+y\n",
                "b/\xc3\xa4\t\"x.cpp"),
      ElementsAre(std::pair(1, 1)));
}

TEST(ChangedLines, CombinedDiff_ok) {
  EXPECT_THAT(changedIn("diff --cc a.cpp\n--- a/a.cpp\n+++ a.cpp\n"
                        "@@@ -1,3 -1,3 +1,4 @@@\n  a\n- b\n -c\n++d\n +e\n  f\n"
                        "@@@ -9,1 -9,1 +10,1 @@@\n--x\n++y\n"),
              ElementsAre(std::pair(2, 3), std::pair(10, 10)));
}

TEST(ChangedLines, RenamesAndBinariesChangeNothing_ok) {
  EXPECT_THAT(changedIn("diff --git a/x.cpp b/a.cpp\nsimilarity index 100%\n"
                        "rename from x.cpp\nrename to a.cpp\n"),
              IsEmpty());
  EXPECT_THAT(changedIn(""), IsEmpty());
}

TEST(ChangedLines, NoDiff_bad) {
  EXPECT_THAT(changedIn("hello\n"), ElementsAre(std::pair(0, 0)));
}

TEST(ChangedLines, HeadsOfNonsense_bad) {
  for (llvm::StringRef Head : {"@@", "@@ @@", "@@ -x +y @@", "@@ -1,2",
                               "@@@@@@@", "@@ -1,99999999999999999999 +1 @@"})
    changedIn(("+++ a.cpp\n" + Head + "\n+z\n").str());
}

TEST(ChangedLines, NoWorkTree_bad) {
  auto Top = workTreeOf("/");
  ASSERT_FALSE(bool(Top));
  EXPECT_THAT(llvm::toString(Top.takeError()),
              testing::HasSubstr("not a git repository"));
}
