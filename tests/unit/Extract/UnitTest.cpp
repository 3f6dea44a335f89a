//===- UnitTest.cpp - Units, databases, workers ---------------------------===//

#include "ExtractCode.h"
#include <sys/stat.h>

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

TEST(Unit, standardIsRecorded_ok) {
  Extracted E(
      "void g(int); void f(int n) { for (int i = 0; i < n; ++i) g(i); }",
      "-std=c++17");
  EXPECT_EQ(E.function("f").Candidates[0].Standard, 17u);
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

static std::vector<UnitOutcome>
extracted(const std::vector<CompileCommand> &Commands,
          ExtractOptions Options = {}) {
  Options.Jobs = 1;
  std::vector<UnitOutcome> Out(Commands.size());
  extractAll(Commands, Options,
             [&](size_t I, UnitOutcome Unit) { Out[I] = std::move(Unit); });
  return Out;
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
  std::vector<UnitOutcome> Out = extracted(Commands);
  EXPECT_NE(Out[0].Record, "");
  EXPECT_EQ(Out[1].Record, "");
  EXPECT_NE(Out[1].Failure.find("crash"), std::string::npos);
  EXPECT_NE(Out[2].Record, "");
}

TEST(Workers, missingFileIsNamed_bad) {
  std::vector<UnitOutcome> Out =
      extracted({{"/nowhere/x.cpp", "/", {"clang++"}}});
  EXPECT_NE(Out[0].Failure.find("does not exist"), std::string::npos);
}

TEST(Workers, aHangLosesOnlyItsUnit_bad) {
  TemporaryFolder Folder;
  std::string Pipe = Folder.path("pipe.h");
  ASSERT_EQ(::mkfifo(Pipe.c_str(), 0600), 0); // nobody ever writes to it
  std::string Hangs = Folder.write("a.cpp", "#include \"pipe.h\"\n");
  std::string Fine = Folder.write("b.cpp", "int f() { return 1; }");
  ExtractOptions Options;
  Options.DeadlineSeconds = 1;
  std::vector<UnitOutcome> Out =
      extracted({{Hangs, Folder.path(""), {"clang++", Hangs}},
                 {Fine, Folder.path(""), {"clang++", Fine}}},
                Options);
  EXPECT_NE(Out[0].Failure.find("longer than 1 s"), std::string::npos);
  EXPECT_NE(Out[1].Record, "");
}

TEST(Workers, tooMuchMemoryLosesOnlyItsUnit_bad) {
  TemporaryFolder Folder;
  std::string Text = "#define A0 0,0,0,0,0,0,0,0,0,0\n";
  for (int I = 1; I < 9; ++I) {
    std::string Before = "A" + std::to_string(I - 1);
    Text += "#define A" + std::to_string(I) + " ";
    for (int J = 0; J < 10; ++J)
      Text += (J ? "," : "") + Before;
    Text += "\n";
  }
  std::string Big = Folder.write("a.cpp", Text + "int a[] = {A8};\n");
  std::string Fine = Folder.write("b.cpp", "int f() { return 1; }");
  ExtractOptions Options;
  Options.MemoryBytes = uint64_t(400) << 20;
  std::vector<UnitOutcome> Out =
      extracted({{Big, Folder.path(""), {"clang++", Big}},
                 {Fine, Folder.path(""), {"clang++", Fine}}},
                Options);
  EXPECT_NE(Out[0].Failure.find("memory"), std::string::npos);
  EXPECT_NE(Out[1].Record, "");
}
