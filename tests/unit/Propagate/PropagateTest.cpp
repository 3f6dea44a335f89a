//===- PropagateTest.cpp - Effects, time and unknowns climb to callers ----===//

#include "../SummaryBuilder.h"

using namespace poolwise;
using namespace poolwise::build;

namespace {
constexpr const char *Rules = R"(
pack: test
defaults: {threads: per-object}
functions:
  - name: recv
    effects: [network]
    cost: {cpu: 1us, wait: 1ms}
  - name: sin
    cost: {cpu: 20ns}
  - name: strtok
    threads: unsafe
    cost: {cpu: 50ns}
  - name: unlink
    effects: [disk]
    changes_outside: true
    writes: []
    cost: {cpu: 1us, wait: 100us}
  - name: setenv
    writes_state: [environment]
    cost: {cpu: 1us}
  - name: open
    gives: disk
    effects: [disk]
    cost: {wait: 10us}
  - name: socket
    gives: network
    cost: {cpu: 1us}
  - name: read
    by_object: 0
    cost: {cpu: 1us, wait: 50us}
  - name: get
    by_object: this
    cost: {cpu: 1us, wait: 50us}
  - name: each
    callbacks: [{callable: 0, per: element}]
    cost: {cpu: 10ns}
  - name: later
    callbacks: [{callable: 0, elsewhere: true}]
    cost: {cpu: 10us}
types:
  - name: istringstream
    role: stream
    backed_by: memory
  - name: ifstream
    role: stream
    backed_by: disk
  - name: istream
    role: stream
    backed_by: unknown
  - name: function
    role: callable
)";
} // namespace

TEST(PropagateTest, ShortestPathIsKept_ok) {
  FunctionBuilder A("a"), B("b"), C("c");
  C.call("recv");
  B.call("c");
  A.call("b");
  A.call("c");
  Linked L(Rules, {&A, &B, &C});
  const EffectUse *E = effect(L.of("a"), EffectKind::Network);
  ASSERT_NE(E, nullptr);
  EXPECT_EQ(pathOf(E->Path), "c > recv");
  EXPECT_EQ(E->Path->Next->Rule->Id, "test/recv");
  EXPECT_EQ(E->Path->Depth, 1u);
  EXPECT_NEAR(E->Ns, 2e6, 1);
  EXPECT_NEAR(L.of("a").Time.WaitNs, 2e6, 1);
  EXPECT_FALSE(L.of("a").Time.Guessed);
}

TEST(PropagateTest, LoopsMultiply_ok) {
  FunctionBuilder Known("known"), Guessed("guessed"), Cold("cold");
  LoopShape Ten;
  Ten.Trips = 10;
  Known.call("recv", {}, Known.loop(Ten) + 1);
  Guessed.call("recv", {}, Guessed.loop({}) + 1);
  RegionId Throwing = Cold.region(Region::Kind::Branch);
  Cold.F.Regions[Throwing].Cold = true;
  Cold.call("recv", {}, Throwing);
  Linked L(Rules, {&Known, &Guessed, &Cold});
  EXPECT_NEAR(L.of("known").Time.WaitNs, 10e6, 1);
  EXPECT_FALSE(L.of("known").Time.Guessed);
  EXPECT_NEAR(L.of("guessed").Time.WaitNs, 8e6, 1);
  EXPECT_TRUE(L.of("guessed").Time.Guessed);
  EXPECT_NEAR(L.of("cold").Time.WaitNs, 10, 0.1);
  // One round of a loop, seen alone, is not guessed.
  Behavior Round = L.B.ofRegion(L.id("guessed"), 2);
  EXPECT_NEAR(Round.Time.WaitNs, 1e6, 1);
  EXPECT_FALSE(Round.Time.Guessed);
}

TEST(PropagateTest, UnknownCalleesMakeItPartial_bad) {
  FunctionBuilder A("a"), B("b"), Abort("c");
  B.call("mystery");
  A.call("b");
  Abort.call("die");
  Abort.F.Calls[0].IsNoReturn = true;
  Linked L(Rules, {&A, &B, &Abort});
  ASSERT_EQ(L.of("a").Unknown.size(), 1u);
  EXPECT_EQ(L.of("a").Unknown[0].Callee, "mystery");
  EXPECT_EQ(pathOf(L.of("a").Unknown[0].Path), "b > mystery");
  EXPECT_TRUE(L.of("a").Time.Partial);
  // What does not return may jump, throw or end the process.
  EXPECT_EQ(L.of("c").Unknown.size(), 1u);
}

