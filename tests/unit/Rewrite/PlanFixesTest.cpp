#include "../../../analyzer/lib/Rewrite/Source.h"
#include "Fixture.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::HasSubstr;
using Form = Pattern::Form;

static constexpr llvm::StringLiteral Nested = R"(void work(int);
void f(int (&rows)[3][2]) {
  for (auto &row : rows) {
    for (int x : row) {
      work(x);
    }
  }
}
)";

TEST(PlanFixes, TheOuterOfTwoLoopsIsFixed_ok) {
  Unit U(Nested);
  std::vector<Recommendation> All{U.at(4, Form::ForEach),
                                  U.at(3, Form::ForEach)};
  planFixes(U.P, All);
  EXPECT_FALSE(All[0].F);
  EXPECT_EQ(All[0].FixRefusal, "it overlaps the fix at line 3");
  EXPECT_TRUE(All[1].F);
}

TEST(PlanFixes, ASafeInnerLoopGoesBeforeAnUnprovenOuterOne_ok) {
  Unit U(Nested);
  std::vector<Recommendation> All{U.at(3, Form::ForEach),
                                  U.at(4, Form::ForEach)};
  All[0].V = Verdict::Unknown;
  planFixes(U.P, All);
  EXPECT_FALSE(All[0].F);
  EXPECT_TRUE(All[1].F);
}

TEST(PlanFixes, WhatIsNotProvenIsForReview_ok) {
  Unit U(Nested);
  std::vector<Recommendation> All{U.at(3, Form::ForEach)};
  All[0].V = Verdict::Unknown;
  All[0].Hazards.push_back(
      {"possible-aliasing", "a row may stand twice", {}, nullptr, false});
  planFixes(U.P, All);
  ASSERT_TRUE(All[0].F);
  EXPECT_EQ(All[0].F->A, Applicability::Review);
  EXPECT_EQ(All[0].FixRefusal, "a row may stand twice");
}

TEST(PlanFixes, WhatIsUnsafeHasNoFix_bad) {
  Unit U(Nested);
  std::vector<Recommendation> All{
      U.at(3, Form::ForEach), U.at(3, Form::ForEach), U.at(3, Form::ForEach)};
  All[0].V = Verdict::Unsafe;
  All[1].V = Verdict::Unknown;
  All[1].Hazards.push_back({"shared-write", "", {}, nullptr, true});
  All[2].On = Executor::None;
  planFixes(U.P, All);
  for (const Recommendation &R : All)
    EXPECT_FALSE(R.F);
}

TEST(PlanFixes, ProcessesHaveNoRecipe_bad) {
  Unit U(Nested);
  std::vector<Recommendation> All{U.at(3, Form::ForEach, Executor::Processes)};
  planFixes(U.P, All);
  EXPECT_FALSE(All[0].F);
  EXPECT_THAT(All[0].FixRefusal, HasSubstr("worker processes"));
}

TEST(PlanFixes, AFileWithErrorsIsNotRewritten_bad) {
  Unit U(Nested);
  U.P.FromFailedUnit.assign(U.P.Functions.size(), true);
  EXPECT_EQ(U.fixed({U.at(3, Form::ForEach)}),
            "refused: the file has compiler errors\n");
}

TEST(PlanFixes, ObstaclesAreTheReason_bad) {
  Unit U(Nested);
  Recommendation R = U.at(3, Form::ForEach);
  U.P.Functions[R.Function].Candidates[R.CandidateIndex].Obstacles.push_back(
      {"too odd", {}});
  EXPECT_EQ(U.fixed({R}), "refused: too odd\n");
}

TEST(PlanFixes, ANamespaceOfThatNameIsNotOurs_bad) {
  Unit U("namespace poolwise { void work(int); }\nvoid f(int (&xs)[3]) {\n"
         "  for (int x : xs) {\n    poolwise::work(x);\n  }\n}\n");
  EXPECT_THAT(U.fixed({U.at(3, Form::ForEach)}),
              HasSubstr("a meaning of its own"));
}

TEST(PlanFixes, InstancesOfATemplateShareTheirText_ok) {
  Unit U("template <class T> void f(T (&xs)[2]) {\n  for (T &x : xs) {\n    x "
         "= x + 1;\n  }\n}\n"
         "void g(int (&a)[2], long (&b)[2]) { f(a); f(b); }\n");
  EXPECT_THAT(U.fixed({U.at(2, Form::ForEach)}),
              HasSubstr("poolwise::io_threads().for_each(xs, [&](T &x) {"));
}

TEST(PlanFixes, InstancesThatNeedOtherTextsAreRefused_bad) {
  Unit U("template <class T> void f(T (&xs)[2], int &sum) {\n  for (T x : xs) "
         "{\n    sum += x;\n"
         "  }\n}\nvoid g(int (&a)[2], double (&b)[2], int &s) { f(a, s); f(b, "
         "s); }\n");
  EXPECT_THAT(U.fixed({U.at(2, Form::Reduce)}),
              testing::StartsWith("refused: "));
}

TEST(PlanFixes, TheHeaderIsIncludedOnceBehindTheOthers_ok) {
  Unit U("#include <stddef.h>\n\nvoid work(int);\nvoid f(int (&xs)[3]) {\n  "
         "for (int x : xs) {\n"
         "    work(x);\n  }\n  for (int x : xs) {\n    work(x);\n  }\n}\n");
  EXPECT_THAT(
      U.fixed({U.at(5, Form::ForEach), U.at(8, Form::ForEach)}),
      testing::StartsWith(
          "#include <stddef.h>\n#include <poolwise/runtime.h>\n\nvoid"));
}

TEST(PlanFixes, WhatAPackageInstalledIsNotChanged_bad) {
  SourceFile File;
  File.Path = "/usr/src/googletest/a.cpp";
  auto Text = rewrite::readEditable(File, {{File.Path, "int a;"}});
  ASSERT_FALSE(bool(Text));
  EXPECT_EQ(toString(Text.takeError()),
            "the file belongs to an installed package");
}
