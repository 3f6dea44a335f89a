//===- BranchChanceTest.cpp - How likely an arm looks ---------------------===//

#include "ExtractCode.h"
#include "gmock/gmock.h"

using namespace poolwise;
using testing::ElementsAre;
using testing::Lt;

namespace {

/// Of the branches of `void f(...) { ... }`, in order.
std::vector<uint32_t> chances(const std::string &Parameters,
                              const std::string &Body) {
  Extracted E("struct Status { bool ok() const; };\nvoid g(); void h();\n"
              "void f(" +
              Parameters + ") { " + Body + " }");
  std::vector<uint32_t> All;
  for (const Region &R : E.function("f").Regions)
    if (R.K == Region::Kind::Branch)
      All.push_back(R.Chance);
  return All;
}

TEST(BranchChance, NothingIsKnownOfAPlainCondition_ok) {
  EXPECT_THAT(chances("bool b", "if (b) g(); else h();"), ElementsAre(50, 50));
}

TEST(BranchChance, TestsForFailureSeldomHold_ok) {
  EXPECT_THAT(chances("int *p", "if (!p) g();"), ElementsAre(40));
  EXPECT_THAT(chances("int *p", "if (p != nullptr) g(); else h();"),
              ElementsAre(60, 40));
  EXPECT_THAT(chances("int n", "if (n < 0) g();"), ElementsAre(16));
  EXPECT_THAT(chances("int n", "if (n != 7) g(); else h();"),
              ElementsAre(84, 16));
  EXPECT_THAT(chances("Status s", "if (s.ok()) g();"), ElementsAre(90));
  EXPECT_THAT(chances("Status s", "if (!s.ok()) g();"), ElementsAre(10));
  EXPECT_THAT(chances("bool failed", "if (failed) g();"), ElementsAre(10));
}

TEST(BranchChance, LeavingEarlyIsRareAndAddsUp_ok) {
  EXPECT_THAT(chances("bool b", "if (b) { g(); return; } h();"),
              ElementsAre(28));
  EXPECT_THAT(chances("Status s", "if (!s.ok()) { g(); return; } h();"),
              ElementsAre(Lt(10)));
  EXPECT_THAT(chances("bool b", "if (b) { g(); return; } else { return; }"),
              ElementsAre(50, 50));
}

TEST(BranchChance, WhatTheProgrammerSaysDecides_ok) {
  EXPECT_THAT(chances("Status s", "if (!s.ok()) [[likely]] g();"),
              ElementsAre(99));
  EXPECT_THAT(chances("bool b", "if (__builtin_expect(b, 0)) g();"),
              ElementsAre(1));
}

TEST(BranchChance, FillingAStaticHappensOnce_ok) {
  EXPECT_THAT(chances("", "static int *Table; if (!Table) Table = new int[9];"),
              ElementsAre(1));
  EXPECT_THAT(chances("int *Mine", "if (!Mine) Mine = new int[9];"),
              ElementsAre(40));
  EXPECT_THAT(chances("", "static int *Table; if (!Table) g();"),
              ElementsAre(40));
}

TEST(BranchChance, CasesShareTheSwitch_ok) {
  EXPECT_THAT(chances("int n", "switch (n) { case 1: case 2: g(); break;"
                               " case 3: h(); break; default: g(); h(); }"),
              ElementsAre(33));
}

} // namespace
