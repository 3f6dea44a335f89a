#include "Fixture.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::HasSubstr;
using testing::StartsWith;

static std::string algorithm(llvm::StringRef Statement) {
  return rewritten(
      ("void f(std::vector<std::string> &v, std::vector<int> &out) {\n  " +
       Statement + "\n}\n")
          .str(),
      2, Pattern::Form::Algorithm);
}

TEST(AlgorithmRecipe, WholeContainersAreNamedOnce_ok) {
  EXPECT_THAT(
      algorithm("std::for_each(v.begin(), v.end(), [](auto &s) { save(s); });"),
      HasSubstr(
          "  poolwise::io_threads().for_each(v, [](auto &s) { save(s); });\n"));
  EXPECT_THAT(
      algorithm(
          "std::transform(std::begin(v), std::end(v), out.begin(), weigh);"),
      HasSubstr("  poolwise::io_threads().map_into(v, out.begin(), weigh);\n"));
  EXPECT_THAT(algorithm("std::ranges::for_each(v, save);"),
              HasSubstr("  poolwise::io_threads().for_each(v, save);\n"));
}

TEST(AlgorithmRecipe, PartsOfContainersAreSubranges_ok) {
  EXPECT_THAT(
      algorithm("std::for_each(v.begin() + 1, v.end(), save);"),
      HasSubstr(
          "for_each(std::ranges::subrange(v.begin() + 1, v.end()), save);\n"));
}

TEST(AlgorithmRecipe, StateAndResultsAreRefused_bad) {
  EXPECT_THAT(algorithm("std::for_each(v.begin(), v.end(), [n = 0](auto &) "
                        "mutable { ++n; });"),
              StartsWith("refused: "));
  EXPECT_THAT(
      algorithm("auto g = std::for_each(v.begin(), v.end(), save); (void)g;"),
      StartsWith("refused: "));
  EXPECT_THAT(
      algorithm("std::transform(v.begin(), v.end(), out.begin(), out.begin(), "
                "[](const std::string &s, int) { return weigh(s); });"),
      StartsWith("refused: "));
}
