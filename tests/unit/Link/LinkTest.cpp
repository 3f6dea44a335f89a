//===- LinkTest.cpp - Units become one program ----------------------------===//

#include "../SummaryBuilder.h"
#include "poolwise/Program/Repeated.h"

using namespace poolwise;
using namespace poolwise::build;

namespace {

FunctionSummary inHeader(std::string Name, FileId File) {
  FunctionBuilder B(std::move(Name));
  B.F.Where = {File, 7, 1, 70};
  Candidate C;
  C.Where = {File, 8, 1, 80};
  B.F.Candidates.push_back(C);
  return B.F;
}

TUSummary withHeader(std::string Main, std::string Function) {
  TUSummary U;
  U.MainFile = Main;
  U.Files = {{Main, 1, 0, false, false}, {"/h.h", 2, 0, false, false}};
  U.Functions = {inHeader(std::move(Function), 1)};
  return U;
}

Program linkAll(std::vector<TUSummary> Units) {
  return link(std::move(Units), {});
}

} // namespace

TEST(LinkTest, FilesAreUnitedAndRenumbered_ok) {
  Program P = linkAll({withHeader("/b.cpp", "f"), withHeader("/a.cpp", "g")});
  ASSERT_EQ(P.Files.size(), 3u);
  EXPECT_EQ(P.Files[0].Path, "/a.cpp");
  EXPECT_EQ(P.Files[2].Path, "/h.h");
  ASSERT_EQ(P.Functions.size(), 2u);
  EXPECT_EQ(P.Functions[0].Where.File, 2u);
  EXPECT_EQ(P.Functions[1].Candidates[0].Where.File, 2u);
  EXPECT_EQ(P.Units, 2u);
  EXPECT_EQ(P.find("c:f")->Name, "f");
  EXPECT_EQ(P.find("c:h"), nullptr);
}

TEST(LinkTest, OrderOfUnitsDoesNotMatter_ok) {
  auto Names = [](const Program &P) {
    std::string Out;
    for (const FunctionSummary &F : P.Functions)
      Out += F.Usr + "@" + P.Files[F.Where.File].Path + " ";
    return Out;
  };
  Program A = linkAll({withHeader("/b.cpp", "f"), withHeader("/a.cpp", "g")});
  Program B = linkAll({withHeader("/a.cpp", "g"), withHeader("/b.cpp", "f")});
  EXPECT_EQ(Names(A), Names(B));
}

TEST(LinkTest, InlineFunctionIsKeptOnceWithAllObstacles_ok) {
  TUSummary A = withHeader("/a.cpp", "f"), B = withHeader("/b.cpp", "f");
  B.Functions[0].Candidates[0].Obstacles.push_back({"too old", {}});
  Program P = linkAll({A, B});
  ASSERT_EQ(P.Functions.size(), 1u);
  ASSERT_EQ(P.Functions[0].Candidates[0].Obstacles.size(), 1u);
  EXPECT_EQ(P.Functions[0].Candidates[0].Obstacles[0].Reason, "too old");
}

TEST(LinkTest, RepeatedFunctionIsAsIfEachUnitHadIt_ok) {
  auto TextOf = [](const Program &P) {
    TUSummary All;
    All.Functions = P.Functions;
    std::string Out;
    llvm::raw_string_ostream(Out) << toJSON(All);
    return Out;
  };
  // In c.cpp it calls what is another function there.
  auto Units = [] {
    TUSummary A = withHeader("/a.cpp", "f"), B = withHeader("/b.cpp", "f"),
              C = withHeader("/c.cpp", "f");
    for (TUSummary *U : {&A, &B, &C}) {
      Call ToMain;
      ToMain.Usr = "c:main";
      U->Functions[0].Calls.push_back(ToMain);
    }
    B.Functions[0].Candidates.clear();
    FunctionSummary Main;
    Main.Usr = "c:main";
    for (TUSummary *U : {&A, &C}) {
      Main.Where = {0, 5, 1, 50};
      U->Functions.insert(U->Functions.begin(), Main);
    }
    return std::vector{std::move(C), std::move(A), std::move(B)};
  };
  std::vector<TUSummary> Fewer = Units();
  Fewer[1].Functions.pop_back();
  Program P = link(std::move(Fewer), {}, {{}, {{1, 0, 1}}});
  EXPECT_EQ(TextOf(P), TextOf(linkAll(Units())));
  ASSERT_NE(P.find("c:f"), nullptr);
  EXPECT_EQ(P.find("c:f")->Candidates[0].Obstacles.size(), 1u);
}

TEST(LinkTest, CandidateThatAnotherUnitLacksIsNotEdited_bad) {
  TUSummary A = withHeader("/a.cpp", "f"), B = withHeader("/b.cpp", "f");
  B.Functions[0].Candidates.clear();
  Program P = linkAll({A, B});
  EXPECT_EQ(P.Functions[0].Candidates[0].Obstacles.size(), 1u);
}

