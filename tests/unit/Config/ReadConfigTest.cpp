#include "poolwise/Config/Config.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "gmock/gmock.h"

using namespace poolwise;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

/// A folder that is gone after the test.
class ReadConfig : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("poolwise", Folder));
  }
  void TearDown() override { llvm::sys::fs::remove_directories(Folder); }

  std::string write(llvm::StringRef Name, llvm::StringRef Text) {
    llvm::SmallString<128> Path(Folder);
    llvm::sys::path::append(Path, Name);
    llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Path));
    std::error_code EC;
    llvm::raw_fd_ostream(Path, EC) << Text;
    return Path.str().str();
  }
  /// What is wrong with a file that holds `Text`, its path cut off.
  std::string errorOf(llvm::StringRef Text) {
    std::string File = write(".poolwise.yaml", Text);
    auto C = readConfig(File);
    if (C)
      return "no error";
    std::string Message = llvm::toString(C.takeError());
    for (size_t At; (At = Message.find(File)) != std::string::npos;)
      Message.erase(At, File.size());
    return Message;
  }

  llvm::SmallString<128> Folder;
};

} // namespace

TEST_F(ReadConfig, DefaultTextGivesTheDefaults_ok) {
  auto C = readConfig(write("a.yaml", defaultConfigText()));
  ASSERT_TRUE(bool(C)) << llvm::toString(C.takeError());
  Config Default;
  EXPECT_EQ(C->P, Default.P);
  EXPECT_EQ(C->Checks, Default.Checks);
  EXPECT_EQ(C->MinSpeedup, Default.MinSpeedup);
  EXPECT_EQ(C->MinTaskUs, Default.MinTaskUs);
  EXPECT_EQ(C->Cores, Default.Cores);
  EXPECT_EQ(C->AssumedRounds, Default.AssumedRounds);
  EXPECT_EQ(C->Rules, Default.Rules);
  EXPECT_EQ(C->Exclude, Default.Exclude);
  EXPECT_TRUE(C->Suppress.empty());
}

TEST_F(ReadConfig, ReadsEveryKey_ok) {
  std::string Pack = write("packs/mine.yaml", "");
  auto C = readConfig(write("a.yaml", "policy: python\nchecks: ['*', -x]\n"
                                      "min_speedup: 2\nmin_task_us: 0\n"
                                      "cores: 8\nassumed_rounds: 3\n"
                                      "rules: packs/mine.yaml\n"
                                      "exclude: [third_party/*, '*/gen/*']\n"));
  ASSERT_TRUE(bool(C)) << llvm::toString(C.takeError());
  EXPECT_EQ(C->P, Policy::Python);
  EXPECT_EQ(C->Checks, "*,-x");
  EXPECT_EQ(C->MinSpeedup, 2);
  EXPECT_EQ(C->MinTaskUs, 0);
  EXPECT_EQ(C->Cores, 8u);
  EXPECT_EQ(C->AssumedRounds, 3u);
  EXPECT_THAT(C->Rules, ElementsAre(Pack));
  EXPECT_THAT(C->Exclude,
              ElementsAre(StartsWith(Folder.str().str()), "*/gen/*"));
}

TEST_F(ReadConfig, EmptyFileIsFine_ok) {
  EXPECT_EQ(errorOf(""), "no error");
  EXPECT_EQ(errorOf("# nothing\n"), "no error");
  EXPECT_EQ(errorOf("rules:\n"), "no error");
}

TEST_F(ReadConfig, UnknownKeyIsNamedWithItsPlace_bad) {
  EXPECT_EQ(errorOf("cores: 2\nmin_speed: 3\n"),
            ":2:1: unknown key 'min_speed' (did you mean 'min_speedup'?)");
}

TEST_F(ReadConfig, WrongValuesAreNamedWithTheirPlace_bad) {
  EXPECT_THAT(errorOf("cores: many\n"), StartsWith(":1:8: expected a whole"));
  EXPECT_THAT(errorOf("cores: 0\n"), StartsWith(":1:8: expected a whole"));
  EXPECT_THAT(errorOf("min_speedup: -1\n"),
              StartsWith(":1:14: expected a number"));
  EXPECT_THAT(errorOf("min_speedup: nan\n"),
              StartsWith(":1:14: expected a number"));
  EXPECT_THAT(errorOf("min_speedup: [1]\n"),
              StartsWith(":1:14: expected a number"));
  EXPECT_THAT(errorOf("policy: pythn\n"), EndsWith("(did you mean 'python'?)"));
  EXPECT_THAT(errorOf("rules: gone\n"), HasSubstr("no such file or folder"));
  EXPECT_THAT(errorOf("checks: {a: b}\n"), HasSubstr("a text or a list"));
}

TEST_F(ReadConfig, AllErrorsAreTold_bad) {
  EXPECT_EQ(errorOf("a: 1\nb: 2\ncores: 1\ncores: 2\n"),
            ":1:1: unknown key 'a'\n:2:1: unknown key 'b'\n"
            ":4:1: 'cores' stands twice");
}

