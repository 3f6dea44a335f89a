//===- Recipes.h - How a pattern is written for a target --------*- C++ -*-===//
//
// A target is a library or language extension that runs tasks: the bundled
// runtime, std::async, oneTBB... Its recipes are data, one file of
// analyzer/recipes/ for each; analyzer/recipes/README.md is the reference of
// their language. What a text needs to be right (`needs`) is checked by
// Rewrite, from the words that stand here.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RECIPES_RECIPES_H
#define POOLWISE_RECIPES_RECIPES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <map>
#include <string>
#include <vector>

namespace poolwise {

/// One pattern over one form of input.
struct Recipe {
  std::string Loop;     ///< in place of the loop; `$body` stands for its body
  std::string Prologue; ///< the first statement of the body, if any
  std::string Yield;    ///< in place of the statement that collects a result
  std::string Continue; ///< in place of `continue`; empty: there is none
  std::vector<std::string> Needs;
  std::vector<std::string> Headers;
};

struct Target {
  std::string Name;  ///< "tbb", as in the configuration
  std::string Title; ///< "oneTBB", as in sentences
  unsigned Standard = 20;
  /// A name of the program's own that would hide the target's; may be empty.
  std::string Namespace;
  /// Included by every text, besides what the recipe names.
  std::vector<std::string> Headers;
  /// What CMake must find and link.
  std::string Package, Library;
  /// "cpu-threads" -> its expression. An executor that is missing has no
  /// recipes; then why.
  std::map<std::string, std::string> Executors;
  std::string OtherExecutors;
  /// Why a round that may throw is not written for this target; empty: it is.
  std::string Exceptions;
  /// Text of what a loop runs over: "range", "counter", "iterators".
  std::map<std::string, std::string> Ranges;
  /// Pattern -> form of input ("any": every form) -> recipe.
  std::map<std::string, std::map<std::string, Recipe>> Recipes;
  /// Pattern -> why there is no recipe.
  std::map<std::string, std::string> Refusals;

  /// Null: none.
  const Recipe *find(llvm::StringRef Pattern, llvm::StringRef Form) const;
};

/// All built-in targets by name.
const std::map<std::string, Target> &targets();
std::vector<llvm::StringRef> targetNames();

/// One file of recipes.
llvm::Expected<Target> readTarget(llvm::StringRef Yaml);

/// `$name` replaced; an error names what has no value.
llvm::Expected<std::string>
fillTemplate(llvm::StringRef Template,
             const std::map<std::string, std::string> &Values);

} // namespace poolwise

#endif
