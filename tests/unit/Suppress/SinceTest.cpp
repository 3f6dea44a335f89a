#include "SampleProgram.h"
#include "poolwise/Suppress/Suppress.h"
#include "gmock/gmock.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::ElementsAre;

/// A finding in line 2 of a function in lines 1 to 3; `heavy` stands in lines 5
/// to 8 and is called in line 2.
class SinceSample : public SampleProgram {
public:
  SinceSample() : SampleProgram("1\n2\n3\n4\n5\n6\n7\n8\n9\n") {
    P.Functions[0].EndLine = 3;
    FunctionSummary Heavy;
    Heavy.Usr = "c:@F@heavy#";
    Heavy.Name = "heavy";
    Heavy.Where = {0, 5, 1, 8};
    Heavy.EndLine = 8;
    P.Functions.push_back(Heavy);
    P.ByUsr["c:@F@heavy#"] = 1;
    Call C;
    C.Usr = Heavy.Usr;
    C.Name = "heavy";
    C.Where = {0, 2, 5, 6};
    P.Functions[0].Calls.push_back(C);
    addFinding(2, "sequential-cpu-loop").Path = {
        {"'heavy' computes", {0, 2, 5, 6}, ""}};
  }

  std::vector<UnusedSuppression> Unused;

  /// Is the finding kept when this line is new?
  bool keeps(unsigned Line) {
    std::string Diff = "+++ " + File + "\n@@ -" + std::to_string(Line) +
                       ",0 +" + std::to_string(Line) + " @@\n+x\n";
    auto Copy = Findings;
    auto Unknown = applyDiff(Diff, P, Copy, Unused);
    EXPECT_TRUE(Unknown && Unknown->empty());
    return !Copy.empty();
  }
};

TEST(Since, SiteAndItsEnd_ok) {
  SinceSample S;
  EXPECT_FALSE(S.keeps(1));
  EXPECT_TRUE(S.keeps(2));
  EXPECT_TRUE(S.keeps(3));
  EXPECT_FALSE(S.keeps(4));
}

TEST(Since, BodyOfWhatComputes_ok) {
  SinceSample S;
  EXPECT_TRUE(S.keeps(5));
  EXPECT_TRUE(S.keeps(8));
  EXPECT_FALSE(S.keeps(9));
}

TEST(Since, OnlyTheStepWhereTheModelDecides_ok) {
  SinceSample S;
  S.Findings[0].Path = {{"calls 'heavy'", {0, 2, 5, 6}, ""},
                        {"'recv' waits", {0, 7, 1, 12}, "posix/recv"}};
  EXPECT_TRUE(S.keeps(7));
  EXPECT_FALSE(S.keeps(6));
}

TEST(Since, HazardCounts_ok) {
  SinceSample S;
  Hazard H;
  H.Where = {0, 9, 1, 16};
  S.Findings[0].Hazards = {H};
  EXPECT_TRUE(S.keeps(9));
}

TEST(Since, FilesThatAreNotPartOfTheProgram_bad) {
  SinceSample S;
  auto Unknown = applyDiff("+++ b/gone.cpp\n@@ -1 +1 @@\n-a\n+b\n", S.P,
                           S.Findings, S.Unused);
  ASSERT_TRUE(bool(Unknown));
  EXPECT_THAT(*Unknown, ElementsAre("b/gone.cpp"));
  EXPECT_TRUE(S.Findings.empty());
}

TEST(Since, NoDiff_bad) {
  SinceSample S;
  auto Unknown = applyDiff("hello\n", S.P, S.Findings, S.Unused);
  ASSERT_FALSE(bool(Unknown));
  EXPECT_THAT(llvm::toString(Unknown.takeError()),
              testing::HasSubstr("no unified diff"));
}
