// What safety hangs on in the packs that come with poolwise.

#include "poolwise/Rules/RuleSet.h"
#include <gtest/gtest.h>

using namespace poolwise;

namespace {

class BuiltinRules : public testing::Test {
protected:
  static RuleSet &rules() {
    static RuleSet *Rules = [] {
      auto *R = new RuleSet;
      EXPECT_EQ(toString(R->add(POOLWISE_SOURCE_DIR "/rules")), "");
      return R;
    }();
    return *Rules;
  }
  static const Model &model(llvm::StringRef Name) {
    const Model *M = rules().modelNamed(Name);
    EXPECT_NE(M, nullptr) << Name.str();
    static const Model None;
    return M ? *M : None;
  }
};

TEST_F(BuiltinRules, lookingDoesNotWriteTheContainer_ok) {
  for (const char *Name :
       {"std::vector::operator[]", "std::vector::begin", "std::vector::at",
        "std::vector::data", "std::map::find", "std::map::at",
        "std::basic_string::front", "std::array::operator[]"}) {
    const Model &M = model(Name);
    ASSERT_TRUE(M.Writes) << Name;
    EXPECT_TRUE(M.Writes->empty()) << Name;
    EXPECT_TRUE(M.Returns.K == ReturnModel::Kind::Element ||
                M.Returns.K == ReturnModel::Kind::Iterator)
        << Name;
  }
}

TEST_F(BuiltinRules, mapSubscriptWritesTheMap_bad) {
  for (const char *Name :
       {"std::map::operator[]", "std::unordered_map::operator[]"})
    EXPECT_EQ(model(Name).Writes, std::vector<ObjectRef>{{ObjectRef::This}})
        << Name;
}

TEST_F(BuiltinRules, hiddenStateIsUnsafe_bad) {
  for (const char *Name :
       {"strtok", "localtime", "gmtime", "asctime", "ctime", "getpwnam",
        "gethostbyname", "rand", "setlocale", "setenv", "fork", "lgamma"})
    EXPECT_EQ(model(Name).Threads, ThreadSafety::Unsafe) << Name;
  EXPECT_EQ(model("readdir").Threads, ThreadSafety::PerObject);
  EXPECT_EQ(model("strerror").Threads, ThreadSafety::Safe);
}

TEST_F(BuiltinRules, backings_ok) {
  EXPECT_EQ(model("open").Gives, "disk");
  EXPECT_EQ(model("socket").Gives, "network");
  EXPECT_EQ(model("pipe").Gives, "ipc");
  EXPECT_EQ(model("popen").Gives, "process");
  EXPECT_EQ(model("memfd_create").Gives, "memory");
  EXPECT_EQ(rules().typeNamed("std::basic_ifstream<char>")->BackedBy, "disk");
  EXPECT_EQ(rules().typeNamed("std::basic_istringstream<char>")->BackedBy,
            "memory");
  EXPECT_EQ(rules().backingOfGlobal("std::cout"), "console");
  EXPECT_EQ(rules().backingOfGlobal("c:@stderr"), "console");
}

/// Runs the program's own code: a class-wide pattern must not cover it.
TEST_F(BuiltinRules, callablesAreRun_bad) {
  EXPECT_EQ(model("std::function::operator()").Callbacks.size(), 1u);
  EXPECT_EQ(model("std::invoke").Callbacks.size(), 1u);
  EXPECT_EQ(rules().modelNamed("std::stop_source::request_stop"), nullptr);
  EXPECT_EQ(rules().modelNamed("longjmp"), nullptr);
  EXPECT_EQ(rules().modelNamed("syscall"), nullptr);
}

TEST_F(BuiltinRules, algorithmsByArguments_ok) {
  Call C;
  C.Name = "std::transform";
  C.Arguments.resize(4);
  ASSERT_TRUE(rules().modelFor(C)->Algorithm);
  C.Arguments.resize(5);
  EXPECT_FALSE(rules().modelFor(C)->Algorithm);
  C.Name = "std::for_each";
  C.Arguments.resize(4);
  C.Arguments[0].V.Type = "__pstl::execution::v1::parallel_policy";
  EXPECT_EQ(rules().modelFor(C)->Threads, ThreadSafety::Unsafe);
  EXPECT_FALSE(rules().modelFor(C)->Algorithm);
  C.Arguments.resize(3);
  C.Arguments[0].V.Type = "int *";
  EXPECT_TRUE(rules().modelFor(C)->Algorithm);
}

} // namespace
