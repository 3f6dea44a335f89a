//===- Config.h - Settings of a run, resolved -------------------*- C++ -*-===//
//
// From `.poolwise.yaml` (found upwards from the working directory's sources),
// then the command line, which wins.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_CONFIG_CONFIG_H
#define POOLWISE_CONFIG_CONFIG_H

#include "poolwise/Judge/Kind.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace poolwise {

/// Findings of these checks in these files are suppressed.
struct SuppressEntry {
  std::string Checks = "*";       ///< globs, as in `checks`
  std::vector<std::string> Paths; ///< globs on absolute paths; none: any file
  std::string Reason;
  unsigned Line = 0, Column = 0; ///< of the entry
};

struct Config {
  Policy P = Policy::Cxx;
  /// Comma-separated globs, `-` removes: "*,-independent-calls".
  std::string Checks = "*";
  /// Nothing is recommended below these; 0 turns each off.
  double MinSpeedup = 1.3;
  double MinTaskUs = 20;
  /// What estimates assume, so that output does not depend on the machine.
  unsigned Cores = 4;
  /// Rounds assumed for a loop whose number is not known.
  unsigned AssumedRounds = 16;
  /// Rule packs besides the built-in ones, relative to the file that names
  /// them.
  std::vector<std::string> Rules;
  /// Findings in these files (globs on absolute paths) are not shown.
  std::vector<std::string> Exclude;
  std::vector<SuppressEntry> Suppress;
  /// What fixes are written for; a name of targets().
  std::string RewriteTarget = "poolwise";
  /// Where it was read from; empty: defaults.
  std::string File;

  /// Does the glob list enable this check?
  bool enables(llvm::StringRef Check) const;
};

/// Nearest `.poolwise.yaml` from `Folder` upwards, or defaults. Unknown keys
/// and wrong values are errors: `file:line:column: message (did you mean
/// ...?)`.
llvm::Expected<Config> findConfig(llvm::StringRef Folder);
llvm::Expected<Config> readConfig(llvm::StringRef File);
/// Every key of the file, sorted; of an entry below `suppress` too.
std::vector<llvm::StringRef> configKeys();
std::vector<llvm::StringRef> suppressKeys();
/// The commented file that `poolwise init` writes.
/// `Schema`, the path of its JSON schema, is named on top, for editors.
std::string defaultConfigText(llvm::StringRef Schema = "");
/// The commented .clangd that turns the checks on in poolwise-clangd.
std::string clangdConfigText();

} // namespace poolwise

#endif
