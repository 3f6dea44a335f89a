//===- NestTest.cpp - One finding a loop nest -----------------------------===//

#include "../../../analyzer/lib/Recommend/Nest.h"
#include "gmock/gmock.h"

using namespace poolwise;
using testing::ElementsAre;

namespace {

/// Regions 1/2 hold 3/4, which holds 5/6; 7/8 stands beside 3/4 inside 2.
struct NestTest : testing::Test {
  FunctionSummary F;
  std::vector<Judged> All;

  void SetUp() override {
    for (RegionId Parent : {NoId, 0u, 1u, 2u, 3u, 4u, 5u, 2u, 7u}) {
      Region R;
      R.K = F.Regions.size() % 2 ? Region::Kind::Loop : Region::Kind::LoopBody;
      R.Parent = Parent;
      F.Regions.push_back(R);
    }
  }
  void add(RegionId Loop, Verdict V) {
    Judged J;
    J.At.Around = Loop;
    J.At.Inside = Loop + 1;
    J.R.V = V;
    J.R.CandidateIndex = Loop;
    All.push_back(J);
  }
  std::vector<uint32_t> kept() {
    std::vector<uint32_t> Loops;
    for (const Judged &J : keepOneEachNest(F, All))
      Loops.push_back(J.R.CandidateIndex);
    return Loops;
  }
};

TEST_F(NestTest, TheOutermostSafeOneStays) {
  add(1, Verdict::Safe);
  add(3, Verdict::Safe);
  add(5, Verdict::Safe);
  EXPECT_THAT(kept(), ElementsAre(1));
}

TEST_F(NestTest, ASafeOneInsideBeatsARefusedOneAround) {
  add(1, Verdict::Unsafe);
  add(3, Verdict::Safe);
  add(5, Verdict::Safe);
  EXPECT_THAT(kept(), ElementsAre(3));
}

TEST_F(NestTest, SafeOnesSideBySideBothStay) {
  add(1, Verdict::Unsafe);
  add(3, Verdict::Safe);
  add(7, Verdict::Safe);
  EXPECT_THAT(kept(), ElementsAre(3, 7));
}

TEST_F(NestTest, OtherwiseTheOutermostThatIsNotProvenUnsafe) {
  add(1, Verdict::Unsafe);
  add(3, Verdict::Unknown);
  add(5, Verdict::Unknown);
  EXPECT_THAT(kept(), ElementsAre(3));
}

TEST_F(NestTest, OtherwiseTheOutermost) {
  add(1, Verdict::Unsafe);
  add(3, Verdict::Unsafe);
  EXPECT_THAT(kept(), ElementsAre(1));
}

TEST_F(NestTest, LoopsThatAreNoCandidatesDoNotCount) {
  add(5, Verdict::Safe);
  add(7, Verdict::Unknown);
  EXPECT_THAT(kept(), ElementsAre(5, 7));
}

} // namespace
