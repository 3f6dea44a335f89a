#include "Fixture.h"
#include "llvm/Support/Program.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::HasSubstr;
using Form = Pattern::Form;

/// `patch -p1` on a copy of the original gives what applyFixes gives.
static void expectPatchMatches(llvm::StringRef Source,
                               std::vector<unsigned> Lines) {
  Unit U(Source);
  std::vector<Recommendation> All;
  for (unsigned Line : Lines)
    All.push_back(U.at(Line, Form::ForEach));
  planFixes(U.P, All);
  std::string Patch = unifiedDiff(U.P, All);
  ASSERT_NE(Patch, "");

  // Paths in the patch are absolute without their slash, or relative.
  U.Home.write("the.patch", Patch);
  auto Tool = llvm::sys::findProgramByName("patch");
  ASSERT_TRUE(bool(Tool));
  std::string Out = U.Home.file("patched.cpp"), In = U.Home.file("the.patch");
  std::string Main = U.Home.file("main.cpp");
  std::optional<llvm::StringRef> Quiet[] = {std::nullopt, llvm::StringRef(),
                                            llvm::StringRef()};
  int Status = llvm::sys::ExecuteAndWait(
      *Tool, {*Tool, "--binary", "--fuzz=0", "-o", Out, "-i", In, Main},
      std::nullopt, Quiet);
  EXPECT_EQ(Status, 0) << Patch;
  std::string Patched = U.Home.read("patched.cpp");
  ASSERT_TRUE(bool(applyFixes(U.P, All)));
  EXPECT_EQ(Patched, U.Home.read("main.cpp")) << Patch;
}

static std::string loop(llvm::StringRef Newline = "\n") {
  return ("  for (int x : xs) {" + Newline + "    work(x);" + Newline + "  }" +
          Newline)
      .str();
}

TEST(UnifiedDiff, HunksShowThreeLinesAround_ok) {
  Unit U("void work(int);\n//2\n//3\n//4\n//5\n//6\nvoid f(int (&xs)[3]) {\n" +
         loop() + "}\n");
  std::vector<Recommendation> All{U.at(8, Form::ForEach)};
  planFixes(U.P, All);
  std::string Patch = unifiedDiff(U.P, All);
  EXPECT_THAT(Patch,
              testing::EndsWith(
                  "main.cpp\n@@ -1,3 +1,4 @@\n+#include <poolwise/runtime.h>\n"
                  " void work(int);\n //2\n //3\n"
                  "@@ -5,7 +6,7 @@\n //5\n //6\n void f(int (&xs)[3]) {\n"
                  "-  for (int x : xs) {\n"
                  "+  poolwise::io_threads().for_each(xs, [&](int x) {\n"
                  "     work(x);\n-  }\n+  });\n }\n"));
}

TEST(UnifiedDiff, PatchTakesIt_ok) {
  std::string Far = "//\n//\n//\n//\n//\n//\n//\n//\n";
  expectPatchMatches(
      "void work(int);\nvoid f(int (&xs)[3]) {\n" + loop() + "}\n", {3});
  expectPatchMatches("void work(int);\nvoid f(int (&xs)[3]) {\n" + loop() +
                         Far + loop() + "}\n",
                     {3, 14});
  expectPatchMatches("void work(int);\nvoid f(int (&xs)[3]) {\n" + loop() +
                         loop() + "}\n",
                     {3, 6});
}

TEST(UnifiedDiff, AMissingLastNewlineStaysMissing_ok) {
  expectPatchMatches("void work(int);\nvoid f(int (&xs)[3]) {\n" + loop() + "}",
                     {3});
  expectPatchMatches(
      "void work(int); void f(int (&xs)[3]) { for (int x : xs) { work(x); } }",
      {1});
}

TEST(UnifiedDiff, WindowsLinesStay_ok) {
  expectPatchMatches("void work(int);\r\nvoid f(int (&xs)[3]) {\r\n" +
                         loop("\r\n") + "}\r\n",
                     {3});
}
