//===- NamesExistTest.cpp - Every name in a pack exists -------------------===//
//
// Reads each built-in pack and the headers it lists, and looks up every name
// that the pack gives exactly. A pattern must match something, too.
//
//===----------------------------------------------------------------------===//

#include "Rules/NamePattern.h"
#include "poolwise/Extract/DeclaredNames.h"
#include "poolwise/Rules/RulePack.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <gtest/gtest.h>

using namespace llvm;
using namespace poolwise;

namespace {

std::string rulesFolder() { return POOLWISE_SOURCE_DIR "/rules"; }

std::vector<std::string> packFiles() {
  std::vector<std::string> Files;
  std::error_code Failure;
  for (sys::fs::recursive_directory_iterator It(rulesFolder(), Failure), End;
       It != End && !Failure; It.increment(Failure))
    if (sys::path::extension(It->path()) == ".yaml")
      Files.push_back(It->path().substr(rulesFolder().size() + 1));
  sort(Files);
  return Files;
}

struct LoadedPack {
  RulePack Written;
  CompiledPack Compiled;
};

LoadedPack load(const std::string &File) {
  std::string Path = rulesFolder() + "/" + File;
  auto Text = MemoryBuffer::getFile(Path);
  EXPECT_TRUE(bool(Text)) << Path;
  PackErrors Errors(Path);
  LoadedPack P;
  P.Written = readPack(Path, (*Text)->getBuffer(), Errors);
  P.Compiled = compile(P.Written, Errors);
  EXPECT_TRUE(Errors.empty()) << Errors.text();
  return P;
}

class PackTest : public testing::TestWithParam<std::string> {
protected:
  LoadedPack Pack = load(GetParam());

  /// Compiler builtins stand in no header.
  bool hasHeaders() const { return !Pack.Written.Headers.empty(); }

  DeclaredNames readHeaders() const {
    std::vector<std::string> Names;
    for (const Scalar &S : Pack.Written.Headers)
      Names.push_back(S.Text);
    std::vector<std::string> Flags;
    for (StringRef Folder : split(POOLWISE_HEADER_FOLDERS, ':'))
      if (!Folder.empty())
        Flags.insert(Flags.end(), {"-isystem", Folder.str()});
    return declaredNames(Names, Flags);
  }
};

template <typename Range, typename NameOf>
bool exists(StringRef Name, const Range &All, NameOf Of) {
  NamePattern Pattern(Name);
  return any_of(All, [&](const auto &E) { return Pattern.matches(Of(E)); });
}

// `./dev test` installs the libraries that have a pack.
TEST_P(PackTest, namesExist) {
  if (!hasHeaders())
    GTEST_SKIP() << "no header declares what it names";
  const DeclaredNames Declared = readHeaders();
  if (!Declared.Missing.empty())
    GTEST_SKIP() << "not installed: " << Declared.Missing;
  ASSERT_EQ(Declared.Errors, "");
  for (const Model &M : Pack.Compiled.Functions) {
    // `*::Stub::async::*` stands in code that is generated for each program.
    if (StringRef(M.NamePattern).starts_with("*"))
      continue;
    EXPECT_TRUE(exists(M.NamePattern, Declared.Functions,
                       [](auto &F) -> StringRef { return F.first; }))
        << GetParam() << ":" << M.PackLine
        << ": no header of the pack declares '" << M.NamePattern << "'";
  }
  auto Own = [](auto &Name) -> StringRef { return Name; };
  for (const TypeModel &T : Pack.Compiled.Types) {
    StringRef Name = StringRef(T.NamePattern).split('<').first;
    EXPECT_TRUE(exists(Name, Declared.Types, Own))
        << GetParam() << ":" << T.PackLine << ": no type '" << Name.str()
        << "'";
  }
  for (const CompiledGlobal &G : Pack.Compiled.Globals)
    EXPECT_TRUE(exists(G.Name, Declared.Variables, Own))
        << GetParam() << ": no variable '" << G.Name << "'";
}

TEST_P(PackTest, saysWhereItsClaimsComeFrom) {
  for (const Model &M : Pack.Compiled.Functions)
    EXPECT_FALSE(M.Source.empty()) << GetParam() << ":" << M.PackLine << ": '"
                                   << M.NamePattern << "' has no source";
}

TEST_P(PackTest, isNamedAfterItsFile) {
  EXPECT_EQ(Pack.Written.Name.Text + ".yaml", GetParam());
}

INSTANTIATE_TEST_SUITE_P(Builtin, PackTest, testing::ValuesIn(packFiles()),
                         [](const auto &Info) {
                           std::string Name = Info.param;
                           for (char &C : Name)
                             if (!isalnum(C))
                               C = '_';
                           return Name;
                         });

/// Two packs that know one name would hide a mistake in the first.
TEST(PacksTest, noNameStandsInTwoPacks) {
  std::map<std::string, std::string> Seen;
  for (const std::string &File : packFiles())
    for (const Model &M : load(File).Compiled.Functions) {
      auto [It, New] = Seen.try_emplace(M.NamePattern, File);
      EXPECT_TRUE(New) << M.NamePattern << " stands in " << It->second
                       << " and " << File;
    }
}

} // namespace
