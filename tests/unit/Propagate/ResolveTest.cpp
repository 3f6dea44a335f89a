//===- ResolveTest.cpp - From names to objects ----------------------------===//

#include "../SummaryBuilder.h"
#include "gmock/gmock.h"

using namespace poolwise;
using namespace poolwise::build;
using testing::Contains;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

namespace {
constexpr const char *Rules = R"(
pack: test
defaults: {threads: per-object}
functions:
  - name: vector::operator[]
    reads: [this]
    writes: []
    returns: {element: this, at: 0}
  - name: vector::begin
    reads: [this]
    writes: []
    returns: {iterator: this}
  - name: vector::size
    reads: [this]
    writes: []
    returns: fresh
  - name: vector::push_back
    returns: fresh
  - name: unique_ptr::operator->
    reads: [this]
    writes: []
    returns: {owned: this}
  - name: shared_ptr::operator->
    reads: [this]
    writes: []
    returns: {pointee: this}
  - name: make_shared
    returns: fresh
  - name: pick
  - name: scan
  - name: fill
    writes: [0]
types:
  - name: vector
    role: container
  - name: unique_ptr
    role: unique-owner
  - name: shared_ptr
    role: shared-owner
  - name: span
    role: view
  - name: iterator
    role: view
  - name: atomic
    role: atomic
)";

Place unknown() { return {}; }

struct ResolveTest : testing::Test {
  FunctionBuilder F{"f"};
  std::vector<Place> resolve(const Place &P) {
    Linked L(Rules, {&F});
    return L.B.resolve(L.id("f"), P);
  }
};
} // namespace

TEST_F(ResolveTest, PointersLeadWhereTheyWerePointed_ok) {
  VariableId X = F.local("x", "int"), Y = F.local("y", "int");
  VariableId P = F.local("p", "int *"), Q = F.local("q", "int *");
  F.bind(var(P), value(address(var(X)), "int *"));
  F.bind(var(P), value(address(var(Y)), "int *"));
  F.bind(var(Q), value(var(P), "int *"));
  EXPECT_THAT(resolve(deref(var(Q))), UnorderedElementsAre(var(X), var(Y)));
}

TEST_F(ResolveTest, LocalPointerOfUnknownOriginIsUnknown_bad) {
  VariableId P = F.local("p", "int *");
  F.F.Variables[P].AddressTaken = true;
  EXPECT_THAT(resolve(deref(var(P))), ElementsAre(unknown()));
  VariableId Object = F.local("o", "Holder");
  EXPECT_THAT(resolve(deref(field(var(Object), "p"))), ElementsAre(unknown()));
}

TEST_F(ResolveTest, PointerToLiteralsLeadsNowhere_ok) {
  VariableId P = F.local("p", "const char *");
  EXPECT_THAT(resolve(deref(var(P))),
              ElementsAre(Place{Place::Root::Constant, NoId, {}, {}}));
}

TEST_F(ResolveTest, PointerThatALibraryStores_ok) {
  VariableId S = F.parameter("s", "const char *", Passing::ConstPointer);
  VariableId End = F.local("end", "char *"), List = F.local("list", "Info *");
  F.call("scan", {pass(value(var(S), "const char *"), Passing::ConstPointer),
                  pass(value(address(var(End)), "char **"), Passing::Pointer)});
  CallId Made = F.call(
      "scan", {pass(value(var(S), "const char *"), Passing::ConstPointer),
               pass(value(address(var(List)), "Info **"), Passing::Pointer)});
  EXPECT_THAT(resolve(deref(var(End))), ElementsAre(deref(var(S))));
  Place New = fresh(Made);
  New.Name = "new";
  EXPECT_THAT(resolve(deref(var(List))), ElementsAre(New));
}

TEST_F(ResolveTest, ParametersKeepTheirName_ok) {
  VariableId P = F.parameter("p", "Node *", Passing::Pointer);
  EXPECT_THAT(resolve(field(deref(var(P)), "x")),
              ElementsAre(field(deref(var(P)), "x")));
}

TEST_F(ResolveTest, ListsEnd_ok) {
  VariableId Head = F.parameter("head", "Node *", Passing::Pointer);
  VariableId N = F.local("n", "Node *");
  F.bind(var(N), value(var(Head), "Node *"));
  F.bind(var(N), value(field(deref(var(N)), "next"), "Node *"));
  EXPECT_THAT(resolve(deref(var(N))),
              UnorderedElementsAre(deref(var(Head)),
                                   deref(field(deref(var(Head)), "next"))));
}

TEST_F(ResolveTest, TooManyAlternativesAreUnknown_bad) {
  VariableId P = F.local("p", "int *");
  for (int I = 0; I < 9; ++I)
    F.bind(var(P), value(address(var(F.local("x", "int"))), "int *"));
  EXPECT_THAT(resolve(deref(var(P))), ElementsAre(unknown()));
}

