#include "Fixture.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::HasSubstr;
using testing::StartsWith;

/// The loop line of `T f() { Declaration for (...) Loop }`.
static std::string reduce(llvm::StringRef Declaration, llvm::StringRef Body,
                          llvm::StringRef Loop = "for (const auto &u : urls)") {
  return rewritten(("void f(const std::vector<std::string> &urls, const "
                    "std::vector<int> &v) {\n  " +
                    Declaration + "\n  " + Loop + " " + Body + "\n}\n")
                       .str(),
                   3, Pattern::Form::Reduce);
}

TEST(ReduceRecipe, SumsFoldInOrder_ok) {
  EXPECT_THAT(
      reduce("int total = 0;", "total += weigh(u);"),
      HasSubstr(
          "  total = poolwise::io_threads().reduce(urls, total, std::plus<>(), "
          "[&](const auto &u) {"));
  EXPECT_THAT(
      reduce("int n = 1;", "n *= score(1) > 2;", "for (int x : v)"),
      HasSubstr("n = poolwise::io_threads().reduce(v, n, std::multiplies<>(), "
                "[&]([[maybe_unused]] int x) {\n"
                "    return score(1) > 2;\n  });"));
  EXPECT_THAT(reduce("double d = 0;",
                     "{\n    double s = score(x);\n    d = d + s;\n  }",
                     "for (int x : v)"),
              HasSubstr("d = poolwise::io_threads().reduce(v, d, "
                        "std::plus<>(), [&](int x) {\n"
                        "    double s = score(x);\n    return s;\n  });"));
  EXPECT_THAT(reduce("std::string s;", "s += fetch(u).Text;"),
              HasSubstr("return fetch(u).Text;"));
}

TEST(ReduceRecipe, ConversionsEachRoundAreRefused_bad) {
  EXPECT_THAT(reduce("int total = 0;", "total += score(x);", "for (int x : v)"),
              StartsWith("refused: "));
  EXPECT_THAT(reduce("unsigned total = 0;", "total += weigh(u);"),
              StartsWith("refused: "));
  EXPECT_THAT(reduce("std::string s;", "s += fetch(u).Text.c_str();"),
              StartsWith("refused: "));
}

TEST(ReduceRecipe, CountsAreCounted_ok) {
  EXPECT_THAT(reduce("int n = 0;", "if (weigh(u) > 3) ++n;"),
              HasSubstr("  n += poolwise::io_threads().count_if(urls, "
                        "[&](const auto &u) { return "
                        "weigh(u) > 3; });"));
  EXPECT_THAT(reduce("int n = 0;", "if (weigh(u)) { n++; }"),
              HasSubstr("{ return static_cast<bool>(weigh(u)); }"));
}

TEST(ReduceRecipe, CountingRoundsIsRefused_bad) {
  EXPECT_THAT(reduce("int n = 0;", "{ save(u); ++n; }"),
              StartsWith("refused: "));
}

TEST(ReduceRecipe, ExtremesKeepTheSourcesComparison_ok) {
  EXPECT_THAT(
      reduce("double m = 0;", "{ double s = score(x); if (s < m) m = s; }",
             "for (int x : v)"),
      HasSubstr(
          "[](auto best, auto value) { return value < best ? value : best; }"));
  EXPECT_THAT(reduce("double m = 0;",
                     "{ double s = score(x); if (m <= s) { m = s; } }",
                     "for (int x : v)"),
              HasSubstr("[](auto best, auto value) { return best <= value ? "
                        "value : best; }"));
  EXPECT_THAT(
      reduce("double m = 0;", "m = std::max(score(x), m);", "for (int x : v)"),
      HasSubstr(
          "[](auto best, auto value) { return value < best ? best : value; }"));
  EXPECT_THAT(
      reduce("double m = 0;", "m = std::min(m, score(x));", "for (int x : v)"),
      HasSubstr(
          "[](auto best, auto value) { return value < best ? value : best; }"));
}

TEST(ReduceRecipe, TheTargetMayNotBeUsedBesides_bad) {
  EXPECT_THAT(reduce("int n = 0;", "{ work(n); n += weigh(u); }"),
              StartsWith("refused: "));
  EXPECT_THAT(reduce("int n = 0;", "{ n += weigh(u); work(1); }"),
              StartsWith("refused: "));
}