TEST_F(ReadConfig, WhatIsNotYamlIsAnError_bad) {
  EXPECT_THAT(errorOf("checks: [a\ncores: 1\n"), StartsWith(":"));
  EXPECT_THAT(errorOf("just text\n"), HasSubstr("`key: value`"));
  EXPECT_THAT(errorOf("- a\n"), HasSubstr("`key: value`"));
}

TEST_F(ReadConfig, NearestFileUpwardsHolds_ok) {
  write(".poolwise.yaml", "cores: 2\n");
  write("a/.poolwise.yaml", "cores: 3\n");
  write("a/b/c/x.cpp", "");
  write("d/x.cpp", "");
  auto coresFor = [&](llvm::StringRef Name) {
    auto C = findConfig((Folder + "/" + Name).str());
    EXPECT_TRUE(bool(C));
    return C->Cores;
  };
  EXPECT_EQ(coresFor("a/b/c"), 3u);
  EXPECT_EQ(coresFor("d"), 2u);
}

TEST_F(ReadConfig, SuppressEntries_ok) {
  auto C = readConfig(write("a.yaml", "suppress:\n"
                                      "  - paths: [tests/, '*_test.cpp']\n"
                                      "    checks: [sequential-*, x]\n"
                                      "    reason: slow on purpose\n"
                                      "  - checks: independent-calls\n"));
  ASSERT_TRUE(bool(C)) << llvm::toString(C.takeError());
  ASSERT_EQ(C->Suppress.size(), 2u);
  EXPECT_THAT(C->Suppress[0].Paths,
              ElementsAre(EndsWith("/tests/"), "*_test.cpp"));
  EXPECT_EQ(C->Suppress[0].Checks, "sequential-*,x");
  EXPECT_EQ(C->Suppress[0].Reason, "slow on purpose");
  EXPECT_EQ(C->Suppress[0].Line, 2u);
  EXPECT_EQ(C->Suppress[1].Checks, "independent-calls");
  EXPECT_TRUE(C->Suppress[1].Paths.empty());
}

TEST_F(ReadConfig, WrongSuppressEntries_bad) {
  EXPECT_THAT(errorOf("suppress:\n  - path: x\n"),
              HasSubstr(":2:5: unknown key 'path' (did you mean 'paths'?)"));
  EXPECT_THAT(errorOf("suppress: x\n"), HasSubstr(":1:11: expected a list"));
  EXPECT_THAT(errorOf("suppress: [x]\n"),
              HasSubstr(":1:12: expected 'paths', 'checks' and 'reason'"));
}

TEST_F(ReadConfig, Version_bad) {
  EXPECT_EQ(errorOf("version: 1\n"), "no error");
  EXPECT_THAT(errorOf("version: 2\n"),
              HasSubstr(":1:10: version 2 is newer than this poolwise"));
  EXPECT_THAT(errorOf("version: one\n"), HasSubstr(":1:10: expected a whole"));
}

/// The keys below `Path` of the schema that editors complete.
static std::vector<std::string>
schemaKeys(std::initializer_list<llvm::StringRef> Path) {
  auto Text = llvm::MemoryBuffer::getFile(
      POOLWISE_SOURCE_DIR "/analyzer/lib/Config/config.schema.json");
  llvm::Expected<llvm::json::Value> Schema =
      llvm::json::parse((*Text)->getBuffer());
  const llvm::json::Object *At = Schema->getAsObject();
  for (llvm::StringRef Step : Path)
    At = At->getObject(Step);
  std::vector<std::string> Keys;
  for (const auto &Entry : *At)
    Keys.push_back(Entry.first.str());
  llvm::sort(Keys);
  return Keys;
}

TEST_F(ReadConfig, SchemaHasTheReadersKeys_ok) {
  auto names = [](const std::vector<llvm::StringRef> &Keys) {
    return std::vector<std::string>(Keys.begin(), Keys.end());
  };
  EXPECT_EQ(schemaKeys({"properties"}), names(configKeys()));
  EXPECT_EQ(schemaKeys({"properties", "suppress", "items", "properties"}),
            names(suppressKeys()));
}

TEST_F(ReadConfig, ATargetIsOneOfThoseThereAre_ok) {
  auto C = readConfig(write("a.yaml", "rewrite:\n  target: tbb\n"));
  ASSERT_TRUE(bool(C));
  EXPECT_EQ(C->RewriteTarget, "tbb");
  EXPECT_EQ(readConfig(write("b.yaml", ""))->RewriteTarget, "poolwise");
}

TEST_F(ReadConfig, OtherTargetsAreErrors_bad) {
  EXPECT_THAT(errorOf("rewrite: {target: tbc}\n"),
              HasSubstr("there is no target 'tbc' (did you mean 'tbb'?)"));
  EXPECT_THAT(errorOf("rewrite: {tarket: tbb}\n"),
              HasSubstr("unknown key 'tarket'"));
  EXPECT_THAT(errorOf("rewrite: tbb\n"), HasSubstr("expected `key: value`"));
}

TEST_F(ReadConfig, SchemaIsNamedOnTop_ok) {
  EXPECT_THAT(defaultConfigText("/s.json"),
              StartsWith("# yaml-language-server: $schema=/s.json\n"
                         "# $schema: /s.json\n"));
  EXPECT_THAT(defaultConfigText(), StartsWith("# Settings"));
}
