#include "poolwise/Recipes/Recipes.h"
#include "../../../analyzer/lib/Rewrite/Needs.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace poolwise;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(Recipes, EveryTargetIsThere_ok) {
  EXPECT_THAT(targetNames(), ElementsAre("openmp", "parallel-algorithms",
                                         "poolwise", "std-async", "tbb"));
}

TEST(Recipes, EveryNeedHasACheckAndEveryLoopABody_ok) {
  for (const auto &[Name, T] : targets())
    for (const auto &[Pattern, Forms] : T.Recipes)
      for (const auto &[Form, R] : Forms) {
        if (Pattern != "calls" && Pattern != "tasks" && Pattern != "child-end")
          EXPECT_THAT(R.Loop, HasSubstr("$body")) << Name << ' ' << Pattern;
        for (const std::string &Need : R.Needs)
          EXPECT_TRUE(rewrite::isKnownNeed(Need)) << Name << ' ' << Need;
      }
}

TEST(Recipes, AFormWinsOverAny_ok) {
  auto T = readTarget("target: t\nrecipes:\n  for-each:\n    loop: all $body\n"
                      "    range: {loop: one $body}\n");
  ASSERT_TRUE(bool(T));
  EXPECT_EQ(T->find("for-each", "range")->Loop, "one $body");
  EXPECT_EQ(T->find("for-each", "counter")->Loop, "all $body");
  EXPECT_EQ(T->find("append", "range"), nullptr);
}

TEST(Recipes, WrongKeysAreErrorsWithTheirLine_bad) {
  auto T = readTarget("target: t\nrecipes:\n  for-each:\n    lop: x\n");
  EXPECT_EQ(llvm::toString(T.takeError()), "line 4: unknown key 'lop'");
  auto Top = readTarget("target: t\ntitel: x\n");
  EXPECT_EQ(llvm::toString(Top.takeError()), "line 2: unknown key 'titel'");
}

TEST(Recipes, TemplatesAreFilledIn_ok) {
  auto Text =
      fillTemplate("$a.f($b_c, [&] { $a$b_c; })", {{"a", "x"}, {"b_c", "$y"}});
  ASSERT_TRUE(bool(Text));
  EXPECT_EQ(*Text, "x.f($y, [&] { x$y; })");
}

TEST(Recipes, AValueThatIsMissingIsAnError_bad) {
  auto Text = fillTemplate("$a", {});
  EXPECT_EQ(llvm::toString(Text.takeError()), "'$a' has no value here");
}
