//===- GainTest.cpp - What side by side would give ------------------------===//

#include "../../../analyzer/lib/Recommend/Gain.h"
#include "gtest/gtest.h"

using namespace poolwise;

namespace {

Cost cost(double CpuUs, double WaitUs) {
  Cost C;
  C.CpuNs = CpuUs * 1000;
  C.WaitNs = WaitUs * 1000;
  return C;
}

Behavior behavior(Cost Time) {
  Behavior B;
  B.Time = Time;
  return B;
}

Classification is(Kind K) {
  Classification C;
  C.K = K;
  return C;
}

TEST(Gain, TheKindDecidesTheExecutor) {
  Behavior Any = behavior(cost(100, 100));
  EXPECT_EQ(executorFor(Any, is(Kind::Io), Policy::Cxx), Executor::IoThreads);
  EXPECT_EQ(executorFor(Any, is(Kind::Cpu), Policy::Cxx), Executor::CpuThreads);
  EXPECT_EQ(executorFor(Any, is(Kind::Cpu), Policy::Python),
            Executor::Processes);
  for (Kind K : {Kind::Lock, Kind::Trivial, Kind::Unknown})
    EXPECT_EQ(executorFor(Any, is(K), Policy::Cxx), Executor::None);
}

TEST(Gain, MixedWorkGoesWhereItWins) {
  EXPECT_EQ(executorFor(behavior(cost(100, 100)), is(Kind::Mixed), Policy::Cxx),
            Executor::IoThreads);
  EXPECT_EQ(executorFor(behavior(cost(100, 20)), is(Kind::Mixed), Policy::Cxx),
            Executor::CpuThreads);
}

TEST(Gain, WaitingScalesWithTheRounds) {
  Config C;
  Estimate E = estimateRounds(cost(0, 30'000), 16, Executor::IoThreads, C);
  EXPECT_NEAR(*E.Speedup, 16, 0.5);
  EXPECT_TRUE(isWorthwhile(E, Executor::IoThreads, C));
}

TEST(Gain, ComputingScalesWithTheCores) {
  Config C;
  C.Cores = 4;
  Estimate E = estimateRounds(cost(5000, 0), 16, Executor::CpuThreads, C);
  EXPECT_NEAR(*E.Speedup, 4, 0.1);
  C.Cores = 8;
  E = estimateRounds(cost(5000, 0), 16, Executor::CpuThreads, C);
  EXPECT_NEAR(*E.Speedup, 8, 0.2);
}

TEST(Gain, UnknownRoundsAreAssumed) {
  Config C;
  Estimate E =
      estimateRounds(cost(0, 30'000), std::nullopt, Executor::IoThreads, C);
  EXPECT_FALSE(E.Iterations);
  EXPECT_GT(*E.Speedup, 10);
}

TEST(Gain, SmallWorkIsNotWorthATask) {
  Config C;
  auto worthRounds = [&](Cost Round, std::optional<uint64_t> Trips,
                         Executor On) {
    return isWorthwhile(estimateRounds(Round, Trips, On, C), On, C);
  };
  EXPECT_FALSE(worthRounds(cost(1, 15), 1000, Executor::IoThreads));
  EXPECT_FALSE(worthRounds(cost(5, 0), 16, Executor::CpuThreads));
  EXPECT_TRUE(worthRounds(cost(5, 0), 10'000, Executor::CpuThreads));
  EXPECT_FALSE(worthRounds(cost(0, 30'000), 1, Executor::IoThreads));
}

TEST(Gain, ThresholdsCanBeTurnedOff) {
  Config C;
  Estimate E = estimateRounds(cost(0.5, 0), 16, Executor::CpuThreads, C);
  EXPECT_FALSE(isWorthwhile(E, Executor::CpuThreads, C));
  C.MinSpeedup = 0;
  C.MinTaskUs = 0;
  EXPECT_TRUE(isWorthwhile(E, Executor::CpuThreads, C));
}

TEST(Gain, CallsTakeAsLongAsTheLongest) {
  Config C;
  Estimate E =
      estimateCalls({cost(0, 30'000), cost(0, 10'000)}, Executor::IoThreads, C);
  EXPECT_NEAR(*E.Speedup, 4.0 / 3, 0.05);
  EXPECT_EQ(E.Iterations, 2u);
}

} // namespace