TEST_F(ResolveTest, ElementOfAContainer_ok) {
  VariableId V = F.local("v", "vector<int>"), I = F.local("i", "int");
  CallId C = F.method("vector::operator[]", value(var(V), "vector<int>"),
                      {pass(value(var(I), "int"))});
  F.F.Calls[C].ResultIsReference = true;
  EXPECT_THAT(resolve(result(C)), ElementsAre(at(var(V), I)));
}

TEST_F(ResolveTest, OwnersAndSharers_ok) {
  VariableId U = F.local("u", "unique_ptr<T>"),
             S = F.local("s", "shared_ptr<T>");
  CallId Made = F.call("make_shared");
  F.F.Calls[Made].ResultType = "shared_ptr<T>";
  F.bind(var(S), value(result(Made), "shared_ptr<T>"));
  CallId ToU =
      F.method("unique_ptr::operator->", value(var(U), "unique_ptr<T>"));
  CallId ToS =
      F.method("shared_ptr::operator->", value(var(S), "shared_ptr<T>"));
  F.F.Calls[ToU].ResultType = F.F.Calls[ToS].ResultType = "T *";
  EXPECT_THAT(resolve(field(deref(result(ToU)), "x")),
              ElementsAre(field(owned(var(U)), "x")));
  Place New = deref(fresh(Made));
  New.Name = "new";
  EXPECT_THAT(resolve(deref(result(ToS))), ElementsAre(New));
}

TEST_F(ResolveTest, ReferenceResultWithoutRuleMayBeAnything_bad) {
  CallId C = F.call("pick");
  F.F.Calls[C].ResultType = "int";
  F.F.Calls[C].ResultIsReference = true;
  EXPECT_THAT(resolve(result(C)), ElementsAre(unknown()));
}

TEST_F(ResolveTest, ValueResultIsNew_ok) {
  CallId C = F.call("pick");
  F.F.Calls[C].ResultType = "std::string";
  EXPECT_THAT(resolve(result(C)), ElementsAre(fresh(C)));
}

TEST_F(ResolveTest, LoopElements_ok) {
  VariableId V = F.parameter("v", "vector<T>", Passing::Reference);
  VariableId E = F.local("e", "T");
  RegionId Loop = F.rangeLoop(value(var(V), "vector<T>"), E);
  EXPECT_THAT(resolve(field(element(Loop), "x")),
              ElementsAre(field(at(var(V), E), "x")));
  VariableId S = F.parameter("s", "span<T>");
  RegionId OverView = F.rangeLoop(value(var(S), "span<T>"), E);
  EXPECT_THAT(resolve(element(OverView)), ElementsAre(at(deref(var(S)), E)));
  RegionId OverOwn = F.rangeLoop(value(var(V), "List<T>"), E);
  EXPECT_THAT(resolve(element(OverOwn)), ElementsAre(unknown()));
}

TEST_F(ResolveTest, PointersInContainers_ok) {
  VariableId V = F.local("v", "vector<int *>"), X = F.local("x", "int");
  EXPECT_THAT(resolve(deref(at(var(V)))), ElementsAre(unknown()));
  F.method("vector::push_back", value(var(V), "vector<int *>"),
           {pass(value(address(var(X)), "int *"), Passing::Moved)});
  EXPECT_THAT(resolve(deref(at(var(V)))), ElementsAre(var(X)));
}

TEST(ResolveCallsTest, ResultOfAnOwnFunction_ok) {
  FunctionBuilder Get("get"), F("f");
  VariableId O = Get.parameter("o", "Box", Passing::Reference);
  Get.returns(value(field(var(O), "item"), "int"));
  VariableId B = F.local("b", "Box");
  CallId C = F.call("get", {byRef(var(B), "Box")});
  F.F.Calls[C].ResultIsReference = true;
  F.write(result(C));
  Linked L(Rules, {&Get, &F});
  EXPECT_THAT(L.B.resolve(L.id("f"), result(C)),
              ElementsAre(field(var(B), "item")));
}

TEST(ResolveCallsTest, ConstructorsKeepTheirArguments_ok) {
  FunctionBuilder Ctor("Worker::Worker"), Run("Worker::run"), F("f");
  VariableId P = Ctor.parameter("p", "int *", Passing::Pointer);
  Ctor.bind(field(self(), "p"), value(var(P), "int *"));
  Run.write(deref(field(self(), "p")));
  VariableId X = F.local("x", "int"), W = F.local("w", "Worker");
  F.construct("Worker", var(W),
              {pass(value(address(var(X)), "int *"), Passing::Pointer)});
  F.method("Worker::run", value(var(W), "Worker"));
  Linked L(Rules, {&Ctor, &Run, &F});
  EXPECT_TRUE(writes(L.of("Worker::run"), deref(field(self(), "p"))));
  EXPECT_TRUE(writes(L.B.ofRegion(L.id("f"), 0), var(X)));
}

