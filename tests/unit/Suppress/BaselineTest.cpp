#include "SampleProgram.h"
#include "poolwise/Suppress/Suppress.h"
#include "llvm/Support/MemoryBuffer.h"
#include "gmock/gmock.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::ElementsAre;
using testing::HasSubstr;

static std::string textOf(llvm::StringRef File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  return Buffer ? (*Buffer)->getBuffer().str() : "";
}

static std::string errorOf(llvm::Error E) {
  return llvm::toString(std::move(E));
}

TEST(Baseline, WhatWasWrittenIsHidden_ok) {
  std::vector<UnusedSuppression> Unused;
  SampleProgram S("a\nb\nc\n");
  S.addFinding(1, "sequential-io-loop", "one");
  S.addFinding(2, "independent-calls", "two");
  std::string File = (S.Folder + "/known").str();
  ASSERT_EQ(errorOf(writeBaseline(File, S.P, S.Findings)), "");
  S.addFinding(3, "sequential-io-loop", "three");
  ASSERT_EQ(errorOf(applyBaseline(File, S.Findings, Unused)), "");
  EXPECT_THAT(S.shownLines(), ElementsAre(3));
}

TEST(Baseline, IsSortedAndHasNoLineNumbers_ok) {
  SampleProgram S("a\nb\n");
  S.addFinding(1, "sequential-io-loop", "zz");
  S.addFinding(2, "independent-calls", "aa");
  std::string File = (S.Folder + "/known").str();
  ASSERT_EQ(errorOf(writeBaseline(File, S.P, S.Findings)), "");
  EXPECT_THAT(
      textOf(File),
      testing::EndsWith("aa # independent-calls in app::run, a.cpp\n"
                        "zz # sequential-io-loop in app::run, a.cpp\n"));
}

TEST(Baseline, EachLineCoversOneFinding_ok) {
  std::vector<UnusedSuppression> Unused;
  SampleProgram S("a\nb\n");
  S.addFinding(1, "independent-calls", "same");
  std::string File = (S.Folder + "/known").str();
  ASSERT_EQ(errorOf(writeBaseline(File, S.P, S.Findings)), "");
  S.addFinding(2, "independent-calls", "same");
  ASSERT_EQ(errorOf(applyBaseline(File, S.Findings, Unused)), "");
  EXPECT_THAT(S.shownLines(), ElementsAre(2));
}

TEST(Baseline, LinesWithoutFindingAreTold_ok) {
  std::vector<UnusedSuppression> Unused;
  SampleProgram S("a\nb\n");
  S.addFinding(1, "independent-calls", "one");
  S.addFinding(2, "independent-calls", "two");
  std::string File = (S.Folder + "/known").str();
  ASSERT_EQ(errorOf(writeBaseline(File, S.P, S.Findings)), "");
  S.Findings.pop_back();
  ASSERT_EQ(errorOf(applyBaseline(File, S.Findings, Unused)), "");
  EXPECT_EQ(S.Findings[0].By, Silencer::Baseline);
  ASSERT_EQ(Unused.size(), 1u);
  EXPECT_EQ(Unused[0].Line, 4u); // below the two of the head, and "one"
  EXPECT_THAT(Unused[0].Message, HasSubstr("1 line of the baseline"));
}

TEST(Baseline, SuppressedFindingsAreNotWritten_ok) {
  SampleProgram S("a\n");
  S.addFinding(1, "independent-calls", "quiet").Suppressed = true;
  std::string File = (S.Folder + "/known").str();
  ASSERT_EQ(errorOf(writeBaseline(File, S.P, S.Findings)), "");
  EXPECT_THAT(textOf(File), testing::Not(HasSubstr("quiet")));
}

TEST(Baseline, MissingFileIsAnError_bad) {
  std::vector<UnusedSuppression> Unused;
  SampleProgram S("a\n");
  EXPECT_THAT(
      errorOf(applyBaseline((S.Folder + "/gone").str(), S.Findings, Unused)),
      HasSubstr("--write-baseline"));
}

TEST(Baseline, OtherFilesAreAnError_bad) {
  std::vector<UnusedSuppression> Unused;
  SampleProgram S("{\"version\": 1}\n");
  EXPECT_THAT(errorOf(applyBaseline(S.File, S.Findings, Unused)),
              HasSubstr("a.cpp:1: not a baseline line"));
}

TEST(Baseline, UnwritablePlaceIsAnError_bad) {
  SampleProgram S("a\n");
  EXPECT_THAT(
      errorOf(writeBaseline((S.Folder + "/gone/known").str(), S.P, S.Findings)),
      HasSubstr("cannot be written"));
}