TEST(PropagateTest, UnsafeAndOutsideAndStateClimb_ok) {
  FunctionBuilder A("a"), B("b");
  B.call("strtok");
  B.call("unlink");
  B.call("setenv");
  A.call("b");
  Linked L(Rules, {&A, &B});
  ASSERT_EQ(L.of("a").NotThreadSafe.size(), 1u);
  EXPECT_EQ(L.of("a").NotThreadSafe[0].Callee, "strtok");
  ASSERT_EQ(L.of("a").Outside.size(), 1u);
  EXPECT_EQ(pathOf(L.of("a").Outside[0].Path), "b > unlink");
  EXPECT_TRUE(writes(L.of("a"), global("state:environment")));
}

TEST(PropagateTest, ThrowsUnlessNoexcept_ok) {
  FunctionBuilder A("a"), B("b"), C("c");
  C.F.Jumps.push_back({Jump::Kind::Throw, NoId, 0, {0, 5, 1, 50}});
  B.call("c");
  B.F.IsNoexcept = true;
  A.call("b");
  Linked L(Rules, {&A, &B, &C});
  EXPECT_NE(L.of("c").Throws, nullptr);
  EXPECT_EQ(L.of("b").Throws, nullptr);
  EXPECT_EQ(L.of("a").Throws, nullptr);
}

TEST(PropagateTest, BackingFollowsTypeOriginAndCaller_ok) {
  FunctionBuilder Parse("parse"), Memory("memory"), File("file"), Net("net");
  VariableId In = Parse.parameter("in", "istream", Passing::Reference);
  Parse.method("get", value(var(In), "istream"));
  VariableId S = Memory.local("s", "istringstream");
  Memory.call("parse", {byRef(var(S), "istringstream")});
  VariableId F = File.local("f", "ifstream");
  File.call("parse", {byRef(var(F), "ifstream")});
  VariableId Fd = Net.local("fd", "int");
  CallId Socket = Net.call("socket");
  Net.F.Calls[Socket].ResultType = "int";
  Net.bind(var(Fd), value(result(Socket), "int"));
  Net.call("read", {pass(value(var(Fd), "int"))});
  Linked L(Rules, {&Parse, &Memory, &File, &Net});
  // Open in parse, assumed disk until somebody knows.
  ASSERT_EQ(L.of("parse").Effects.size(), 1u);
  EXPECT_EQ(L.of("parse").Effects[0].Kind, EffectKind::Disk);
  EXPECT_EQ(L.of("parse").Effects[0].Object, var(In));
  EXPECT_TRUE(L.of("memory").Effects.empty());
  EXPECT_NEAR(L.of("memory").Time.WaitNs, 0, 1);
  ASSERT_EQ(L.of("file").Effects.size(), 1u);
  EXPECT_EQ(L.of("file").Effects[0].Object, std::nullopt);
  EXPECT_NEAR(L.of("file").Time.WaitNs, 50e3, 1);
  EXPECT_NE(effect(L.of("net"), EffectKind::Network), nullptr);
  EXPECT_EQ(effect(L.of("net"), EffectKind::Disk), nullptr);
}

TEST(PropagateTest, RecursionSettles_ok) {
  FunctionBuilder A("a"), B("b");
  VariableId P = A.parameter("p", "int", Passing::Reference);
  A.write(var(P));
  A.call("b", {byRef(var(P), "int")});
  VariableId Q = B.parameter("q", "int", Passing::Reference);
  B.call("recv");
  B.call("a", {byRef(var(Q), "int")});
  Linked L(Rules, {&A, &B});
  EXPECT_TRUE(writes(L.of("b"), var(Q)));
  EXPECT_NE(effect(L.of("a"), EffectKind::Network), nullptr);
  EXPECT_TRUE(L.of("a").Time.Guessed);
  EXPECT_NEAR(L.of("b").Time.WaitNs, 2e6, 1);
  EXPECT_TRUE(L.of("a").Unknown.empty());
}

