#include "SampleProgram.h"
#include "poolwise/Suppress/Suppress.h"
#include "gmock/gmock.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::ElementsAre;

/// Lines that still show a finding of `sequential-io-loop`, when each line has
/// one.
static std::vector<uint32_t> shown(llvm::StringRef Source) {
  SampleProgram S(Source);
  for (uint32_t Line = 1; Line <= Source.count('\n'); ++Line)
    S.addFinding(Line, "sequential-io-loop");
  applyNolint(S.P, S.Findings);
  return S.shownLines();
}

TEST(Nolint, SameLine_ok) {
  EXPECT_THAT(shown("a\nb // NOLINT\nc\n"), ElementsAre(1, 3));
  EXPECT_THAT(shown("a // NOLINT: waits on purpose\nb\n"), ElementsAre(2));
}

TEST(Nolint, NextLine_ok) {
  EXPECT_THAT(shown("// NOLINTNEXTLINE\na\nb\n"), ElementsAre(1, 3));
}

TEST(Nolint, Block_ok) {
  EXPECT_THAT(shown("a\n// NOLINTBEGIN\nb\n// NOLINTEND\nc\n"),
              ElementsAre(1, 5));
}

TEST(Nolint, Globs_ok) {
  EXPECT_THAT(shown("a // NOLINT(poolwise-sequential-io-loop)\n"),
              ElementsAre());
  EXPECT_THAT(shown("a // NOLINT(poolwise-*)\n"), ElementsAre());
  EXPECT_THAT(shown("a // NOLINT(bugprone-x, poolwise-sequential-*)\n"),
              ElementsAre());
  EXPECT_THAT(shown("a // NOLINT(*,-poolwise-sequential-io-loop)\n"),
              ElementsAre(1));
}

TEST(Nolint, OtherChecks_bad) {
  EXPECT_THAT(shown("a // NOLINT(poolwise-independent-calls)\n"),
              ElementsAre(1));
  EXPECT_THAT(shown("a // NOLINT(bugprone-*)\n"), ElementsAre(1));
  EXPECT_THAT(shown("a // NOLINT()\n"), ElementsAre(1));
}

TEST(Nolint, OtherWords_bad) {
  EXPECT_THAT(shown("a // NOLINTX\nb // xNOLINT\nc // NOLINT_HERE\n"),
              ElementsAre(1, 2, 3));
}

TEST(Nolint, BlocksEndWithTheirOwnGlobs_ok) {
  EXPECT_THAT(
      shown("// NOLINTBEGIN(poolwise-*)\na\n"
            "// NOLINTBEGIN(bugprone-*)\nb\n// NOLINTEND(bugprone-*)\nc\n"
            "// NOLINTEND(poolwise-*)\nd\n"),
      ElementsAre(8));
}

TEST(Nolint, BlockWithoutPartner_bad) {
  EXPECT_THAT(shown("// NOLINTBEGIN\na\n"), ElementsAre(1, 2));
  EXPECT_THAT(shown("a\n// NOLINTEND\nb\n"), ElementsAre(1, 2, 3));
  EXPECT_THAT(shown("// NOLINTBEGIN(poolwise-*)\na\n// NOLINTEND\n"),
              ElementsAre(1, 2, 3));
}

TEST(Nolint, FileThatIsGone_bad) {
  SampleProgram S("a // NOLINT\n");
  S.addFinding(1, "sequential-io-loop");
  llvm::sys::fs::remove(S.File);
  applyNolint(S.P, S.Findings);
  EXPECT_THAT(S.shownLines(), ElementsAre(1));
}
