#include "poolwise/Rules/RulePack.h"
#include "gtest/gtest.h"

using namespace poolwise;

namespace {

const std::string Folder = POOLWISE_SOURCE_DIR "/rules";

std::string compiled(llvm::ArrayRef<std::string> Places) {
  return encodePack(llvm::cantFail(compilePacks(Places)), Folder);
}

TEST(CompiledRules, AreWhatTheFilesSay) {
  EXPECT_EQ(compiled({Folder}), compiled(llvm::cantFail(packsUnder(Folder))));
}

TEST(CompiledRules, AreTakenForTheWholeFolderOnly) {
  // Only what is compiled now has marks.
  EXPECT_TRUE(llvm::cantFail(compilePacks({Folder})).Names.empty());
  EXPECT_FALSE(llvm::cantFail(compilePacks({Folder + "/std"})).Names.empty());
}

} // namespace
