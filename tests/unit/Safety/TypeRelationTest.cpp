//===- TypeRelationTest.cpp -----------------------------------------------===//

#include "../../../analyzer/lib/Safety/TypeRelation.h"
#include "HandMadeLoop.h"
#include "gmock/gmock.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::ElementsAre;

namespace {

struct TypeRelationTest : testing::Test {
  HandMadeLoop L;
  bool overlaps(llvm::StringRef A, llvm::StringRef B, bool AnyBytes = false) {
    return TypeRelation(L.P, L.Rules).mayOverlap(A, B, AnyBytes);
  }
};

TEST_F(TypeRelationTest, NumbersOverlapOnlyWithTheirLike) {
  EXPECT_TRUE(overlaps("int", "int"));
  EXPECT_TRUE(overlaps("int", "unsigned int"));
  EXPECT_FALSE(overlaps("int", "double"));
  EXPECT_FALSE(overlaps("int", "int *"));
  EXPECT_TRUE(overlaps("", "int"));
}

TEST_F(TypeRelationTest, BytesOverlapWithAnythingBehindAPointer) {
  EXPECT_FALSE(overlaps("char", "int"));
  EXPECT_TRUE(overlaps("char", "int", /*AnyBytes=*/true));
}

TEST_F(TypeRelationTest, TemplatesHoldWhatTheirArgumentsSay) {
  EXPECT_TRUE(overlaps("std::vector<int>", "int"));
  EXPECT_FALSE(overlaps("std::vector<int>", "double"));
  EXPECT_TRUE(overlaps("std::vector<std::vector<int>>", "std::vector<int>"));
  EXPECT_FALSE(overlaps("std::vector<int>", "std::basic_string<char>"));
  EXPECT_FALSE(overlaps("std::array<int, 4>", "double"));
}

TEST_F(TypeRelationTest, ClassesHoldAnythingUntilTheirLayoutIsKnown) {
  EXPECT_TRUE(overlaps("app::Page", "int"));
  EXPECT_TRUE(overlaps("std::vector<app::Page>", "int"));
  L.P.Classes["app::Page"] = {"std::basic_string<char>", "int *"};
  EXPECT_FALSE(overlaps("app::Page", "int"));
  EXPECT_TRUE(overlaps("app::Page", "std::basic_string<char>"));
  EXPECT_FALSE(overlaps("std::vector<app::Page>", "int"));
  L.P.Classes["app::Page"].push_back("app::Detail");
  EXPECT_TRUE(overlaps("app::Page", "int"));
}

TEST_F(TypeRelationTest, ARecursiveClassHoldsItsLike) {
  L.P.Classes["Node"] = {"std::vector<Node>", "int"};
  EXPECT_TRUE(TypeRelation(L.P, L.Rules).mayHold("Node", "std::vector<Node>"));
  EXPECT_FALSE(TypeRelation(L.P, L.Rules).mayHold("Node", "double"));
}

TEST(TemplateArguments, SplitsAtTopLevelOnly) {
  EXPECT_THAT(templateArguments("std::pair<int, A<B, C>>"),
              ElementsAre("int", "A<B, C>"));
  EXPECT_THAT(templateArguments("F<void (int, int), 3>"),
              ElementsAre("void (int, int)", "3"));
  EXPECT_TRUE(templateArguments("int").empty());
}

} // namespace