TEST(LinkTest, VersionWithoutErrorsIsPreferred_ok) {
  TUSummary A = withHeader("/a.cpp", "f"), B = withHeader("/b.cpp", "f");
  A.Errors.push_back({"no such type", "/a.cpp", 3});
  A.Functions[0].EndLine = 1;
  B.Functions[0].EndLine = 2;
  Program P = linkAll({A, B});
  EXPECT_EQ(P.Functions[0].EndLine, 2u);
  EXPECT_TRUE(P.FromFailedUnit[0]);
  ASSERT_EQ(P.Failures.size(), 1u);
  EXPECT_EQ(P.Failures[0].File, "/a.cpp");
  EXPECT_EQ(P.Failures[0].Message, "/a.cpp:3: no such type");
}

TEST(LinkTest, FileThatChangedBetweenUnitsIsNamed_bad) {
  TUSummary A = withHeader("/a.cpp", "f"), B = withHeader("/b.cpp", "g");
  B.Files[1].Digest = 99;
  Program P = linkAll({A, B});
  ASSERT_EQ(P.Failures.size(), 1u);
  EXPECT_EQ(P.Failures[0].File, "/h.h");
  EXPECT_EQ(P.Files[2].Digest, 2u);
}

TEST(LinkTest, EachProgramKeepsItsOwnMain_ok) {
  FunctionBuilder MainA("main"), MainB("main"), Callee("run");
  MainA.F.IsMain = MainB.F.IsMain = true;
  MainB.F.Where.Line = 99;
  Callee.call("main");
  Program P = linkAll({unit("/a.cpp", functions({&MainA})),
                       unit("/b.cpp", functions({&MainB, &Callee}))});
  ASSERT_EQ(P.Functions.size(), 3u);
  const FunctionSummary *Own = P.find("c:main in /b.cpp");
  ASSERT_NE(Own, nullptr);
  EXPECT_EQ(P.find("c:run")->Calls[0].Usr, "c:main in /b.cpp");
  EXPECT_EQ(P.find("c:main")->Where.File, 0u);
}

/// One file, compiled for two programs: what calls something else there is kept
/// as well; what reads alike is kept once.
TEST(LinkTest, EachVersionOfAFileIsKept_bad) {
  auto File = [](bool Writes) {
    TUSummary U;
    U.MainFile = "/a.cpp";
    U.Files = {{"/a.cpp", 1, 0, false, false}};
    FunctionBuilder Step("step"), All("all"), Other("other");
    if (Writes)
      Step.F.Accesses.emplace_back();
    All.F.Calls.emplace_back().Usr = Step.F.Usr;
    U.Functions = {Step.F, All.F, Other.F};
    return U;
  };
  Program P = linkAll({File(false), File(true), File(false)});
  ASSERT_EQ(P.Functions.size(), 5u);
  const FunctionSummary *Again = P.find("c:all in /a.cpp (2)");
  ASSERT_TRUE(Again);
  EXPECT_EQ(Again->Calls[0].Usr, "c:step in /a.cpp (2)");
  EXPECT_EQ(P.find("c:all")->Calls[0].Usr, "c:step");
}

TEST(LinkTest, OverridersAreTransitive_ok) {
  FunctionBuilder A("A::f"), B("B::f"), C("C::f");
  B.F.Overrides = {"c:A::f"};
  C.F.Overrides = {"c:B::f"};
  Program P = linkAll({unit("/a.cpp", functions({&A, &B, &C}))});
  ASSERT_EQ(P.Overriders["c:A::f"].size(), 2u);
  EXPECT_EQ(P.Functions[P.Overriders["c:A::f"][1]].Name, "C::f");
  EXPECT_EQ(P.Overriders["c:B::f"].size(), 1u);
}

TEST(LinkTest, WholeProgramHasMainAndNoFailures_ok) {
  FunctionBuilder Main("main"), Other("f");
  Main.F.IsMain = true;
  EXPECT_TRUE(linkAll({unit("/a.cpp", functions({&Main}))}).IsWhole);
  EXPECT_FALSE(linkAll({unit("/a.cpp", functions({&Other}))}).IsWhole);
  std::vector<TUSummary> Units{unit("/a.cpp", functions({&Main}))};
  EXPECT_FALSE(link(std::move(Units), {{"/b.cpp", "crashed"}}).IsWhole);
}

TEST(LinkTest, ClassLayoutsAreUnited_ok) {
  TUSummary A = unit("/a.cpp", {}), B = unit("/b.cpp", {});
  A.Classes = {{"S", {"int"}}};
  B.Classes = {{"S", {"int", "double"}}};
  Program P = linkAll({A, B});
  EXPECT_EQ(P.Classes["S"], (std::vector<std::string>{"double", "int"}));
}
