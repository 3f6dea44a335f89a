//===- RepositoryPath.cpp - Files as a repository's service names them ----===//
//
// In:  absolute paths. Out: paths relative to the work tree that the working
//      directory is in, found by its `.git` upwards. GIT_CEILING_DIRECTORIES
//      bounds the search, as it does git's own.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Report/SourceLines.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace poolwise {

static std::string findTop() {
  SmallString<256> Current;
  if (sys::fs::real_path(".", Current))
    return "";
  std::string Ceilings =
      sys::Process::GetEnv("GIT_CEILING_DIRECTORIES").value_or("");
  SmallVector<StringRef> Ceiling;
  StringRef(Ceilings).split(Ceiling, ':', -1, /*KeepEmpty=*/false);
  for (StringRef Up = Current; !Up.empty(); Up = sys::path::parent_path(Up)) {
    SmallString<256> Git(Up);
    sys::path::append(Git, ".git");
    if (sys::fs::exists(Git))
      return Up.str();
    if (is_contained(Ceiling, sys::path::parent_path(Up)))
      break;
  }
  return Current.str().str();
}

std::string repositoryPath(StringRef AbsolutePath) {
  static const std::string Top = findTop();
  StringRef Rest = AbsolutePath;
  if (!Top.empty() && Rest.consume_front(Top) && Rest.consume_front("/"))
    return Rest.str();
  return AbsolutePath.str();
}

} // namespace poolwise
