//===- UnitTest.cpp - Units, databases, workers ---------------------------===//

#include "ExtractCode.h"

using namespace poolwise;

TEST(Unit, errorsDoNotStopTheRest_ok) {
  Extracted E("int f() { return undeclared; }\nint g() { return 1; }");
  ASSERT_EQ(E.Summary.Errors.size(), 1u);
  EXPECT_EQ(E.Summary.Errors[0].Line, 1u);
  E.function("g");
}

TEST(Unit, includeGoesBehindTheLastOne_ok) {
  Extracted E("// head\n#include <vector>\n#ifdef X\n#include "
              "<list>\n#endif\nint f();\n");
  ASSERT_FALSE(E.Summary.Files.empty());
  EXPECT_EQ(E.Summary.Files[0].IncludeOffset, 26u);
}

TEST(Unit, directiveInABodyIsAnObstacle_bad) {
  Extracted E("void g(int); void f(int n) {\n  for (int i = 0; i < n; ++i) {\n"
              "#ifdef FAST\n    g(1);\n#else\n    g(i);\n#endif\n  }\n}");
  ASSERT_EQ(E.function("f").Candidates.size(), 1u);
  EXPECT_EQ(E.function("f").Candidates[0].Obstacles.size(), 1u);
}

TEST(Unit, olderStandardIsAnObstacle_bad) {
  Extracted E(
      "void g(int); void f(int n) { for (int i = 0; i < n; ++i) g(i); }",
      "-std=c++17");
  EXPECT_EQ(E.function("f").Candidates[0].Obstacles.size(), 1u);
}

TEST(Unit, callsInARow_ok) {
  Extracted E("int load(int); void f() { int a = load(1); int b = load(2); "
              "(void)(a + b); }");
  const FunctionSummary &F = E.function("f");
  ASSERT_EQ(F.Candidates.size(), 1u);
  EXPECT_EQ(F.Candidates[0].S, Candidate::Site::Calls);
  ASSERT_EQ(F.Candidates[0].Statements.size(), 2u);
  EXPECT_EQ(E.text(F.Candidates[0].Statements[1].NameText), "b");
  EXPECT_TRUE(F.Candidates[0].Statements[1].TypeIsValueType);
}

TEST(Database, keepsAFileOnce_ok) {
  TemporaryFolder Folder;
  std::string File = Folder.write("a.cpp", "int f();");
  std::string Entry = "{\"directory\":\"" + Folder.path("") +
                      "\",\"file\":\"a.cpp\"," +
                      "\"command\":\"c++ -c a.cpp\"}";
  Folder.write("compile_commands.json", "[" + Entry + "," + Entry + "]");
  auto Commands = loadCompileCommands(Folder.path(""), ".");
  ASSERT_TRUE(bool(Commands)) << llvm::toString(Commands.takeError());
  EXPECT_EQ(Commands->size(), 1u);
}

TEST(Database, saysWhatToDo_bad) {
  TemporaryFolder Folder;
  auto Commands = loadCompileCommands(Folder.path(""), ".");
  ASSERT_FALSE(bool(Commands));
  EXPECT_NE(llvm::toString(Commands.takeError())
                .find("CMAKE_EXPORT_COMPILE_COMMANDS"),
            std::string::npos);
}

TEST(Workers, aCrashLosesOnlyItsUnit_bad) {
  TemporaryFolder Folder;
  std::vector<CompileCommand> Commands;
  for (llvm::StringRef Name : {"a.cpp", "b.cpp", "c.cpp"}) {
    std::string File =
        Folder.write(Name, Name == "b.cpp" ? "#pragma clang __debug crash\n"
                                           : "int f() { return 1; }");
    Commands.push_back({File, Folder.path(""), {"clang++", File}});
  }
  unsigned Reported = 0;
  ExtractResult Result = extractAll(
      Commands, 1, [&](unsigned, const std::string &) { ++Reported; });
  EXPECT_EQ(Result.Units.size(), 2u);
  ASSERT_EQ(Result.Failures.size(), 1u);
  EXPECT_NE(Result.Failures[0].Message.find("crash"), std::string::npos);
  EXPECT_EQ(Reported, 3u);
}

TEST(Workers, missingFileIsNamed_bad) {
  ExtractResult Result = extractAll({{"/nowhere/x.cpp", "/", {"clang++"}}}, 1);
  ASSERT_EQ(Result.Failures.size(), 1u);
  EXPECT_EQ(Result.Failures[0].File, "/nowhere/x.cpp");
}
