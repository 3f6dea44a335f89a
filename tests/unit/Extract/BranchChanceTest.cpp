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
              "struct FILE; extern FILE *stderr; int print(FILE *, int);\n"
              "int *find(int); void insert(int); void flush(); int made(int);\n"
              "struct Table { void insert(int); };\n"
              "struct Options { bool sync = false, fast = true, any; };\n"
              "void say(int, const char *); "
              "[[noreturn]] void leave(); void die() { g(); leave(); }\n"
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

/// Error arms are below one in a hundred, which is the least that can be said.
TEST(BranchChance, ArmsThatTellOfAnErrorAreRare_ok) {
  EXPECT_THAT(chances("int n", "if (n != 0) print(stderr, n);"),
              ElementsAre(1));
  EXPECT_THAT(chances("int n", "if (n != 7) g(); else throw 1;"),
              ElementsAre(99, 1));
  EXPECT_THAT(chances("bool b", "if (b) { g(); return; }"), ElementsAre(28));
  // What does more than tell is an algorithm.
  EXPECT_THAT(chances("bool b", "if (b) { g(); g(); g(); g(); g(); g(); "
                                "print(stderr, 1); }"),
              ElementsAre(50));
}

TEST(BranchChance, BuffersTakeManyItems_ok) {
  EXPECT_THAT(chances("int n, int size", "if (n >= size) flush();"),
              ElementsAre(1));
  EXPECT_THAT(chances("bool b", "if (b) flush();"), ElementsAre(50));
}

TEST(BranchChance, WhatIsThereToMoveABufferDoesSo_ok) {
  Extracted E("void flush();\n"
              "void flushAll(int n, int size) { if (n < size) flush(); }");
  EXPECT_EQ(E.function("flushAll").Regions[1].Chance, 50u);
}

TEST(BranchChance, WhatFollowsRoomInABufferIsRare_ok) {
  EXPECT_THAT(chances("int n, int size",
                      "g(); if (n < size) { g(); return; } flush(); h();"),
              ElementsAre(28, 1));
  EXPECT_THAT(chances("bool b", "g(); if (b) { g(); return; } flush(); h();"),
              ElementsAre(28));
}

TEST(BranchChance, CountersSeldomReachTheirEnd_ok) {
  EXPECT_THAT(chances("int n, int size", "if (++n >= size) { n = 0; g(); }"),
              ElementsAre(1));
  // The last of those who share something is not rare.
  EXPECT_THAT(chances("int n", "if (--n == 0) g();"), ElementsAre(16));
}

TEST(BranchChance, WhatComplainsIsRare_ok) {
  EXPECT_THAT(chances("bool b", "if (b) say(3, \"Cannot open %s.\");"),
              ElementsAre(1));
  EXPECT_THAT(chances("bool b", "if (b) say(3, \"Opened %s.\");"),
              ElementsAre(50));
}

TEST(BranchChance, WhatIsKeptIsFoundAgain_ok) {
  EXPECT_THAT(chances("int *p", "if (p == nullptr) { g(); insert(1); }"),
              ElementsAre(5));
  EXPECT_THAT(chances("int *p", "if (p) h(); else { g(); insert(1); }"),
              ElementsAre(95, 5));
}

TEST(BranchChance, WhatIsKeptInACacheIsThereMostTimes_ok) {
  EXPECT_THAT(chances("int *p, Table &cache_", "if (!p) cache_.insert(1);"),
              ElementsAre(1));
  EXPECT_THAT(chances("int *p, Table &t", "if (!p) t.insert(1);"),
              ElementsAre(5));
}

TEST(BranchChance, FewNumbersDoNotFit_ok) {
  EXPECT_THAT(chances("long n", "if (n > 0x7fffffff) g();"), ElementsAre(5));
  EXPECT_THAT(chances("long n", "if (n <= 2147483647) g();"), ElementsAre(95));
  EXPECT_THAT(chances("long n", "if (n < -2147483648) g();"), ElementsAre(5));
  EXPECT_THAT(chances("long n", "if (n > 1000) g();"), ElementsAre(50));
}

TEST(BranchChance, ChainsThatEndInAnErrorAreOneOfTheirCases_ok) {
  EXPECT_THAT(chances("int t", "if (t == 3) g(); else if (t == 7) h(); "
                               "else say(1, \"Invalid type.\");"),
              ElementsAre(50, 50, 99, 1));
  EXPECT_THAT(chances("int t, int u", "if (t == 3) g(); else if (u == 7) h(); "
                                      "else say(1, \"Invalid type.\");"),
              ElementsAre(16, 84, 99, 1));
}

