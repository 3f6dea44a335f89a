#include "Fixture.h"
#include "llvm/Support/Program.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::HasSubstr;
using Form = Pattern::Form;

static constexpr llvm::StringLiteral Loops = R"(#include <stddef.h>
void work(int);
void f(int (&xs)[3]) {
  for (int x : xs)
    work(x);
  for (int x : xs) {
    work(x);
  }
}
)";

TEST(ExportFixes, ClangApplyReplacementsTakesIt_ok) {
  Unit U(Loops);
  std::vector<Recommendation> All{U.at(4, Form::ForEach),
                                  U.at(6, Form::ForEach)};
  planFixes(U.P, All);
  ASSERT_FALSE(bool(exportFixes(U.P, All, U.Home.file("fixes.yaml"))));

  auto Tool = llvm::sys::findProgramByName("clang-apply-replacements-22");
  if (!Tool)
    Tool = llvm::sys::findProgramByName("clang-apply-replacements");
  ASSERT_TRUE(bool(Tool));
  EXPECT_EQ(llvm::sys::ExecuteAndWait(*Tool, {*Tool, U.Home.Path}), 0);
  std::string Replaced = U.Home.read("main.cpp");
  U.Home.write("main.cpp", Loops);
  ASSERT_TRUE(bool(applyFixes(U.P, All)));
  EXPECT_EQ(Replaced, U.Home.read("main.cpp"));
  EXPECT_THAT(
      Replaced,
      HasSubstr("#include <stddef.h>\n#include <poolwise/runtime.h>\nvoid"));
}

TEST(ExportFixes, KeysAreThoseOfClangTidy_ok) {
  Unit U(Loops);
  std::vector<Recommendation> All{U.at(4, Form::ForEach)};
  planFixes(U.P, All);
  ASSERT_FALSE(bool(exportFixes(U.P, All, U.Home.file("fixes.yaml"))));
  std::string Text = U.Home.read("fixes.yaml");
  for (const char *Part :
       {"MainSourceFile:", "DiagnosticName:  poolwise-sequential-io-loop",
        "Message:         these rounds wait one after the other",
        "FileOffset:", "Level:", "BuildDirectory:", "ReplacementText:"})
    EXPECT_THAT(Text, HasSubstr(Part));
}

TEST(ExportFixes, APlaceThatCannotBeWrittenIsAnError_bad) {
  Unit U(Loops);
  std::vector<Recommendation> All{U.at(4, Form::ForEach)};
  planFixes(U.P, All);
  llvm::Error E = exportFixes(U.P, All, U.Home.file("no/such/folder.yaml"));
  EXPECT_TRUE(bool(E));
  EXPECT_THAT(llvm::toString(std::move(E)), HasSubstr("folder.yaml"));
}
