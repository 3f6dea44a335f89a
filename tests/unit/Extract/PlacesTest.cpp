//===- PlacesTest.cpp - Which memory is read and written ------------------===//

#include "ExtractCode.h"

using namespace poolwise;

/// Writes of `f`, spelled: "variable.member[]*".
static std::vector<std::string> writes(llvm::StringRef Code) {
  Extracted E(Code);
  const FunctionSummary &F = E.function("f");
  std::vector<std::string> Result;
  for (const Access &A : F.Accesses) {
    if (A.K != Access::Kind::Write)
      continue;
    std::string Text;
    switch (A.P.R) {
    case Place::Root::Variable:
      Text = F.Variables[A.P.Id].Name;
      break;
    case Place::Root::This:
      Text = "this";
      break;
    case Place::Root::Global:
      Text = "global";
      break;
    case Place::Root::Element:
      Text = "element";
      break;
    case Place::Root::Result:
      Text = "result";
      break;
    case Place::Root::Fresh:
      Text = "fresh";
      break;
    case Place::Root::Constant:
      Text = "constant";
      break;
    case Place::Root::Unknown:
      Text = "unknown";
      break;
    }
    for (const Step &S : A.P.Path)
      Text +=
          S.K == Step::Kind::Field ? "." + S.Name
          : S.K == Step::Kind::Index
              ? "[" +
                    std::string(S.Index.Known ? std::to_string(S.Index.Offset)
                                              : "?") +
                    "]"
          : S.K == Step::Kind::Address ? "&"
                                       : "*";
    Result.push_back(Text);
  }
  return Result;
}
using Names_ = std::vector<std::string>;

TEST(Places, throughReferencesAndPointers_ok) {
  EXPECT_EQ(writes("void f(int &a, int *p) { a = 1; *p = 2; p[3] = 4; }"),
            (Names_{"a", "p*", "p*[3]"}));
}
TEST(Places, localReferenceStandsForItsObject_ok) {
  EXPECT_EQ(
      writes("struct S { int n; }; void f(S &s) { int &r = s.n; r = 1; }"),
      (Names_{"s.n"}));
}
TEST(Places, addressCancelsDereference_ok) {
  EXPECT_EQ(writes("void f(int a) { *&a = 1; }"), (Names_{"a"}));
}
TEST(Places, membersOfThis_ok) {
  EXPECT_EQ(writes("struct S { int n; void f(); }; void S::f() { n = 1; }\n"
                   "void f() {}"),
            Names_{});
  Extracted E("struct S { int n; void f(); }; void S::f() { n = 1; }");
  const Access &A = E.function("S::f").Accesses.at(0);
  EXPECT_EQ(A.P.R, Place::Root::This);
  EXPECT_EQ(A.P.Path.at(0).Name, "n");
}
TEST(Places, staticsAreGlobal_ok) {
  EXPECT_EQ(writes("int g; void f() { static int s; s = 1; g = 2; }"),
            (Names_{"global", "global"}));
}
TEST(Places, arraysByIndex_ok) {
  EXPECT_EQ(writes("void f(int i) { int a[9]; a[i + 1] = 0; a[2] = 0; }"),
            (Names_{"a[1]", "a[2]"}));
}
TEST(Places, oneOfTwoIsUnknown_bad) {
  EXPECT_EQ(writes("void f(bool c, int &a, int &b) { (c ? a : b) = 1; }"),
            (Names_{"unknown"}));
}
TEST(Places, integersMadePointersAreUnknown_bad) {
  EXPECT_EQ(writes("void f(long n) { *(int *)n = 1; }"), (Names_{"unknown"}));
}
TEST(Places, structuredBindings_ok) {
  EXPECT_EQ(
      writes(
          "struct P { int a, b; }; void f(P &p) { auto &[x, y] = p; y = 1; }"),
      (Names_{"p.b"}));
}
TEST(Places, deletedObjectsAreWritten_ok) {
  EXPECT_EQ(writes("void f(int *p) { delete p; }"), (Names_{"p*"}));
}
