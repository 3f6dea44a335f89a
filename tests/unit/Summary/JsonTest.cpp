//===- JsonTest.cpp - A summary survives JSON unchanged -------------------===//

#include "Filler.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace poolwise;

namespace {

std::string textOf(const llvm::json::Value &J) {
  std::string Out;
  llvm::raw_string_ostream(Out) << J;
  return Out;
}

TUSummary throughText(const TUSummary &S) {
  llvm::Expected<llvm::json::Value> J = llvm::json::parse(textOf(toJSON(S)));
  EXPECT_TRUE(bool(J));
  llvm::Expected<TUSummary> Back = summaryFromJSON(*J);
  EXPECT_TRUE(bool(Back));
  return std::move(*Back);
}

std::string errorOf(llvm::StringRef Json) {
  llvm::Expected<llvm::json::Value> J = llvm::json::parse(Json);
  EXPECT_TRUE(bool(J));
  llvm::Expected<TUSummary> S = summaryFromJSON(*J);
  return S ? "" : llvm::toString(S.takeError());
}

} // namespace

TEST(JsonTest, EveryFieldSurvives_ok) {
  TUSummary S;
  Filler().fill(S);
  TUSummary Back = throughText(S);
  EXPECT_EQ(textOf(toJSON(S)), textOf(toJSON(Back)));
  // By hand for some, lest writer and reader drop the same field.
  const Call &A = S.Functions[1].Calls[1], &B = Back.Functions[1].Calls[1];
  EXPECT_EQ(A.Arguments[1].V.P, B.Arguments[1].V.P);
  EXPECT_EQ(A.Where, B.Where);
  EXPECT_EQ(A.Receiver->Usr, B.Receiver->Usr);
  EXPECT_EQ(A.K, B.K);
  EXPECT_EQ(S.Functions[0].Regions[1].Loop->Trips,
            Back.Functions[0].Regions[1].Loop->Trips);
  EXPECT_EQ(S.Functions[0].Updates[0].KeepsFirst,
            Back.Functions[0].Updates[0].KeepsFirst);
}

TEST(JsonTest, DefaultsAreLeftOut_ok) {
  TUSummary S;
  S.Functions.resize(1);
  S.Functions[0].Regions.resize(1);
  EXPECT_EQ(textOf(toJSON(S)), R"({"functions":[{"regions":[{}]}]})");
  EXPECT_EQ(textOf(toJSON(throughText(S))), textOf(toJSON(S)));
}

TEST(JsonTest, ExtremeNumbersAndBytes_ok) {
  TUSummary S;
  S.Files.resize(1);
  S.Files[0].Path = "/tmp/\xff\xfe";
  S.Files[0].Digest = ~0ull;
  S.Functions.resize(1);
  S.Functions[0].Returns.resize(1);
  S.Functions[0].Returns[0].Number = INT64_MIN;
  S.Functions[0].Name = "h\xc3\xa4\"\n\x01";
  TUSummary Back = throughText(S);
  EXPECT_EQ(Back.Files[0].Path, S.Files[0].Path);
  EXPECT_EQ(Back.Files[0].Digest, ~0ull);
  EXPECT_EQ(Back.Functions[0].Returns[0].Number, INT64_MIN);
  EXPECT_EQ(Back.Functions[0].Name, S.Functions[0].Name);
}

TEST(JsonTest, WrongJsonIsAnError_bad) {
  EXPECT_NE(errorOf("[]"), "");
  EXPECT_NE(errorOf(R"({"main": 1})"), "");
  EXPECT_NE(errorOf(R"({"nonsense": 1})"), "");
  EXPECT_NE(errorOf(R"({"functions": [{"at": [1, 2]}]})"), "");
  EXPECT_NE(errorOf(R"({"functions": [{"calls": [{"k": "sideways"}]}]})"), "");
  EXPECT_NE(errorOf(R"({"functions": [{"endLine": -1}]})"), "");
  EXPECT_EQ(errorOf(R"({"functions": [{"endLine": 1}]})"), "");
}

TEST(FunctionSummaryTest, IsWithin_ok) {
  FunctionSummary F;
  F.Regions.resize(4);
  F.Regions[1].Parent = 0;
  F.Regions[2].Parent = 1;
  F.Regions[3].Parent = 0;
  EXPECT_TRUE(F.isWithin(2, 0));
  EXPECT_TRUE(F.isWithin(2, 1));
  EXPECT_TRUE(F.isWithin(2, 2));
  EXPECT_FALSE(F.isWithin(1, 2));
  EXPECT_FALSE(F.isWithin(2, 3));
  EXPECT_FALSE(F.isWithin(NoId, 0));
  EXPECT_FALSE(F.isWithin(0, NoId));
}