TEST(ResolveCallsTest, OutParameters_ok) {
  FunctionBuilder Make("make"), F("f");
  VariableId Out = Make.parameter("out", "int **", Passing::Pointer);
  VariableId In = Make.parameter("in", "int *", Passing::Pointer);
  Make.bind(deref(var(Out)), value(var(In), "int *"));
  VariableId P = F.local("p", "int *"), X = F.local("x", "int");
  F.call("make", {pass(value(address(var(P)), "int **"), Passing::Pointer),
                  pass(value(address(var(X)), "int *"), Passing::Pointer)});
  Linked L(Rules, {&Make, &F});
  EXPECT_THAT(L.B.resolve(L.id("f"), deref(var(P))), ElementsAre(var(X)));
}

TEST(ResolveCallsTest, MemoryOfCalleesInTheCallersTerms_ok) {
  FunctionBuilder Set("set"), F("f");
  VariableId V = Set.parameter("v", "vector<int>", Passing::Reference);
  VariableId I = Set.parameter("i", "int");
  VariableId Copy = Set.parameter("copy", "Box");
  Set.write(at(var(V), I));
  Set.write(field(var(Copy), "x"));
  VariableId Data = F.parameter("data", "vector<int>", Passing::Reference);
  VariableId K = F.local("k", "int"), B = F.local("b", "Box");
  F.call("set", {byRef(var(Data), "vector<int>"), pass(value(var(K), "int")),
                 pass(value(var(B), "Box"))});
  Linked L(Rules, {&Set, &F});
  Behavior Inside = L.B.ofRegion(L.id("f"), 0);
  ASSERT_EQ(Inside.Memory.size(), 1u); // the copy is the callee's own
  EXPECT_EQ(Inside.Memory[0].P, at(var(Data), K));
  EXPECT_EQ(Inside.Memory[0].Via, 0u);
  // Outside, nobody knows k.
  EXPECT_TRUE(writes(L.of("f"), at(var(Data))));
}

TEST(ResolveCallsTest, LibraryCallsFollowSignatureAndLists_ok) {
  FunctionBuilder F("f");
  VariableId V = F.parameter("v", "vector<int>", Passing::Reference);
  VariableId A = F.parameter("a", "int *", Passing::Pointer);
  VariableId B = F.parameter("b", "int *", Passing::Pointer);
  F.method("vector::operator[]", value(var(V), "vector<int>"),
           {pass(number(0))});
  F.call("fill", {pass(value(var(A), "int *"), Passing::Pointer),
                  pass(value(var(B), "int *"), Passing::Pointer)});
  Linked L(Rules, {&F});
  const Behavior &Does = L.of("f");
  EXPECT_TRUE(reads(Does, field(var(V), BookkeepingField)));
  EXPECT_FALSE(reads(Does, var(V)));
  EXPECT_TRUE(writes(Does, field(deref(var(A)), "(as int)")));
  EXPECT_FALSE(writes(Does, field(deref(var(B)), "(as int)")));
  EXPECT_TRUE(reads(Does, field(deref(var(B)), "(as int)")));
}

TEST(ResolveCallsTest, LambdaCallsWriteTheirCaptures_ok) {
  FunctionBuilder Body("body"), F("f");
  VariableId ByRef = Body.capture("sum", "int", true);
  VariableId ByCopy = Body.capture("p", "int *", false);
  Body.write(var(ByRef));
  Body.write(deref(var(ByCopy)));
  VariableId Sum = F.local("sum", "int"), X = F.local("x", "int");
  VariableId Closure = F.local("work", "(lambda)");
  F.bind(var(Closure), lambda("body", {value(var(Sum), "int"),
                                       value(address(var(X)), "int *")}));
  CallId C = F.method("body", value(var(Closure), "(lambda)"));
  F.F.Calls[C].Receiver->Usr = "c:body";
  Linked L(Rules, {&Body, &F});
  Behavior Inside = L.B.ofRegion(L.id("f"), 0);
  EXPECT_TRUE(writes(Inside, var(Sum)));
  EXPECT_TRUE(writes(Inside, var(X)));
  EXPECT_FALSE(writes(Inside, unknown()));
}

TEST(ResolveCallsTest, AtomicsAreMarked_ok) {
  FunctionBuilder F("f");
  VariableId A = F.parameter("a", "atomic<int>", Passing::Reference);
  F.write(var(A), "atomic<int>");
  Linked L(Rules, {&F});
  EXPECT_TRUE(find(L.of("f"), var(A), true)->Atomic);
}
