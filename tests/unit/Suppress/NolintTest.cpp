#include "SampleProgram.h"
#include "poolwise/Suppress/Suppress.h"
#include "gmock/gmock.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

static constexpr llvm::StringRef Checks[] = {"independent-calls",
                                             "sequential-io-loop"};

/// Lines that still show a finding of `sequential-io-loop`, when each line has
/// one in column 3. What stands here was tried with clang-tidy 22, with a check
/// of its own in the place of ours.
static std::vector<uint32_t> shown(llvm::StringRef Source) {
  SampleProgram S(Source);
  for (uint32_t Line = 1; Line <= Source.count('\n'); ++Line)
    S.addFinding(Line, "sequential-io-loop");
  suppress(S.P, Config(), Checks, S.Findings);
  return S.shownLines();
}

/// What is said of a source with one finding in line 1.
static std::vector<std::string> unused(llvm::StringRef Source,
                                       const Config &C = Config()) {
  SampleProgram S(Source);
  S.addFinding(1, "sequential-io-loop");
  std::vector<std::string> Said;
  for (const UnusedSuppression &U : suppress(S.P, C, Checks, S.Findings))
    Said.push_back(std::to_string(U.Line) + ":" + std::to_string(U.Column) +
                   ": " + U.Message);
  return Said;
}

TEST(Nolint, SameLine_ok) {
  EXPECT_THAT(shown("a\nb // NOLINT\nc\n"), ElementsAre(1, 3));
  EXPECT_THAT(shown("a // NOLINT: waits on purpose\nb\n"), ElementsAre(2));
  EXPECT_THAT(shown("a /* NOLINT */ b\n"), IsEmpty());
}

TEST(Nolint, NextLine_ok) {
  EXPECT_THAT(shown("// NOLINTNEXTLINE\na\nb\n"), ElementsAre(1, 3));
  EXPECT_THAT(shown("// NOLINTNEXTLINE\r\na\r\nb\r\n"), ElementsAre(1, 3));
  EXPECT_THAT(shown("// NOLINTNEXTLINE\n\na\n"), ElementsAre(1, 3));
}

TEST(Nolint, Block_ok) {
  EXPECT_THAT(shown("a\n// NOLINTBEGIN\nb\n// NOLINTEND\nc\n"),
              ElementsAre(1, 2, 5));
  // From the word to the word: the findings stand in column 3.
  EXPECT_THAT(shown("/*NOLINTBEGIN*/\n/*NOLINTEND*/\n"), ElementsAre(2));
  EXPECT_THAT(shown("NOLINTBEGIN\n     NOLINTEND\n"), IsEmpty());
}

TEST(Nolint, Globs_ok) {
  EXPECT_THAT(shown("a // NOLINT(poolwise-sequential-io-loop)\n"), IsEmpty());
  EXPECT_THAT(shown("a // NOLINT(poolwise-*)\n"), IsEmpty());
  EXPECT_THAT(shown("a // NOLINT(bugprone-x, poolwise-sequential-*)\n"),
              IsEmpty());
  EXPECT_THAT(shown("a // NOLINT( *-io-* )\n"), IsEmpty());
}

TEST(Nolint, NegativeGlobsArePassedOver_ok) {
  EXPECT_THAT(shown("a // NOLINT(*,-poolwise-sequential-io-loop)\n"),
              IsEmpty());
  EXPECT_THAT(shown("a // NOLINT(-poolwise-sequential-io-loop)\n"),
              ElementsAre(1));
}

TEST(Nolint, OtherChecks_bad) {
  EXPECT_THAT(shown("a // NOLINT(poolwise-independent-calls)\n"),
              ElementsAre(1));
  EXPECT_THAT(shown("a // NOLINT(bugprone-*)\n"), ElementsAre(1));
  EXPECT_THAT(shown("a // NOLINT()\n"), ElementsAre(1));
  EXPECT_THAT(shown("a // NOLINT(poolwise-sequential)\n"), ElementsAre(1));
  EXPECT_THAT(shown("a // NOLINT(POOLWISE-sequential-io-loop)\n"),
              ElementsAre(1));
}

TEST(Nolint, OnlyTheStarIsAWildcard_bad) {
  EXPECT_THAT(shown("a // NOLINT(poolwise-sequential-io-loo?)\n"),
              ElementsAre(1));
  EXPECT_THAT(shown("a // NOLINT(poolwise-[a-z]*)\n"), ElementsAre(1));
}

TEST(Nolint, TheWordCountsAnywhere_ok) {
  EXPECT_THAT(shown("a // xNOLINT\nb // NOLINT_HERE\nc // NOLINT1\n"),
              IsEmpty());
  EXPECT_THAT(shown("const char *S = \"NOLINT\";\n"), IsEmpty());
  EXPECT_THAT(shown("a // NOLINT (bugprone-x)\nb // NOLINT(bugprone-x\n"),
              IsEmpty());
  EXPECT_THAT(shown("a // NOLINT(x) NOLINT(poolwise-*)\n"), IsEmpty());
}

TEST(Nolint, OtherWords_bad) {
  EXPECT_THAT(shown("a // NOLINTX\nb // nolint\nc // NOLINTNOLINT\n"),
              ElementsAre(1, 2, 3));
}

TEST(Nolint, BlocksNest_ok) {
  EXPECT_THAT(
      shown("// NOLINTBEGIN(poolwise-*)\na\n"
            "// NOLINTBEGIN(bugprone-*)\nb\n// NOLINTEND(bugprone-*)\nc\n"
            "// NOLINTEND( poolwise-* )\nd\n"),
      ElementsAre(1, 8));
}

