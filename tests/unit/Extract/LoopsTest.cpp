//===- LoopsTest.cpp - The shapes of loops --------------------------------===//

#include "ExtractCode.h"

using namespace poolwise;
using Form = LoopShape::Form;

TEST(Loops, rangeByReference_ok) {
  Extracted E("#include <vector>\n"
              "int f(const std::vector<int> &v) { int n = 0;\n"
              "  for (const auto &x : v) n += x;\n  return n; }");
  LoopShape S = E.loop("f");
  EXPECT_EQ(S.F, Form::Range);
  EXPECT_TRUE(S.ByReference);
  EXPECT_EQ(E.text(S.Header), "for (const auto &x : v)");
  EXPECT_EQ(E.text(S.ElementText), "const auto &x");
  EXPECT_EQ(E.text(S.OverText), "v");
  EXPECT_EQ(E.text(S.Body), "n += x;");
  EXPECT_EQ(E.text(S.PreviousStatement), "int n = 0;");
  EXPECT_EQ(S.Over.P.R, Place::Root::Variable);
}

TEST(Loops, rangeOverProxiesIsByValue_ok) {
  Extracted E("#include <vector>\nvoid g(bool);\n"
              "void f(std::vector<bool> &v) { for (auto &&x : v) g(x); }");
  EXPECT_FALSE(E.loop("f").ByReference);
}

TEST(Loops, counted_ok) {
  Extracted E(
      "void g(int); void f(int n) { for (int i = 2; i <= n; i += 3) g(i); }");
  LoopShape S = E.loop("f");
  EXPECT_EQ(S.F, Form::Counted);
  EXPECT_EQ(S.Step, 3);
  EXPECT_TRUE(S.BoundIncluded);
  EXPECT_EQ(E.text(S.TypeText), "int");
  EXPECT_EQ(E.text(S.NameText), "i");
  EXPECT_EQ(E.text(S.FirstText), "2");
  EXPECT_EQ(E.text(S.BoundText), "n");
  EXPECT_FALSE(S.Trips.has_value());
}

TEST(Loops, constantTrips_ok) {
  Extracted E(
      "void g(int); void f() { for (int i = 10; i > 0; i -= 4) g(i); }");
  EXPECT_EQ(E.loop("f").Trips, 3u);
  EXPECT_EQ(E.loop("f").Step, -4);
}

TEST(Loops, constantOnTheLeft_ok) {
  Extracted E(
      "void g(int); void f(int n) { for (int i = 0; n > i; i++) g(i); }");
  EXPECT_EQ(E.loop("f").F, Form::Counted);
}

TEST(Loops, awayFromTheBound_bad) {
  Extracted E(
      "void g(int); void f(int n) { for (int i = 0; i < n; --i) g(i); }");
  EXPECT_EQ(E.loop("f").F, Form::Other);
}

TEST(Loops, unequalWithAStepThatMayMiss_bad) {
  Extracted E(
      "void g(int); void f(int n) { for (int i = 0; i != n; i += 2) g(i); }");
  EXPECT_EQ(E.loop("f").F, Form::Other);
}

TEST(Loops, stepsAnotherVariable_bad) {
  Extracted E("void g(int); void f(int n, int j) { for (int i = 0; i < n; ++j) "
              "g(i); }");
  EXPECT_EQ(E.loop("f").F, Form::Other);
}

TEST(Loops, iterator_ok) {
  Extracted E("#include <list>\nvoid g(int &);\n"
              "void f(std::list<int> &l) {\n"
              "  for (auto it = l.begin(); it != l.end(); ++it) g(*it); }");
  LoopShape S = E.loop("f");
  EXPECT_EQ(S.F, Form::Iterator);
  EXPECT_EQ(E.text(S.OverText), "l");
  const Call *G = Extracted::call(E.function("f"), "g");
  ASSERT_TRUE(G);
  EXPECT_EQ(G->Arguments[0].V.P.R, Place::Root::Element);
}

TEST(Loops, iteratorToAnotherContainersEnd_bad) {
  Extracted E("#include <list>\nvoid g(int &);\n"
              "void f(std::list<int> &a, std::list<int> &b) {\n"
              "  for (auto it = a.begin(); it != b.end(); ++it) g(*it); }");
  EXPECT_EQ(E.loop("f").F, Form::Other);
}

TEST(Loops, whileWithCounter_ok) {
  Extracted E("void g(int); void f(int n) { int i = 0;\n"
              "  while (i < n) { g(i); ++i; } }");
  LoopShape S = E.loop("f");
  EXPECT_EQ(S.F, Form::CountedWhile);
  EXPECT_EQ(E.text(S.IncrementText), "++i;");
  EXPECT_EQ(E.text(S.CounterDeclaration), "int i = 0;");
}

TEST(Loops, whileThatCountsInTheMiddle_bad) {
  Extracted E(
      "void g(int); void f(int n) { int i = 0; while (i < n) { ++i; g(i); } }");
  EXPECT_EQ(E.loop("f").F, Form::Other);
}

TEST(Loops, arrayTrips_ok) {
  Extracted E("void g(int); int a[7]; void f() { for (int x : a) g(x); }");
  EXPECT_EQ(E.loop("f").Trips, 7u);
}

TEST(Loops, pageOfMacroHasNoText_bad) {
  Extracted E(
      "#define EACH(x, v) for (auto &x : v)\n#include <vector>\nvoid g(int);\n"
      "void f(std::vector<int> &v) { EACH(x, v) g(x); }");
  ASSERT_EQ(E.function("f").Candidates.size(), 1u);
  EXPECT_FALSE(E.function("f").Candidates[0].Obstacles.empty());
}
