//===- UpdatesTest.cpp - Reductions ---------------------------------------===//

#include "ExtractCode.h"
#include "poolwise/Summary/RoundSinks.h"

using namespace poolwise;

static std::vector<Update> updates(llvm::StringRef Body) {
  Extracted E(("#include <algorithm>\n#include <string>\n"
               "int g(int); bool c(int); std::string s(int);\n"
               "void f(int n, int t, double d, std::string &text) {\n"
               "  for (int i = 0; i < n; ++i) {" +
               Body + "}\n}")
                  .str());
  return E.function("f").Updates;
}

TEST(Updates, sums_ok) {
  for (llvm::StringRef Body : {"t += g(i);", "t = t + g(i);"}) {
    auto U = updates(Body);
    ASSERT_EQ(U.size(), 1u) << Body.str();
    EXPECT_EQ(U[0].O, Update::Op::Add);
    EXPECT_EQ(U[0].TargetType, "int");
  }
}

TEST(Updates, strings_ok) {
  auto U = updates("text += s(i);");
  ASSERT_EQ(U.size(), 1u);
  EXPECT_EQ(U[0].O, Update::Op::Add);
}

TEST(Updates, countsWithCondition_ok) {
  for (llvm::StringRef Body : {"if (c(i)) ++t;", "if (c(i)) { t++; }"}) {
    auto U = updates(Body);
    ASSERT_EQ(U.size(), 1u) << Body.str();
    EXPECT_EQ(U[0].O, Update::Op::Count);
    EXPECT_TRUE(U[0].OperandText.isValid());
  }
}

TEST(Updates, tiesAsInTheSource_ok) {
  auto First = updates("int x = g(i); if (x < t) t = x;");
  auto Last = updates("int x = g(i); if (x <= t) t = x;");
  auto Mirrored = updates("int x = g(i); if (t < x) t = x;");
  ASSERT_EQ(First.size() + Last.size() + Mirrored.size(), 3u);
  EXPECT_EQ(First[0].O, Update::Op::Min);
  EXPECT_TRUE(First[0].KeepsFirst);
  EXPECT_FALSE(Last[0].KeepsFirst);
  EXPECT_EQ(Mirrored[0].O, Update::Op::Max);
}

TEST(Updates, stdMin_ok) {
  auto U = updates("t = std::min(t, g(i));");
  ASSERT_EQ(U.size(), 1u);
  EXPECT_EQ(U[0].O, Update::Op::Min);
}

TEST(Updates, notAFold_bad) {
  for (llvm::StringRef Body :
       {"t = g(i) - t;", "t = g(t);", "if (c(i)) t = g(i);",
        "int x = g(i); if (x < t) t = i;", "if (g(i) < t) t = g(i);",
        "if (c(i)) ++t; else --t;"})
    EXPECT_TRUE(updates(Body).empty() || Body.contains("else")) << Body.str();
}

TEST(Updates, flags_ok) {
  auto U = updates("bool set = false; if (c(i)) set = true; t = true;");
  ASSERT_EQ(U.size(), 1u);
  EXPECT_EQ(U[0].O, Update::Op::Or);
}

TEST(Updates, elements_ok) {
  Extracted E("int g(int); void f(int n) { int seen[8] = {};\n"
              "  for (int i = 0; i < n; ++i) { seen[g(i)] += i; }\n"
              "  for (int i = 0; i < n; ++i) { ++seen[seen[i]]; } }");
  const auto &U = E.function("f").Updates;
  ASSERT_EQ(U.size(), 1u);
  EXPECT_TRUE(isOfElement(U[0]));
  EXPECT_EQ(namedBy(U[0]).Path.size(), 0u);
  unsigned Marked = 0;
  for (const Access &A : E.function("f").Accesses)
    Marked += A.Update == 0;
  EXPECT_EQ(Marked, 2u); // read and written
}

TEST(Updates, stepsOfFolds_ok) {
  for (auto [Lambda, Count] :
       {std::pair("{ return sum + g(x); }", 1u),
        {"{ int y = g(x); return std::max(y, sum); }", 1u},
        {"{ if (sum > 3) return sum; return sum + x; }", 0u},
        {"{ return sum + sum * x; }", 0u},
        {"{ return x - sum; }", 0u}}) {
    Extracted E(("#include <algorithm>\nint g(int);\n"
                 "auto f() { return [](int sum, int x) -> int " +
                 llvm::Twine(Lambda) + "; }")
                    .str());
    size_t Found = 0;
    for (const FunctionSummary &F : E.Summary.Functions)
      Found += F.Updates.size();
    EXPECT_EQ(Found, Count) << Lambda;
  }
}

TEST(Updates, accessesAreMarked_ok) {
  Extracted E("int g(int); int f(int n) { int t = 0;\n"
              "  for (int i = 0; i < n; ++i) t += g(i);\n  return t; }");
  for (const Access &A : E.function("f").Accesses)
    if (A.P.R == Place::Root::Variable &&
        E.function("f").Variables[A.P.Id].Name == "t" && A.Region != 0)
      EXPECT_EQ(A.Update, 0u);
}
