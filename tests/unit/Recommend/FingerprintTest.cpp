//===- FingerprintTest.cpp ------------------------------------------------===//

#include "../../../analyzer/lib/Recommend/Fingerprint.h"
#include "gtest/gtest.h"

using namespace poolwise;

namespace {

struct FingerprintTest : testing::Test {
  Program P;

  FunctionId add(std::string Usr, std::string Name, unsigned Loops,
                 std::string Parent = "") {
    FunctionSummary F;
    F.Usr = std::move(Usr);
    F.Name = std::move(Name);
    F.Parent = std::move(Parent);
    F.Where = {0, unsigned(P.Functions.size()) + 1, 1, 0};
    F.Candidates.resize(Loops);
    P.ByUsr[F.Usr] = P.Functions.size();
    P.Functions.push_back(std::move(F));
    return P.Functions.size() - 1;
  }
  std::string print(FunctionId F, uint32_t Index,
                    std::string Check = "sequential-io-loop") {
    Recommendation R;
    R.Check = std::move(Check);
    R.Function = F;
    R.CandidateIndex = Index;
    return fingerprintOf(P, R);
  }
};

TEST_F(FingerprintTest, DiffersByCheckFunctionAndOrdinal) {
  FunctionId F = add("c:@F@f#", "f", 2), G = add("c:@F@g#", "g", 1);
  EXPECT_NE(print(F, 0), print(F, 1));
  EXPECT_NE(print(F, 0), print(G, 0));
  EXPECT_NE(print(F, 0), print(F, 0, "sequential-cpu-loop"));
}

TEST_F(FingerprintTest, HoldsNoLines) {
  FunctionId F = add("c:@F@f#", "f", 1);
  std::string Before = print(F, 0);
  P.Functions[F].Where.Line = 500;
  P.Functions[F].Candidates[0].Where.Line = 510;
  EXPECT_EQ(print(F, 0), Before);
}

TEST_F(FingerprintTest, OtherSortsOfSitesDoNotShiftIt) {
  FunctionId F = add("c:@F@f#", "f", 1), G = add("c:@F@f2#", "f2", 2);
  P.Functions[G].Usr = P.Functions[F].Usr;
  P.Functions[G].Candidates[0].S = Candidate::Site::Calls;
  EXPECT_EQ(print(F, 0), print(G, 1));
}

TEST_F(FingerprintTest, InstancesOfATemplateAreOne) {
  FunctionId A = add("c:@F@f<#I>#*I#", "f", 1);
  FunctionId B = add("c:@F@f<#d>#*d#", "f", 1);
  EXPECT_EQ(print(A, 0), print(B, 0));
}

TEST_F(FingerprintTest, LambdasGoByTheirOrdinal) {
  add("c:@F@outer#", "outer", 0);
  FunctionId A =
      add("c:lambda@100", "outer::(lambda at line 2)", 1, "c:@F@outer#");
  FunctionId B =
      add("c:lambda@200", "outer::(lambda at line 9)", 1, "c:@F@outer#");
  std::string Before = print(B, 0);
  EXPECT_NE(print(A, 0), Before);
  P.Functions[B].Usr = "c:lambda@250";
  EXPECT_EQ(print(B, 0), Before);
}

} // namespace
