//===- BuiltinRules.cpp - Where the packs of poolwise itself stand --------===//
//
// Installed: PREFIX/share/poolwise/rules, found from PREFIX/bin/poolwise or
// PREFIX/lib/poolwise/ClangPlugin.so, so that the prefix can be moved. In a
// build tree the file stands below a folder whose CMakeCache.txt names the
// source tree.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Rules/RuleSet.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace poolwise;

static std::string folderAt(SmallString<256> Path, StringRef Below) {
  sys::path::append(Path, Below);
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return sys::fs::is_directory(Path) ? Path.str().str() : "";
}

/// CMake's own record of the source folder: nothing built holds the path.
static std::string sourceOf(StringRef BuildFolder) {
  SmallString<256> Cache(BuildFolder);
  sys::path::append(Cache, "CMakeCache.txt");
  auto Text = MemoryBuffer::getFile(Cache);
  if (!Text)
    return "";
  auto [Before, After] =
      (*Text)->getBuffer().split("\nCMAKE_HOME_DIRECTORY:INTERNAL=");
  return After.take_until([](char C) { return C == '\n'; }).str();
}

std::string poolwise::builtinRulesFolder(StringRef InstalledFile) {
  SmallString<256> Real;
  if (sys::fs::real_path(InstalledFile, Real))
    Real = InstalledFile;
  StringRef Folder = sys::path::parent_path(Real);
  StringRef Up = sys::path::parent_path(Folder);
  for (int Level = 0; Level < 2; ++Level, Up = sys::path::parent_path(Up))
    if (std::string Installed = folderAt(Up, "share/poolwise/rules");
        !Installed.empty())
      return Installed;
  for (Up = Folder; !Up.empty(); Up = sys::path::parent_path(Up))
    if (std::string Source = sourceOf(Up); !Source.empty())
      if (std::string Rules = folderAt(StringRef(Source), "rules");
          !Rules.empty())
        return Rules;
  return "";
}