TEST(BranchChance, FewAreStopped_ok) {
  EXPECT_THAT(chances("bool cancelled", "if (cancelled) g();"),
              ElementsAre(10));
}

TEST(BranchChance, DefaultsAreSeldomChanged_ok) {
  EXPECT_THAT(chances("Options o", "if (o.sync) g();"), ElementsAre(15));
  EXPECT_THAT(chances("Options o", "if (o.fast) g();"), ElementsAre(85));
  EXPECT_THAT(chances("Options o", "if (o.any) g();"), ElementsAre(50));
  EXPECT_THAT(chances("bool all = false", "if (!all) g();"), ElementsAre(85));
}

TEST(BranchChance, ResultsOfCallsAreSeldomNull_ok) {
  EXPECT_THAT(chances("", "int *p = find(1); if (!p) g();"), ElementsAre(40));
  EXPECT_THAT(chances("int ret", "if (ret != 0) g();"), ElementsAre(5));
  EXPECT_THAT(chances("int fd", "if (fd == -1) g();"), ElementsAre(5));
}

TEST(BranchChance, WhatIsKeptIsFoundTheNextTime_ok) {
  auto ChancesBehind = [](const std::string &Rest) {
    Extracted E("struct Name { int id; const char *text; Name *next; };\n"
                "static Name *names[9]; Name *make(int);\n"
                "const char *f(int id) {\n"
                "  for (Name *n = names[id % 9]; n; n = n->next)\n"
                "    if (n->id == id) return n->text;\n" +
                Rest + " }");
    std::vector<uint32_t> All;
    for (const Region &R : E.function("f").Regions)
      if (R.K == Region::Kind::Branch)
        All.push_back(R.Chance);
    return All;
  };
  EXPECT_THAT(ChancesBehind("names[id % 9] = make(id); return nullptr;"),
              ElementsAre(testing::_, 5));
  EXPECT_THAT(ChancesBehind("return make(id)->text;"), ElementsAre(testing::_));
}

TEST(BranchChance, CasesForErrorsAreRare_ok) {
  EXPECT_THAT(chances("int o",
                      "switch (o) { case 1: g(); break; case 2: h(); break;\n"
                      "default: say(2, \"Invalid option\"); break; }"),
              ElementsAre(33, 1));
  EXPECT_THAT(chances("int o", "switch (o) { case 1: g(); break;\n"
                               "case 2: h(); break; default: g(); break; }"),
              ElementsAre(33));
}

TEST(BranchChance, WhatOnlyGotoLeadsToIsAnEarlyEnd_ok) {
  EXPECT_THAT(chances("int n", "if (n == 3) goto none; g(); return;\n"
                               "none: h();"),
              ElementsAre(testing::_, 28));
  EXPECT_THAT(chances("int n", "if (n == 3) goto failed; g(); return;\n"
                               "failed: h();"),
              ElementsAre(testing::_, 1));
  EXPECT_THAT(chances("int n", "if (n == 3) goto done; g(); done: h();"),
              ElementsAre(testing::_));
}

TEST(BranchChance, FlagsForThoseWhoLookForFaultsAreOff_ok) {
  EXPECT_THAT(chances("bool verbose", "if (verbose) g();"), ElementsAre(1));
  EXPECT_THAT(chances("int debug", "if (debug > 1) g();"), ElementsAre(1));
}

TEST(BranchChance, SidesOfAConditionAreBranches_ok) {
  EXPECT_THAT(chances("int n, int ret", "(void)(ret == 0 && made(n));"),
              ElementsAre(95));
  EXPECT_THAT(chances("int n, int ret", "(void)(ret == 0 || made(n));"),
              ElementsAre(5));
  EXPECT_THAT(chances("int n, int *p", "(void)(p ? made(n) : made(1));"),
              ElementsAre(60, 40));
}

TEST(BranchChance, ArmsThatEndTheProgramAreCold_ok) {
  Extracted E("void say(int, const char *); "
              "[[noreturn]] void leave(); void g();\n"
              "void die() { g(); leave(); }\n"
              "void f(bool b) { if (b) { g(); die(); } if (b) g(); }");
  std::vector<bool> Cold;
  for (const Region &R : E.function("f").Regions)
    if (R.K == Region::Kind::Branch)
      Cold.push_back(R.Cold);
  EXPECT_THAT(Cold, ElementsAre(true, false));
  Extracted S("[[noreturn]] void leave(); void g();\n"
              "void f(int n) { switch (n) { case 1: g(); break;\n"
              "default: leave(); } }");
  Cold.clear();
  for (const Region &R : S.function("f").Regions)
    if (R.K == Region::Kind::Branch)
      Cold.push_back(R.Cold);
  EXPECT_THAT(Cold, ElementsAre(false, true));
}

} // namespace
