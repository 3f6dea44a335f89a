// rules/schema.json and the reader name the same keys.

#include "poolwise/Rules/RulePack.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include <gtest/gtest.h>

using namespace llvm;
using namespace poolwise;

namespace {

class PackSchema : public testing::Test {
protected:
  void SetUp() override {
    auto Text = MemoryBuffer::getFile(POOLWISE_SOURCE_DIR "/rules/schema.json");
    ASSERT_TRUE(bool(Text));
    Expected<json::Value> Parsed = json::parse((*Text)->getBuffer());
    ASSERT_TRUE(bool(Parsed));
    Root = *Parsed->getAsObject();
  }

  const json::Object *at(std::initializer_list<StringRef> Path) {
    const json::Object *Here = &Root;
    for (StringRef Step : Path)
      if (Here)
        Here = Here->getObject(Step);
    return Here;
  }

  /// Keys of the mapping at `Path`, and of what it refers to.
  std::vector<std::string> keys(std::initializer_list<StringRef> Path,
                                bool WithBehavior = false) {
    std::vector<std::string> Keys;
    for (const json::Object *Object :
         {at(Path),
          WithBehavior ? at({"$defs", "behavior", "properties"}) : nullptr})
      if (Object)
        for (const auto &Entry : *Object)
          Keys.push_back(Entry.first.str());
    llvm::sort(Keys);
    return Keys;
  }

  json::Object Root;
  std::map<std::string, std::vector<std::string>> Read = packKeys();
};

TEST_F(PackSchema, HasTheReadersKeys_ok) {
  EXPECT_EQ(Read["a rule pack"], keys({"properties"}));
  EXPECT_EQ(Read["'defaults'"], keys({"nothing"}, true));
  EXPECT_EQ(Read["a function"],
            keys({"properties", "functions", "items", "properties"}, true));
  EXPECT_EQ(Read["an alternative"],
            keys({"properties", "functions", "items", "properties", "when",
                  "items", "properties"},
                 true));
  EXPECT_EQ(Read["a type"],
            keys({"properties", "types", "items", "properties"}));
  EXPECT_EQ(Read["a global"],
            keys({"properties", "globals", "items", "properties"}));
  EXPECT_EQ(Read["a cost"],
            keys({"$defs", "behavior", "properties", "cost", "properties"}));
  EXPECT_EQ(Read["a size"],
            keys({"$defs", "behavior", "properties", "by_size", "properties"}));
}

/// An algorithm, a callback and a condition stand deeper, in alternatives.
TEST_F(PackSchema, NamesEveryKey_ok) {
  std::string Text = formatv("{0}", json::Value(json::Object(Root)));
  for (const char *What : {"an algorithm", "a callback", "a condition"}) {
    EXPECT_FALSE(Read[What].empty()) << What;
    for (const std::string &Key : Read[What])
      EXPECT_NE(Text.find("\"" + Key + "\":{"), std::string::npos)
          << What << ": " << Key;
  }
}

} // namespace
