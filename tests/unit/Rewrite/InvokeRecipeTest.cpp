#include "Fixture.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::StartsWith;

static std::string invoke(llvm::StringRef Body) {
  return rewritten(
      ("void f(int x, std::string s) {\n  " + Body + "\n}\n").str(), 2,
      Pattern::Form::Invoke);
}
static std::string body(llvm::StringRef Text) {
  return ("void f(int x, std::string s) {\n  " + Text + "\n}\n").str();
}

TEST(InvokeRecipe, DeclarationsBecomeOne_ok) {
  EXPECT_EQ(invoke("auto a = fetch(s);\n  auto b = score(x);"),
            body("auto [a, b] = poolwise::io_threads().invoke([&] { return "
                 "fetch(s); }, [&] { "
                 "return score(x); });"));
  EXPECT_EQ(
      invoke(
          "const Page a = fetch(s);\n  const double b = score(x);\n  work(b);"),
      "refused: some of the calls declare their result and some do not\n");
  EXPECT_EQ(
      invoke("Page the_first_page = fetch(s); // first\n  double the_second = "
             "score(x);"),
      body(
          "auto [the_first_page, the_second] = poolwise::io_threads().invoke(\n"
          "      [&] { return fetch(s); }, // first\n"
          "      [&] { return score(x); });"));
}

TEST(InvokeRecipe, ConstantsStayConstant_ok) {
  EXPECT_EQ(invoke("const double a = score(1);\n  const auto b = score(x);"),
            body("const auto [a, b] = poolwise::io_threads().invoke(\n"
                 "      [&] { return score(1); },\n"
                 "      [&] { return score(x); });"));
}

TEST(InvokeRecipe, StatementsBecomeLambdas_ok) {
  EXPECT_EQ(invoke("save(s);\n  work(x);"),
            body("poolwise::io_threads().invoke([&] { save(s); }, [&] { "
                 "work(x); });"));
}

TEST(InvokeRecipe, AssignmentsStayAssignments_ok) {
  EXPECT_EQ(rewritten("void f(Page &a, double &b) {\n  a = fetch(\"a\");\n  b "
                      "= score(1);\n}\n",
                      2, Pattern::Form::Invoke),
            "void f(Page &a, double &b) {\n  poolwise::io_threads().invoke([&] "
            "{ a = fetch(\"a\"); "
            "}, [&] { b = score(1); });\n}\n");
}

TEST(InvokeRecipe, OtherTypesAndReferencesAreRefused_bad) {
  EXPECT_THAT(invoke("float a = score(1);\n  double b = score(x);"),
              StartsWith("refused: "));
  EXPECT_THAT(invoke("auto &&a = fetch(s);\n  auto b = score(x);"),
              StartsWith("refused: "));
  EXPECT_THAT(invoke("const auto a = fetch(s);\n  auto b = score(x);"),
              StartsWith("refused: "));
}

TEST(InvokeRecipe, ADeclarationAmongOtherStatementsIsRefused_bad) {
  EXPECT_EQ(
      invoke("save(s);\n  auto a = fetch(s);"),
      "refused: some of the calls declare their result and some do not\n");
  EXPECT_EQ(
      invoke("auto a = fetch(s);\n  save(s);"),
      "refused: some of the calls declare their result and some do not\n");
}

TEST(InvokeRecipe, AResultThatIsReturnedLaterIsRefused_bad) {
  EXPECT_EQ(rewritten("Page f() {\n  auto a = fetch(\"a\");\n  auto b = "
                      "fetch(\"b\");\n  return a;\n}\n",
                      2, Pattern::Form::Invoke),
            "refused: 'a' is returned later, and a structured binding is not "
            "moved\n");
}
