//===- PlaceRelationTest.cpp ----------------------------------------------===//

#include "../../../analyzer/lib/Safety/PlaceRelation.h"
#include "HandMadeLoop.h"
#include "gtest/gtest.h"

using namespace poolwise;
using namespace poolwise::test;

namespace {

struct PlaceRelationTest : testing::Test {
  HandMadeLoop L;

  Overlap relate(Place A, std::string TypeA, Place B, std::string TypeB) {
    L.function().Calls.resize(1);
    Trial T = L.trial();
    return overlap(T, L.use(std::move(A), std::move(TypeA), true), 0,
                   L.use(std::move(B), std::move(TypeB), false), 0);
  }
};

TEST_F(PlaceRelationTest, OneVariableIsOneObject) {
  VariableId X = L.local("x", "int");
  EXPECT_EQ(relate(variable(X), "int", variable(X), "int"), Overlap::Same);
}

TEST_F(PlaceRelationTest, AVariableOfTheRoundIsItsOwn) {
  VariableId X = L.local("x", "int", BodyRegion);
  EXPECT_EQ(relate(variable(X), "int", variable(X), "int"), Overlap::Never);
}

TEST_F(PlaceRelationTest, WhatAVariableOfTheRoundPointsAtMayBeShared) {
  VariableId X = L.local("x", "int *", BodyRegion);
  EXPECT_EQ(
      relate(variable(X, {deref()}), "int", variable(X, {deref()}), "int"),
      Overlap::ThroughPointer);
}

TEST_F(PlaceRelationTest, OwnElementsDiffer) {
  VariableId V = L.local("v", "std::vector<int>");
  Place Own = variable(V, {at(L.I)});
  EXPECT_EQ(relate(Own, "int", Own, "int"), Overlap::Never);
  EXPECT_EQ(relate(Own, "int", variable(V, {at(L.I, 1)}), "int"),
            Overlap::OtherElement);
  EXPECT_EQ(relate(Own, "int", variable(V, {somewhere()}), "int"),
            Overlap::SomeElement);
  EXPECT_EQ(relate(Own, "int", variable(V, {atNumber(3)}), "int"),
            Overlap::SomeElement);
}

TEST_F(PlaceRelationTest, TwoElementsARoundAreApartWhenTheStepIsTwo) {
  VariableId V = L.local("v", "std::vector<int>");
  L.shape().Step = 2;
  EXPECT_EQ(
      relate(variable(V, {at(L.I)}), "int", variable(V, {at(L.I, 1)}), "int"),
      Overlap::Never);
  EXPECT_EQ(
      relate(variable(V, {at(L.I)}), "int", variable(V, {at(L.I, 2)}), "int"),
      Overlap::OtherElement);
}

TEST_F(PlaceRelationTest, AWrittenCounterNamesNoRound) {
  VariableId V = L.local("v", "std::vector<int>");
  L.writes(variable(L.I), "int");
  Place Own = variable(V, {at(L.I)});
  EXPECT_EQ(relate(Own, "int", Own, "int"), Overlap::SomeElement);
}

TEST_F(PlaceRelationTest, MembersOfOneObjectDiffer) {
  EXPECT_EQ(relate(member({field("a")}), "int", member({field("b")}), "int"),
            Overlap::Never);
  EXPECT_EQ(relate(member({field("a")}), "int", member({field("a")}), "int"),
            Overlap::Same);
}

TEST_F(PlaceRelationTest, PointersInElementsMayBeEqual) {
  VariableId V = L.local("v", "std::vector<Node *>");
  Place Behind = variable(V, {at(L.I), deref(), field("n")});
  EXPECT_EQ(relate(Behind, "int", Behind, "int"), Overlap::ThroughPointer);
  Place Owned = variable(V, {at(L.I), owned(), field("n")});
  EXPECT_EQ(relate(Owned, "int", Owned, "int"), Overlap::Never);
}

TEST_F(PlaceRelationTest, TwoReferencesMayBeOneObject) {
  VariableId A = L.parameter("a", "int", true);
  VariableId B = L.parameter("b", "int", true);
  VariableId C = L.parameter("c", "double", true);
  VariableId D = L.parameter("d", "int", false);
  EXPECT_EQ(relate(variable(A), "int", variable(B), "int"), Overlap::Alias);
  EXPECT_EQ(relate(variable(A), "int", variable(C), "double"), Overlap::Never);
  EXPECT_EQ(relate(variable(A), "int", variable(D), "int"), Overlap::Never);
  EXPECT_EQ(relate(variable(A), "int", global("c:@Total"), "int"),
            Overlap::Alias);
}

TEST_F(PlaceRelationTest, AnElementMayBeWhatAReferenceMeans) {
  // void scale(std::vector<double> &v, const double &f)
  VariableId V = L.parameter("v", "std::vector<double>", true);
  VariableId F = L.parameter("f", "double", true);
  EXPECT_EQ(relate(variable(V, {at(L.I)}), "double", variable(F), "double"),
            Overlap::Alias);
}

TEST_F(PlaceRelationTest, AnElementIsNoMember) {
  VariableId V = L.parameter("v", "std::vector<double>", true);
  VariableId C = L.parameter("c", "Config", true);
  EXPECT_EQ(relate(variable(V, {at(L.I)}), "double",
                   variable(C, {field("scale")}), "double"),
            Overlap::Never);
}

TEST_F(PlaceRelationTest, OwnElementsOfTwoContainersDiffer) {
  VariableId A = L.parameter("a", "std::vector<int>", true);
  VariableId B = L.parameter("b", "std::vector<int>", true);
  EXPECT_EQ(
      relate(variable(A, {at(L.I)}), "int", variable(B, {at(L.I)}), "int"),
      Overlap::Never);
  EXPECT_EQ(
      relate(variable(A, {at(L.I)}), "int", variable(B, {at(L.I, 1)}), "int"),
      Overlap::Alias);
}

TEST_F(PlaceRelationTest, RawPointersMayOverlapPartly) {
  VariableId A = L.parameter("a", "float *", false);
  VariableId B = L.parameter("b", "float *", false);
  EXPECT_EQ(relate(variable(A, {deref(), at(L.I)}), "float",
                   variable(B, {deref(), at(L.I)}), "float"),
            Overlap::Alias);
  EXPECT_EQ(relate(variable(A, {deref(), at(L.I)}), "float",
                   variable(A, {deref(), at(L.I)}), "float"),
            Overlap::Never);
}

TEST_F(PlaceRelationTest, BytePointersMayTouchAnything) {
  VariableId A = L.parameter("a", "unsigned char *", false);
  VariableId B = L.parameter("b", "int", true);
  EXPECT_EQ(relate(variable(A, {deref(), at(L.I)}), "unsigned char",
                   variable(B), "int"),
            Overlap::Alias);
}

TEST_F(PlaceRelationTest, ALocalNobodyKnowsIsNotWhatAPointerMeans) {
  VariableId V = L.local("v", "std::vector<int>");
  VariableId P = L.parameter("p", "int *", false);
  EXPECT_EQ(
      relate(variable(V, {at(L.I)}), "int", variable(P, {deref()}), "int"),
      Overlap::Never);
  EXPECT_EQ(relate(variable(V, {at(L.I)}), "int", Place(), "int"),
            Overlap::Never);
  L.function().Variables[V].AddressTaken = true;
  EXPECT_EQ(
      relate(variable(V, {at(L.I)}), "int", variable(P, {deref()}), "int"),
      Overlap::Alias);
  EXPECT_EQ(relate(variable(V, {at(L.I)}), "int", Place(), "int"),
            Overlap::Unknown);
}

TEST_F(PlaceRelationTest, ObjectsMadeInTheRoundAreItsOwn) {
  L.function().Calls.resize(2);
  L.function().Calls[0].Region = BodyRegion;
  L.function().Calls[1].Region = 0;
  Trial T = L.trial();
  auto relateFresh = [&](uint32_t Id) {
    Place Made{Place::Root::Fresh, Id, {}, {}};
    return overlap(T, L.use(Made, "int", true), 0, L.use(Made, "int", true), 0);
  };
  EXPECT_EQ(relateFresh(0), Overlap::Never);
  EXPECT_EQ(relateFresh(1), Overlap::Same);
}

} // namespace
