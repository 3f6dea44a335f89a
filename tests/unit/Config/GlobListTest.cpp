#include "poolwise/Config/GlobList.h"
#include "gtest/gtest.h"

using namespace poolwise;

TEST(GlobList, LastMatchWins_ok) {
  EXPECT_TRUE(globListContains("*", "sequential-io-loop"));
  EXPECT_FALSE(globListContains("*,-sequential-*", "sequential-io-loop"));
  EXPECT_TRUE(globListContains("*,-sequential-*,sequential-io-loop",
                               "sequential-io-loop"));
  EXPECT_FALSE(globListContains("-*", "independent-calls"));
}

TEST(GlobList, PrefixAndBlanksDoNotMatter_ok) {
  EXPECT_TRUE(
      globListContains(" poolwise-independent-calls ", "independent-calls"));
  EXPECT_TRUE(globListContains("x, poolwise-*", "independent-calls"));
}

TEST(GlobList, OtherChecksAreNotMeant_bad) {
  EXPECT_FALSE(globListContains("", "independent-calls"));
  EXPECT_FALSE(globListContains("clang-analyzer-*", "independent-calls"));
  EXPECT_FALSE(globListContains("independent", "independent-calls"));
  EXPECT_FALSE(globListContains("independent-call[", "independent-calls"));
}

TEST(GlobList, NamesTheGlobThatMatchesNothing_bad) {
  EXPECT_EQ(globWithoutMatch("*,-io-loop", {"sequential-io-loop"}), "io-loop");
  EXPECT_EQ(globWithoutMatch("*,-sequential-*", {"sequential-io-loop"}),
            std::nullopt);
}

TEST(DidYouMean, OnlyNearWords_ok) {
  EXPECT_EQ(didYouMean("min_speed", {"min_speedup", "cores"}),
            " (did you mean 'min_speedup'?)");
  EXPECT_EQ(didYouMean("zzz", {"min_speedup", "cores"}), "");
}

TEST(PathGlobs, FoldersMeanWhatIsBelow_ok) {
  EXPECT_TRUE(anyGlobMatches({"/w/tests/"}, "/w/tests/a.cpp"));
  EXPECT_TRUE(anyGlobMatches({"/w/tests"}, "/w/tests/deep/a.cpp"));
  EXPECT_TRUE(anyGlobMatches({"/w/a.cpp"}, "/w/a.cpp"));
  EXPECT_TRUE(anyGlobMatches({"x", "*_test.cpp"}, "/w/b/a_test.cpp"));
  EXPECT_TRUE(anyGlobMatches({"/w/{a,b}.cpp"}, "/w/b.cpp"));
}

TEST(PathGlobs, Others_bad) {
  EXPECT_FALSE(anyGlobMatches({"/w/tests"}, "/w/tests2/a.cpp"));
  EXPECT_FALSE(anyGlobMatches({"/w/["}, "/w/a.cpp"));
  EXPECT_FALSE(anyGlobMatches({}, "/w/a.cpp"));
}
