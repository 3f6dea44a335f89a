#include "Fixture.h"
#include "llvm/Support/Path.h"
#include <sys/stat.h>

using namespace poolwise;
using namespace poolwise::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

static constexpr llvm::StringLiteral Loop =
    "void work(int);\nvoid f(int (&xs)[3]) {\n  for (int x : xs) {\n    "
    "work(x);\n  }\n}\n";
static constexpr llvm::StringLiteral Fixed =
    "#include <poolwise/runtime.h>\nvoid work(int);\nvoid f(int (&xs)[3]) {\n"
    "  poolwise::io_threads().for_each(xs, [&](int x) {\n    work(x);\n  "
    "});\n}\n";

static std::vector<Recommendation> planned(const Unit &U) {
  std::vector<Recommendation> All{U.at(3, Pattern::Form::ForEach)};
  planFixes(U.P, All);
  EXPECT_TRUE(All[0].F) << All[0].FixRefusal;
  return All;
}

/// Files in the folder, apart from the program's.
static std::vector<std::string> leftBehind(const Folder &Home) {
  std::vector<std::string> Names;
  std::error_code Failed;
  for (llvm::sys::fs::directory_iterator I(Home.Path, Failed), End;
       I != End && !Failed; I.increment(Failed))
    if (llvm::sys::path::filename(I->path()) != "main.cpp")
      Names.push_back(I->path());
  return Names;
}

TEST(ApplyFixes, TheFileIsReplacedAndKeepsItsPermissions_ok) {
  Unit U(Loop);
  ASSERT_EQ(chmod(U.Home.file("main.cpp").c_str(), 0640), 0);
  auto Result = applyFixes(U.P, planned(U));
  ASSERT_TRUE(bool(Result));
  EXPECT_THAT(Result->Changed, ElementsAre(U.Home.file("main.cpp")));
  EXPECT_EQ(U.Home.read("main.cpp"), Fixed);
  struct stat Status;
  ASSERT_EQ(stat(U.Home.file("main.cpp").c_str(), &Status), 0);
  EXPECT_EQ(Status.st_mode & 0777, 0640u);
  EXPECT_THAT(leftBehind(U.Home), IsEmpty());
}

TEST(ApplyFixes, AFileThatChangedIsLeftAlone_bad) {
  Unit U(Loop);
  auto All = planned(U);
  std::string Changed = Loop.str() + "// new\n";
  U.Home.write("main.cpp", Changed);
  auto Result = applyFixes(U.P, All);
  ASSERT_TRUE(bool(Result));
  EXPECT_THAT(Result->Changed, IsEmpty());
  EXPECT_THAT(Result->Refused,
              ElementsAre(HasSubstr("changed since it was parsed")));
  EXPECT_EQ(U.Home.read("main.cpp"), Changed);
}

TEST(ApplyFixes, ReadOnlyFilesAndLinksAreLeftAlone_bad) {
  Unit U(Loop);
  auto All = planned(U);
  std::string Path = U.Home.file("main.cpp"), Real = U.Home.file("real.cpp");
  ASSERT_EQ(chmod(Path.c_str(), 0444), 0);
  EXPECT_THAT(U.fixed({U.at(3, Pattern::Form::ForEach)}),
              HasSubstr("refused: the file is read-only"));
  ASSERT_EQ(chmod(Path.c_str(), 0644), 0);
  ASSERT_EQ(rename(Path.c_str(), Real.c_str()), 0);
  ASSERT_EQ(symlink(Real.c_str(), Path.c_str()), 0);
  auto Result = applyFixes(U.P, All);
  ASSERT_TRUE(bool(Result));
  EXPECT_THAT(Result->Refused, ElementsAre(HasSubstr("not a plain file")));
  EXPECT_EQ(U.Home.read("real.cpp"), Loop);
}

TEST(ApplyFixes, OneFileThatFailsStopsAFixInAll_bad) {
  Unit U(Loop);
  auto All = planned(U);
  SourceFile Other{U.Home.file("other.h"), /*Digest=*/1, 0, false, false};
  U.Home.write("other.h", "// not what was parsed\n");
  U.P.Files.push_back(Other);
  All[0].F->Edits.push_back({FileId(U.P.Files.size() - 1), 0, 0, "x"});
  auto Result = applyFixes(U.P, All);
  ASSERT_TRUE(bool(Result));
  EXPECT_THAT(Result->Changed, IsEmpty());
  EXPECT_EQ(U.Home.read("main.cpp"), Loop);
}

TEST(ApplyFixes, ReviewAndSuppressedFixesAreNotApplied_bad) {
  Unit U(Loop);
  auto All = planned(U);
  All[0].F->A = Applicability::Review;
  ASSERT_TRUE(bool(applyFixes(U.P, All)));
  EXPECT_EQ(U.Home.read("main.cpp"), Loop);
  All[0].F->A = Applicability::Safe;
  All[0].Suppressed = true;
  ASSERT_TRUE(bool(applyFixes(U.P, All)));
  EXPECT_EQ(U.Home.read("main.cpp"), Loop);
}

TEST(ApplyFixes, OverlappingEditsWriteNothing_bad) {
  Unit U(Loop);
  auto All = planned(U);
  All.push_back(All[0]);
  All[1].F->Edits = {
      {All[0].F->Edits[1].File, All[0].F->Edits[1].Offset + 1, 3, "x"}};
  auto Result = applyFixes(U.P, All);
  EXPECT_FALSE(bool(Result));
  EXPECT_THAT(llvm::toString(Result.takeError()), HasSubstr("overlap"));
  EXPECT_EQ(U.Home.read("main.cpp"), Loop);
  EXPECT_THAT(leftBehind(U.Home), IsEmpty());
}
