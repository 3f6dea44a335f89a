//===- CallsTest.cpp - Calls, lambdas, lifetimes --------------------------===//

#include "ExtractCode.h"

using namespace poolwise;

TEST(Calls, qualifiedWithoutInlineNamespaces_ok) {
  Extracted E("#include <string>\nvoid f(std::string &s) { s.append(\"x\"); }");
  const Call *C = Extracted::call(E.function("f"), "std::basic_string::append");
  ASSERT_TRUE(C);
  EXPECT_TRUE(C->InSystemHeader);
  EXPECT_FALSE(C->IsConst);
}

TEST(Calls, virtualUnlessTheObjectIsKnown_ok) {
  Extracted E(
      "struct A { virtual void go(); }; struct B : A { void go() override; };\n"
      "void viaReference(A &a) { a.go(); }\n"
      "void viaObject() { B b; b.go(); }\n"
      "void qualified(B &b) { b.A::go(); }");
  EXPECT_EQ(E.function("viaReference").Calls[0].K, Call::Kind::Virtual);
  EXPECT_EQ(Extracted::call(E.function("viaObject"), "B::go")->K,
            Call::Kind::Direct);
  EXPECT_EQ(E.function("qualified").Calls[0].K, Call::Kind::Direct);
}

TEST(Calls, throughAPointerIsIndirect_bad) {
  Extracted E("#include <functional>\n"
              "void pointer(void (*p)()) { p(); }\n"
              "void object(std::function<void()> &f) { f(); }");
  EXPECT_EQ(E.function("pointer").Calls[0].K, Call::Kind::Indirect);
  EXPECT_EQ(E.function("object").Calls[0].Name, "std::function::operator()");
}

TEST(Calls, destructorsAtTheEndOfTheBlock_ok) {
  Extracted E("struct Log { ~Log(); }; void g();\n"
              "void f() { { Log l; g(); } g(); }");
  const auto &Calls = E.function("f").Calls;
  ASSERT_EQ(Calls.size(), 3u);
  EXPECT_EQ(Calls[1].K, Call::Kind::Destructor);
  EXPECT_EQ(Calls[1].Name, "Log::~Log");
}

TEST(Calls, temporariesAreDestroyed_ok) {
  Extracted E("struct Log { Log(int); ~Log(); }; void f() { Log(3); }");
  EXPECT_TRUE(Extracted::call(E.function("f"), "Log::~Log"));
}

TEST(Calls, defaultedDestructorEndsItsMembers_ok) {
  Extracted E("struct Log { ~Log(); }; struct Both { Log a; };\n"
              "void f() { Both b; }");
  const Call *C = Extracted::call(E.function("Both::~Both"), "Log::~Log");
  ASSERT_TRUE(C);
  EXPECT_EQ(C->Receiver->P.R, Place::Root::This);
}

TEST(Calls, lambdasKnowTheirCaptures_ok) {
  Extracted E("void run(int); void f(int a, int b) {\n"
              "  auto l = [&a, b] { a += b; }; l(); }");
  const FunctionSummary &F = E.function("f");
  const Binding *Bound = nullptr;
  for (const Binding &B : F.Bindings)
    if (B.From.K == Value::Kind::Lambda)
      Bound = &B;
  ASSERT_TRUE(Bound);
  ASSERT_EQ(Bound->From.Captures.size(), 2u);
  EXPECT_EQ(Bound->From.Captures[0].P.Id, 0u);
  const FunctionSummary &L = E.function("f::(lambda at line 2)");
  EXPECT_EQ(L.Variables[0].K, Variable::Kind::Capture);
  EXPECT_EQ(L.Variables[0].By, Passing::Reference);
  EXPECT_EQ(L.Variables[1].By, Passing::Value);
  EXPECT_EQ(L.Usr, Bound->From.Usr);
}

TEST(Calls, libraryMayRunMembersOfElements_ok) {
  Extracted E("#include <vector>\nstruct W { W(const W &); };\n"
              "void f(std::vector<W> &v, const W &w) { v.push_back(w); }");
  const Call *C = Extracted::call(E.function("f"), "std::vector::push_back");
  ASSERT_TRUE(C);
  EXPECT_EQ(C->ElementCalls.size(), 1u);
}

TEST(Calls, newIsFreshUntilItIsStored_ok) {
  Extracted E("struct S { int n; }; void f() { S *p = new S; p->n = 1; }");
  const FunctionSummary &F = E.function("f");
  ASSERT_FALSE(F.Bindings.empty());
  EXPECT_EQ(F.Bindings[0].From.P.R, Place::Root::Fresh);
}

TEST(Calls, staticsOfOneNameDifferByFile_ok) {
  Extracted E("static int f() { return 1; } int g() { return f(); }");
  EXPECT_NE(E.function("f").Usr.find("code.cpp@F@f#@"), std::string::npos);
}
