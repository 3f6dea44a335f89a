#include "poolwise/Report/Words.h"
#include "gtest/gtest.h"

using namespace poolwise;

TEST(Words, DurationsHaveTwoDigits_ok) {
  EXPECT_EQ(durationText(0), "0 us");
  EXPECT_EQ(durationText(0.02), "20 ns");
  EXPECT_EQ(durationText(1.54), "1.5 us");
  EXPECT_EQ(durationText(123), "120 us");
  EXPECT_EQ(durationText(50'000), "50 ms");
  EXPECT_EQ(durationText(2'300'000), "2.3 s");
  EXPECT_EQ(durationText(999.9), "1000 us");
}

TEST(Words, EstimateNamesWhatIsKnown_ok) {
  EXPECT_EQ(
      estimateText({100, 50'000, 20, 12.5}),
      "20 tasks of about 50 ms waiting and 100 us computing; estimated 12.5 "
      "times faster");
  EXPECT_EQ(estimateText({100, 0, std::nullopt, std::nullopt}),
            "each task of about 100 us computing");
}

TEST(Words, OutlookTellsTheReason_ok) {
  Recommendation R;
  R.V = Verdict::Safe;
  R.FixRefusal = "the loop stands in a macro";
  EXPECT_EQ(outlook(R), "safe to run side by side, but not rewritten: the loop "
                        "stands in a macro");
  R.F = Fix{Applicability::Review, {}};
  EXPECT_EQ(outlook(R),
            "a rewrite exists, but needs review: the loop stands in a "
            "macro");
  R.F->A = Applicability::Safe;
  EXPECT_TRUE(isFixable(R));
}
