#include "poolwise/Verify/Verify.h"
#include "llvm/ADT/STLExtras.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace poolwise;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {
struct Search {
  /// Fails when all of one of these are in.
  std::vector<FixSet> Bad = {};
  unsigned Runs = 0;
  std::vector<unsigned> Dropped = {};

  FixSet keep(unsigned Count) {
    std::set<FixSet> Asked;
    auto Kept = keepPassing(
        Count,
        [&](const FixSet &Wanted) -> llvm::Expected<bool> {
          ++Runs;
          EXPECT_FALSE(Wanted.empty());
          EXPECT_TRUE(Asked.insert(Wanted).second) << "asked twice";
          return llvm::none_of(Bad, [&](const FixSet &B) {
            return std::includes(Wanted.begin(), Wanted.end(), B.begin(),
                                 B.end());
          });
        },
        [&](unsigned Fix, const FixSet &) { Dropped.push_back(Fix); });
    EXPECT_TRUE(bool(Kept));
    return *Kept;
  }
};
} // namespace

TEST(KeepPassing, AllAreKeptInOneRun_ok) {
  Search S;
  EXPECT_EQ(S.keep(100).size(), 100u);
  EXPECT_EQ(S.Runs, 1u);
}

TEST(KeepPassing, NothingIsNothing_ok) {
  Search S;
  EXPECT_THAT(S.keep(0), IsEmpty());
  EXPECT_EQ(S.Runs, 0u);
}

TEST(KeepPassing, OneOfAHundredIsFoundByHalves_bad) {
  for (unsigned Bad : {0u, 37u, 99u}) {
    Search S{{{Bad}}};
    EXPECT_EQ(S.keep(100).size(), 99u);
    EXPECT_THAT(S.Dropped, ElementsAre(Bad));
    EXPECT_LE(S.Runs, 16u);
  }
}

TEST(KeepPassing, SeveralAndAPairThatFailsTogether_bad) {
  Search S{{{3}, {5}, {1, 6}}};
  EXPECT_THAT(S.keep(8), ElementsAre(0, 1, 2, 4, 7));
  EXPECT_THAT(S.Dropped, ElementsAre(3, 5, 6));
}

TEST(KeepPassing, AnErrorEndsIt_bad) {
  auto Kept = keepPassing(
      4,
      [](const FixSet &) -> llvm::Expected<bool> {
        return llvm::createStringError(llvm::inconvertibleErrorCode(), "cut");
      },
      [](unsigned, const FixSet &) {});
  EXPECT_EQ(llvm::toString(Kept.takeError()), "cut");
}