TEST(Nolint, BlockWithoutPartner_bad) {
  EXPECT_THAT(shown("// NOLINTBEGIN\na\n"), ElementsAre(1, 2));
  EXPECT_THAT(shown("a\n// NOLINTEND\nb\n"), ElementsAre(1, 2, 3));
  EXPECT_THAT(shown("// NOLINTBEGIN(poolwise-*)\na\n// NOLINTEND\n"),
              ElementsAre(1, 2, 3));
  EXPECT_THAT(shown("// NOLINTBEGIN(poolwise-*,x)\na\n"
                    "// NOLINTEND(x,poolwise-*)\n"),
              ElementsAre(1, 2, 3));
  // One that is crossed by another is not closed.
  EXPECT_THAT(shown("// NOLINTBEGIN(poolwise-*)\na\n// NOLINTBEGIN(x)\n"
                    "// NOLINTEND(poolwise-*)\nb\n// NOLINTEND(x)\n"),
              ElementsAre(1, 2, 3, 4, 5, 6));
}

TEST(Nolint, FileThatIsGone_bad) {
  SampleProgram S("a // NOLINT\n");
  S.addFinding(1, "sequential-io-loop");
  llvm::sys::fs::remove(S.File);
  suppress(S.P, Config(), Checks, S.Findings);
  EXPECT_THAT(S.shownLines(), ElementsAre(1));
}

TEST(Nolint, SaysWhere_ok) {
  SampleProgram S("// NOLINTNEXTLINE\na\n");
  S.addFinding(2, "sequential-io-loop");
  suppress(S.P, Config(), Checks, S.Findings);
  EXPECT_EQ(S.Findings[0].By, Silencer::Comment);
  EXPECT_EQ(S.Findings[0].SuppressedWhy, "NOLINTNEXTLINE in line 1");
}

TEST(UnusedNolint, WhatSilencesNothingIsTold_bad) {
  EXPECT_THAT(unused("a\nb // NOLINT(poolwise-sequential-io-loop)\n"),
              ElementsAre("2:6: NOLINT: 'poolwise-sequential-io-loop' "
                          "suppresses nothing"));
  EXPECT_THAT(unused("a // NOLINT(poolwise-*, poolwise-independent-calls)\n"),
              ElementsAre(HasSubstr("'poolwise-independent-calls'")));
  EXPECT_THAT(
      unused("a\n// NOLINTBEGIN(poolwise-*)\n// NOLINTEND(poolwise-*)\n"),
      ElementsAre("2:4: NOLINTBEGIN: 'poolwise-*' suppresses nothing"));
}

TEST(UnusedNolint, WhatNamesNoCheckIsTold_bad) {
  EXPECT_THAT(unused("a // NOLINT(poolwise-sequentail-io-loop)\n"),
              ElementsAre(HasSubstr("names no check (did you mean "
                                    "'sequential-io-loop'?)")));
  EXPECT_THAT(unused("a // NOLINT(sequential-io-loop)\n"),
              ElementsAre(HasSubstr("write 'poolwise-sequential-io-loop'")));
}

TEST(UnusedNolint, BlockWithoutPartnerIsTold_bad) {
  EXPECT_THAT(unused("a\n// NOLINTBEGIN(poolwise-*)\n"),
              ElementsAre(HasSubstr("there is no NOLINTEND(poolwise-*)")));
}

TEST(UnusedNolint, WhatMayBeMeantForOthersIsNot_ok) {
  EXPECT_THAT(
      unused("a\nb // NOLINT\nc // NOLINT(*)\nd // NOLINT(bugprone-x)\n"),
      IsEmpty());
  EXPECT_THAT(unused("a // NOLINT(poolwise-sequential-io-loop)\n"), IsEmpty());
}

TEST(UnusedNolint, ChecksThatDidNotRunAreNot_ok) {
  Config C;
  C.Checks = "*,-independent-calls";
  EXPECT_THAT(unused("a\nb // NOLINT(poolwise-independent-calls)\n", C),
              IsEmpty());
}

TEST(UnusedNolint, IncompleteRunsTellNothing_ok) {
  SampleProgram S("a // NOLINT(poolwise-*)\n");
  S.P.Failures.push_back({"/gone.cpp", "cannot be read"});
  EXPECT_THAT(suppress(S.P, Config(), Checks, S.Findings), IsEmpty());
}

TEST(SuppressEntry, ByCheckAndPath_ok) {
  SampleProgram S("a\nb\n");
  S.addFinding(1, "sequential-io-loop");
  S.addFinding(2, "independent-calls");
  Config C;
  C.Suppress.push_back({"sequential-*", {S.Folder.str().str()}, "known", 3, 5});
  EXPECT_THAT(suppress(S.P, C, Checks, S.Findings), IsEmpty());
  EXPECT_THAT(S.shownLines(), ElementsAre(2));
  EXPECT_EQ(S.Findings[0].By, Silencer::Configuration);
  EXPECT_EQ(S.Findings[0].SuppressedWhy, "known");
}

TEST(SuppressEntry, OfNoUseIsTold_bad) {
  SampleProgram S("a\n");
  S.addFinding(1, "sequential-io-loop");
  Config C;
  C.File = "/x/.poolwise.yaml";
  C.Suppress.push_back({"*", {"/elsewhere/*"}, "", 3, 5});
  auto Unused = suppress(S.P, C, Checks, S.Findings);
  ASSERT_EQ(Unused.size(), 1u);
  EXPECT_EQ(Unused[0].File, C.File);
  EXPECT_EQ(Unused[0].Line, 3u);
  EXPECT_THAT(S.shownLines(), ElementsAre(1));
}
