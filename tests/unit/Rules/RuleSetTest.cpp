// Look-up by name, type and condition.

#include "poolwise/Rules/RuleSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <gmock/gmock.h>
#include <thread>

using namespace poolwise;

namespace {

class RuleSetTest : public testing::Test {
protected:
  RuleSet Rules;
  std::vector<std::string> Files;

  ~RuleSetTest() override {
    for (const std::string &File : Files)
      llvm::sys::fs::remove(File);
  }

  std::string add(llvm::StringRef Text) {
    llvm::SmallString<128> Path;
    int Descriptor;
    EXPECT_FALSE(
        llvm::sys::fs::createTemporaryFile("pack", "yaml", Descriptor, Path));
    llvm::raw_fd_ostream(Descriptor, /*shouldClose=*/true) << Text;
    Files.push_back(Path.str().str());
    return toString(Rules.add(Path));
  }

  std::string sourceOf(llvm::StringRef Name) {
    const Model *M = Rules.modelNamed(Name);
    return M ? M->Source : "none";
  }

  static Call call(std::string Name, std::vector<Value> Arguments = {}) {
    Call C;
    C.Name = std::move(Name);
    for (Value &V : Arguments)
      C.Arguments.push_back({std::move(V), Passing::Value, {}, {}});
    return C;
  }
  static Value number(int64_t N) {
    Value V;
    V.K = Value::Kind::Constant;
    V.Number = N;
    return V;
  }
  static Value text(std::string Text) {
    Value V;
    V.K = Value::Kind::Text;
    V.Name = std::move(Text);
    return V;
  }
  static Value ofType(std::string Type) {
    Value V;
    V.Type = std::move(Type);
    return V;
  }
};

TEST_F(RuleSetTest, exactThenLongestThenLatest_ok) {
  ASSERT_EQ(add("pack: a\ndefaults: {threads: safe}\nfunctions:\n"
                "  - {name: \"n::*\", source: short}\n"
                "  - {name: \"n::v::*\", source: long}\n"
                "  - {name: \"n::v::f\", source: exact}\n"
                "  - {name: \"n::*::g\", source: first}\n"),
            "");
  EXPECT_EQ(sourceOf("n::v::f"), "exact");
  EXPECT_EQ(sourceOf("n::v::h"), "long");
  EXPECT_EQ(sourceOf("n::w"), "short");
  EXPECT_EQ(sourceOf("m::w"), "none");
  ASSERT_EQ(add("pack: b\ndefaults: {threads: safe}\nfunctions:\n"
                "  - {name: \"n::*::g\", source: second}\n"
                "  - {name: \"n::v::f\", source: replaced}\n"),
            "");
  EXPECT_EQ(sourceOf("n::x::g"), "second");
  EXPECT_EQ(sourceOf("n::v::f"), "replaced");
}

TEST_F(RuleSetTest, starBehindOperatorIsTheOperator_ok) {
  ASSERT_EQ(add("pack: a\ndefaults: {threads: safe}\nfunctions:\n"
                "  - {name: \"p::operator*\", source: deref}\n"),
            "");
  EXPECT_EQ(sourceOf("p::operator*"), "deref");
  EXPECT_EQ(sourceOf("p::operator()"), "none");
}

TEST_F(RuleSetTest, namesExpand_ok) {
  ASSERT_EQ(add("pack: a\ndefaults: {threads: safe}\nfunctions:\n"
                "  - {name: \"n::{a,b}::{(constructor),(destructor)}\"}\n"
                "  - {name: \"c{,r}begin\"}\n  - {name: \"f::operator()\"}\n"),
            "");
  for (const char *Name : {"n::a::a", "n::b::b", "n::a::~a", "n::b::~b",
                           "cbegin", "crbegin", "f::operator()"})
    EXPECT_NE(Rules.modelNamed(Name), nullptr) << Name;
  EXPECT_EQ(Rules.modelNamed("n::a::b"), nullptr);
}

TEST_F(RuleSetTest, conditionsNeedConstants_ok) {
  ASSERT_EQ(add("pack: a\nfunctions:\n  - name: f\n    threads: unsafe\n"
                "    when:\n      - if: {argument: 0, is: [0, 4]}\n"
                "        threads: safe\n"
                "      - if: {argument: 1, has: 0x40}\n"
                "        threads: per-object\n"),
            "");
  auto ThreadsOf = [&](Value A, Value B) {
    return Rules.modelFor(call("f", {A, B}))->Threads;
  };
  EXPECT_EQ(ThreadsOf(number(0), number(0)), ThreadSafety::Safe);
  EXPECT_EQ(ThreadsOf(number(4), number(0)), ThreadSafety::Safe);
  EXPECT_EQ(ThreadsOf(number(1), number(0x41)), ThreadSafety::PerObject);
  EXPECT_EQ(ThreadsOf(number(1), number(1)), ThreadSafety::Unsafe);
  EXPECT_EQ(ThreadsOf(ofType("int"), ofType("int")), ThreadSafety::Unsafe);
  EXPECT_EQ(Rules.modelFor(call("f"))->Threads, ThreadSafety::Unsafe);
}

TEST_F(RuleSetTest, conditionsOnTextTypeAndCount_ok) {
  ASSERT_EQ(add("pack: a\ndefaults: {threads: safe, source: main}\nfunctions:\n"
                "  - name: f\n    when:\n"
                "      - {if: {argument: 0, is: r}, source: text}\n"
                "      - {if: {argument: 0, type: \"n::v\"}, source: type}\n"
                "      - {if: [{arguments: 2}, {argument: 1, is: null}], "
                "source: both}\n"),
            "");
  auto Of = [&](std::vector<Value> A) {
    return Rules.modelFor(call("f", std::move(A)))->Source;
  };
  EXPECT_EQ(Of({text("r")}), "text");
  EXPECT_EQ(Of({text("rw")}), "main");
  EXPECT_EQ(Of({ofType("n::v<int, n::x<long>>")}), "type");
  EXPECT_EQ(Of({ofType("n::vv<int>")}), "main");
  EXPECT_EQ(Of({ofType("int"), number(0)}), "both");
  EXPECT_EQ(Of({ofType("int"), number(1)}), "main");
}

TEST_F(RuleSetTest, noneTakesBack_ok) {
  ASSERT_EQ(add("pack: a\nfunctions:\n  - name: f\n    threads: safe\n"
                "    by_object: 0\n    acquires: 0\n    when:\n"
                "      - if: {arguments: 0}\n        by_object: none\n"
                "        acquires: none\n"),
            "");
  EXPECT_TRUE(Rules.modelNamed("f")->ByObject);
  EXPECT_FALSE(Rules.modelFor(call("f"))->ByObject);
  EXPECT_FALSE(Rules.modelFor(call("f"))->Acquires);
}

TEST_F(RuleSetTest, typesDropArguments_ok) {
  ASSERT_EQ(
      add("pack: a\ntypes:\n  - {name: \"std::vector\", role: container}\n"
          "  - {name: \"std::vector<bool>\", role: container, packed: "
          "true}\n"),
      "");
  EXPECT_FALSE(Rules.typeNamed("const std::vector<int> &")->PackedElements);
  EXPECT_TRUE(Rules.typeNamed("std::vector<bool>")->PackedElements);
  EXPECT_NE(Rules.typeNamed("class std::__cxx11::vector<int>"), nullptr);
  EXPECT_EQ(Rules.typeNamed("std::vector<int> *"), nullptr);
  EXPECT_EQ(Rules.typeNamed("int"), nullptr);
}

TEST_F(RuleSetTest, globalsByNameAndUsr_ok) {
  ASSERT_EQ(add("pack: a\nglobals:\n  - {name: \"std::cout\", backed_by: "
                "console}\n"),
            "");
  EXPECT_EQ(Rules.backingOfGlobal("std::cout"), "console");
  EXPECT_EQ(Rules.backingOfGlobal("c:@N@std@cout"), "console");
  EXPECT_FALSE(Rules.backingOfGlobal("cout"));
  EXPECT_FALSE(Rules.isUnbufferedGlobal("std::cout"));
  ASSERT_EQ(add("pack: b\nglobals:\n  - {name: \"std::cerr\", backed_by: "
                "console, unbuffered: true}\n"),
            "");
  EXPECT_TRUE(Rules.isUnbufferedGlobal("c:@N@std@cerr"));
}

TEST_F(RuleSetTest, missingFile_bad) {
  EXPECT_THAT(toString(Rules.add("/no/such/pack.yaml")),
              testing::HasSubstr("/no/such/pack.yaml: no such rule pack"));
}

TEST_F(RuleSetTest, manyThreadsLookUp_ok) {
  ASSERT_EQ(add("pack: a\ndefaults: {threads: safe}\nfunctions:\n"
                "  - {name: \"n::*\"}\n"),
            "");
  std::vector<std::thread> Threads;
  for (int T = 0; T < 4; ++T)
    Threads.emplace_back([&] {
      for (int I = 0; I < 500; ++I)
        EXPECT_NE(Rules.modelNamed("n::f" + std::to_string(I)), nullptr);
    });
  for (std::thread &T : Threads)
    T.join();
}

} // namespace
