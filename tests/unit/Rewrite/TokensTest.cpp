#include "../../../analyzer/lib/Rewrite/Tokens.h"
#include "gmock/gmock.h"

using namespace poolwise::rewrite;
using testing::ElementsAre;

static std::vector<std::string> spelled(llvm::StringRef Text) {
  std::vector<std::string> All;
  for (const Token &T : tokens(Text))
    All.push_back(T.Text.str());
  return All;
}

TEST(Tokens, TextIsCutIntoTokens_ok) {
  EXPECT_THAT(spelled("a->b+=1'000.5e-3f; // x"),
              ElementsAre("a", "->", "b", "+=", "1'000.5e-3f", ";", "// x"));
  EXPECT_THAT(
      spelled("R\"x(a)\" )x\" 'c' L\"\\\"\" /* ( */ >>="),
      ElementsAre("R\"x(a)\" )x\"", "'c'", "L\"\\\"\"", "/* ( */", ">>="));
}

TEST(Tokens, BracketsInLiteralsAndCommentsDoNotCount_ok) {
  EXPECT_TRUE(isBalanced("f(\")\", '(', R\"(})\") /* { */ // ["));
  EXPECT_TRUE(isBalanced("{ [ ( ) ] }"));
}

TEST(Tokens, WhatDoesNotMatchIsNotBalanced_bad) {
  EXPECT_FALSE(isBalanced("f(a]"));
  EXPECT_FALSE(isBalanced("f(a"));
  EXPECT_FALSE(isBalanced("a)"));
  EXPECT_FALSE(isBalanced("\"no end"));
  EXPECT_FALSE(isBalanced("/* no end"));
  EXPECT_FALSE(isBalanced("R\"(no end"));
}

TEST(Tokens, DirectivesAreSeen_ok) {
  EXPECT_TRUE(hasDirective("a;\n  #if X\nb;"));
  EXPECT_TRUE(hasDirective("# pragma once"));
  EXPECT_FALSE(hasDirective("a; // #if\nR\"(\n#if)\";"));
}

TEST(Tokens, OnlyPathsOfNamesArePlain_ok) {
  for (const char *Plain : {"a", "a.b", "this->a.b", "*out", "::a::b"})
    EXPECT_TRUE(isPlainPath(Plain)) << Plain;
  for (const char *Other :
       {"a[0]", "f()", "a.f().b", "**a", "a.", "a b", "", "a + b"})
    EXPECT_FALSE(isPlainPath(Other)) << Other;
}

TEST(Tokens, TopLevelSignsAreFound_ok) {
  EXPECT_EQ(findTopLevel("f(a, b), c", ","), 7u);
  EXPECT_EQ(findTopLevel("f(a, b)", ","), llvm::StringRef::npos);
  EXPECT_EQ(findTopLevel("a == b", "="), llvm::StringRef::npos);
}

TEST(Tokens, InsideBracketsIsOnePair_ok) {
  EXPECT_EQ(insideBrackets("( a )", '('), " a ");
  EXPECT_EQ(insideBrackets("(a)(b)", '(').data(), nullptr);
  EXPECT_EQ(insideBrackets("a", '(').data(), nullptr);
}