TEST(PropagateTest, OpenVirtualCallIsUnknown_bad) {
  FunctionBuilder Base("Base::run"), Derived("Derived::run"), User("user");
  Derived.F.Overrides = {"c:Base::run"};
  Derived.call("recv");
  VariableId O = User.parameter("o", "Base", Passing::Reference);
  User.method("Base::run", value(var(O), "Base"));
  User.F.Calls[0].K = Call::Kind::Virtual;
  {
    Linked L(Rules, {&Base, &Derived, &User});
    EXPECT_NE(effect(L.of("user"), EffectKind::Network), nullptr);
    EXPECT_EQ(L.of("user").Unknown.size(), 1u);
  }
  Base.F.OverridersClosed = true;
  Linked L(Rules, {&Base, &Derived, &User});
  EXPECT_NE(effect(L.of("user"), EffectKind::Network), nullptr);
  EXPECT_TRUE(L.of("user").Unknown.empty());
}

TEST(PropagateTest, CallableParameterIsKnownToCallers_ok) {
  FunctionBuilder Apply("apply"), Outer("outer"), User("user"), Work("work");
  VariableId F = Apply.parameter("f", "function", Passing::ConstReference);
  VariableId X = Apply.parameter("x", "int", Passing::Reference);
  Apply.indirect(value(var(F), "function"), {byRef(var(X), "int")});
  VariableId G = Outer.parameter("g", "function", Passing::ConstReference);
  VariableId Y = Outer.parameter("y", "int", Passing::Reference);
  Outer.call("apply", {pass(value(var(G), "function"), Passing::ConstReference),
                       byRef(var(Y), "int")});
  VariableId N = User.local("n", "int"), Sum = User.local("sum", "int");
  User.call("outer", {pass(lambda("work", {value(var(Sum), "int")}),
                           Passing::ConstReference),
                      byRef(var(N), "int")});
  VariableId P = Work.parameter("p", "int", Passing::Reference);
  VariableId Captured = Work.capture("sum", "int", true);
  Work.write(var(P));
  Work.write(var(Captured));
  Work.call("recv");
  Linked L(Rules, {&Apply, &Outer, &User, &Work});
  EXPECT_EQ(L.of("apply").Unknown.size(), 1u);
  EXPECT_EQ(L.of("outer").Unknown.size(), 1u);
  EXPECT_TRUE(L.of("user").Unknown.empty());
  EXPECT_FALSE(L.of("user").Time.Partial);
  EXPECT_NEAR(L.of("user").Time.WaitNs, 1e6, 1);
  Behavior Inside = L.B.ofRegion(L.id("user"), 0);
  EXPECT_TRUE(writes(Inside, var(N)));
  EXPECT_TRUE(writes(Inside, var(Sum)));
}

TEST(PropagateTest, CallbacksOfTheLibraryRun_ok) {
  FunctionBuilder User("user"), Later("start"), Work("work");
  User.call("each", {pass(functionValue("work"))});
  Later.call("later", {pass(functionValue("work"))});
  Work.call("recv");
  Work.write(global("c:@total"));
  Linked L(Rules, {&User, &Later, &Work});
  EXPECT_NEAR(L.of("user").Time.WaitNs, 8e6, 1);
  EXPECT_TRUE(writes(L.of("user"), global("c:@total")));
  EXPECT_NEAR(L.of("start").Time.WaitNs, 0, 1);
  EXPECT_TRUE(writes(L.of("start"), global("c:@total")));
}

TEST(PropagateTest, PartsAreDearestFirst_ok) {
  FunctionBuilder A("a"), B("b");
  B.call("recv");
  A.call("sin");
  A.call("sin");
  A.call("b");
  Linked L(Rules, {&A, &B});
  const auto &Parts = L.of("a").Parts;
  ASSERT_EQ(Parts.size(), 2u);
  EXPECT_EQ(Parts[0].Name, "b");
  EXPECT_EQ(Parts[1].Name, "sin");
  EXPECT_EQ(Parts[1].Times, 2);
}
