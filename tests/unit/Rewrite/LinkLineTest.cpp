#include "../../../analyzer/lib/Rewrite/CMakeCommands.h"
#include "Fixture.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::HasSubstr;

static constexpr llvm::StringLiteral Loop =
    "void work(int);\nvoid f(int (&xs)[3]) {\n  for (int x : xs) {\n    "
    "work(x);\n  }\n}\n";

/// CMakeLists.txt after the fix of main.cpp, or the note.
static std::string linked(llvm::StringRef CMake) {
  Unit U(Loop);
  U.Home.write("CMakeLists.txt", CMake);
  std::vector<Recommendation> All{U.at(3, Pattern::Form::ForEach)};
  planFixes(U.P, All);
  EXPECT_TRUE(All[0].F);
  if (!All[0].F->LinkNote.empty())
    return All[0].F->LinkNote;
  EXPECT_TRUE(bool(applyFixes(U.P, All)));
  EXPECT_THAT(U.Home.read("main.cpp"), HasSubstr("io_threads"));
  return U.Home.read("CMakeLists.txt");
}

TEST(LinkLine, TheTargetThatNamesTheFileIsLinked_ok) {
  EXPECT_EQ(linked("project(p)\nadd_executable(app main.cpp) # all\nfoo()\n"),
            "project(p)\nfind_package(poolwise REQUIRED)\n"
            "add_executable(app main.cpp) # all\n"
            "target_link_libraries(app PRIVATE poolwise::runtime)\nfoo()\n");
}

TEST(LinkLine, BehindTheOtherPackagesInTheSignatureOfTheTarget_ok) {
  EXPECT_EQ(linked("project(p)\nfind_package(Z)\nset(SOURCES main.cpp b.cpp)\n"
                   "if(X)\n  add_library(lib STATIC\n    ${SOURCES})\n"
                   "  target_link_libraries(lib Z::Z)\nendif()"),
            "project(p)\nfind_package(Z)\nfind_package(poolwise REQUIRED)\n"
            "set(SOURCES main.cpp b.cpp)\n"
            "if(X)\n  add_library(lib STATIC\n    ${SOURCES})\n"
            "  target_link_libraries(lib poolwise::runtime)\n"
            "  target_link_libraries(lib Z::Z)\nendif()");
}

TEST(LinkLine, WhatIsLinkedStaysAsItIs_ok) {
  llvm::StringRef Linked =
      "find_package(poolwise)\nadd_executable(a main.cpp)\n"
      "target_link_libraries(a PUBLIC poolwise::runtime)\n";
  EXPECT_EQ(linked(Linked), Linked);
}

TEST(LinkLine, WhatIsNotCertainIsANote_bad) {
  llvm::StringRef Note =
      "poolwise::runtime (find_package(poolwise)) to what compiles main.cpp";
  for (llvm::StringRef Text :
       {"", "add_executable(a other.cpp)",
        "add_executable(a main.cpp)\nadd_executable(b main.cpp)",
        "file(GLOB S *.cpp)\nadd_executable(a ${S})",
        "set(S main.cpp)\nlist(REMOVE_ITEM S main.cpp)\nadd_library(a ${S})",
        "foreach(t a b)\nadd_executable(${t} main.cpp)\nendforeach()",
        "add_executable(a main.cpp) add_test(x a)",
        "add_executable(a main.cpp"})
    EXPECT_EQ(linked(Text), Note) << Text.str();
}

TEST(CMakeCommands, ArgumentsCommentsAndBlocks_ok) {
  auto All = rewrite::cmakeCommands(
      "# add_library(no)\n#[[ if( ]]\nIf(A AND (B OR C))\n"
      "  set(X \"a b;\\\"c\" d;e [=[x]]y]=])\nendif()");
  ASSERT_EQ(All.size(), 3u);
  EXPECT_EQ(All[0].Name, "if");
  EXPECT_EQ(All[1].Depth, 1u);
  EXPECT_THAT(All[1].Arguments,
              testing::ElementsAre("X", "a b;\"c", "d", "e", "x]]y"));
  EXPECT_EQ(All[2].Depth, 0u);
}
