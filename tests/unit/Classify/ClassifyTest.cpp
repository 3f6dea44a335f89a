//===- ClassifyTest.cpp - Kinds from cost ---------------------------------===//

#include "../SummaryBuilder.h"
#include "poolwise/Judge/Kind.h"

using namespace poolwise;

namespace {

WitnessPtr named(std::string What) {
  auto W = std::make_shared<Witness>();
  W->What = std::move(What);
  return W;
}

Behavior costing(double CpuNs, double WaitNs) {
  Behavior B;
  B.Time.CpuNs = CpuNs;
  B.Time.WaitNs = WaitNs;
  return B;
}

} // namespace

TEST(ClassifyTest, WaitingIsIo_ok) {
  Behavior B = costing(1e4, 1e6);
  B.Effects = {{EffectKind::Disk, {}, 1e5, named("read")},
               {EffectKind::Network, {}, 9e5, named("recv")}};
  Classification C = classify(B);
  EXPECT_EQ(C.K, Kind::Io);
  EXPECT_EQ(C.C, Confidence::Definite);
  EXPECT_EQ(C.Decider->What, "recv");
}

TEST(ClassifyTest, ComputingIsCpu_ok) {
  Behavior B = costing(1e6, 1e4);
  EXPECT_EQ(classify(B).K, Kind::Cpu);
  EXPECT_EQ(classify(B).Decider, nullptr);
  B.Effects = {{EffectKind::Compute, {}, 9e5, named("deflate")}};
  EXPECT_EQ(classify(B).Decider->What, "deflate");
}

TEST(ClassifyTest, WaitingMostOfTheTimeIsIo_ok) {
  Behavior B = costing(5e5, 1e6);
  B.Effects = {{EffectKind::Network, {}, 1e6, named("recv")}};
  EXPECT_EQ(classify(B).K, Kind::Io);
  B.Time.CpuNs = 8e5;
  EXPECT_EQ(classify(B).K, Kind::Mixed);
  B.Time.CpuNs = 1.5e6;
  EXPECT_EQ(classify(B).K, Kind::Mixed);
  B.Time.CpuNs = 2e6;
  EXPECT_EQ(classify(B).K, Kind::Cpu);
}

TEST(ClassifyTest, UnknownIsWhatHardlyAnythingIsKnownOf_ok) {
  Behavior B = costing(25, 0);
  B.Time.Partial = true;
  EXPECT_EQ(classify(B, 10).K, Kind::Unknown);
  B.Time.CpuNs = 400;
  EXPECT_EQ(classify(B, 10).K, Kind::Cpu);
}

TEST(ClassifyTest, WaitingForLocksIsNotIo_ok) {
  Behavior B = costing(1e4, 1e6);
  B.Effects = {{EffectKind::Lock, {}, 9e5, named("lock")},
               {EffectKind::Disk, {}, 1e5, named("read")}};
  EXPECT_EQ(classify(B).K, Kind::Lock);
  EXPECT_EQ(classify(B).Decider->What, "lock");
}

TEST(ClassifyTest, OfWaitsTheLongerOneCounts_ok) {
  Behavior B = costing(2e5, 8e5);
  B.Effects = {{EffectKind::Lock, {}, 3e5, named("lock")},
               {EffectKind::Disk, {}, 5e5, named("read")}};
  EXPECT_EQ(classify(B).K, Kind::Io);
  EXPECT_EQ(classify(B).Decider->What, "read");
}

TEST(ClassifyTest, LittleIsTrivialUnlessSomethingIsUnknown_bad) {
  Behavior B = costing(500, 0);
  EXPECT_EQ(classify(B).K, Kind::Trivial);
  EXPECT_EQ(classify(B, 100).K, Kind::Cpu);
  B.Time.Partial = true;
  EXPECT_EQ(classify(B).K, Kind::Unknown);
}

TEST(ClassifyTest, ConfidenceFallsWithGuesses_ok) {
  Behavior B = costing(1e6, 0);
  EXPECT_EQ(classify(B).C, Confidence::Definite);
  B.Time.Guessed = true;
  EXPECT_EQ(classify(B).C, Confidence::Probable);
  B.Time.Partial = true;
  EXPECT_EQ(classify(B).C, Confidence::Possible);
}

TEST(ClassifyTest, Names_ok) {
  EXPECT_EQ(nameOf(Kind::Io), "io");
  EXPECT_EQ(nameOf(Kind::Unknown), "unknown");
  EXPECT_EQ(nameOf(Executor::CpuThreads), "cpu-threads");
  EXPECT_EQ(nameOf(Confidence::Possible), "possible");
}
