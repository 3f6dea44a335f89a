//===- RulePlaces.cpp - Where rule packs are read from --------------------===//
//
// The built-in packs, then those that other packages have installed, then those
// that are named: a later one wins.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Rules/RuleSet.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace poolwise {

/// Where packages install what they share, as the XDG rules say.
static std::vector<std::string> sharedFolders() {
  std::string Dirs = sys::Process::GetEnv("XDG_DATA_DIRS").value_or("");
  if (Dirs.empty())
    Dirs = "/usr/local/share:/usr/share";
  SmallVector<StringRef> Folders;
  StringRef(Dirs).split(Folders, ':', -1, /*KeepEmpty=*/false);
  // The first of them is the most important: it is added last.
  return {Folders.rbegin(), Folders.rend()};
}

Expected<std::vector<std::string>> rulePlaces(StringRef InstalledFile,
                                              ArrayRef<std::string> Packs) {
  auto error = [](const Twine &Message) {
    return createStringError(inconvertibleErrorCode(), Message);
  };
  std::string Builtin = builtinRulesFolder(InstalledFile);
  if (!sys::fs::is_directory(Builtin))
    return error("the built-in rules are missing: there is no folder '" +
                 Builtin + "'; install poolwise again");
  std::vector<std::string> Places{Builtin};
  for (const std::string &Folder : sharedFolders()) {
    SmallString<256> Shared(Folder), Real;
    sys::path::append(Shared, "poolwise", "rules");
    if (!sys::fs::real_path(Shared, Real) && sys::fs::is_directory(Real) &&
        !sys::fs::equivalent(Real, Builtin))
      Places.push_back(Real.str().str());
  }
  for (const std::string &Pack : Packs) {
    if (!sys::fs::exists(Pack))
      return error("--rules: no such file or folder: '" + Pack + "'");
    Places.push_back(Pack);
  }
  return Places;
}

} // namespace poolwise
