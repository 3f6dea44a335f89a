//===- LinkLine.h - Where a build file must link a library ------*- C++ -*-===//
//
// In:  a source file that gets a fix. Out: the CMakeLists.txt that names it,
// with
//      the edits that find and link the library of the fix's target; or that it
//      is not certain where they belong.
//
// Certain: exactly one target of exactly one CMakeLists.txt, in the file's
// folder or above, names the file; by its path, or by a variable that is set
// once, there. Not handled: globs, functions of the project's own, generated
// lists.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_LINKLINE_H
#define POOLWISE_REWRITE_LINKLINE_H

#include "poolwise/Judge/Recommendation.h"
#include "poolwise/Recipes/Recipes.h"
#include <map>
#include <optional>

namespace poolwise::rewrite {

struct BuildFile;
struct CMakeCommand;

class LinkLines {
public:
  /// `Headers` get code that uses the library, so who includes them needs it.
  LinkLines(Program &P, const Target &To, std::vector<std::string> Headers);
  ~LinkLines();

  /// Empty edits: the library is linked already. Nothing: not certain. A build
  /// file gets a number in the program.
  std::optional<std::vector<Edit>> forSource(const std::string &Path);

private:
  const BuildFile *buildFile(const std::string &Folder);
  std::optional<std::vector<Edit>> find(const std::string &Path);
  bool hasHeader(const BuildFile &B, llvm::StringRef TargetName) const;
  std::vector<Edit> edits(const BuildFile &B, const std::string &TargetName,
                          const CMakeCommand &Behind);

  Program &P;
  const Target &To;
  const std::vector<std::string> Headers;
  std::map<std::string, std::unique_ptr<BuildFile>> Files; ///< by folder
  std::map<std::string, std::optional<std::vector<Edit>>> Known;
};

} // namespace poolwise::rewrite

#endif
