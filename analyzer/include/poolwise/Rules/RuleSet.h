//===- RuleSet.h - All models, ready for look-up ----------------*- C++ -*-===//
//
// In:  rule packs (YAML files). Out: models by name.
// Names are qualified, without template arguments, parameters and inline
// namespaces; patterns may end in, or hold, `*`. An exact name wins over a
// pattern, a longer pattern over a shorter one, a later pack over an earlier.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RULES_RULESET_H
#define POOLWISE_RULES_RULESET_H

#include "poolwise/Rules/Model.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

namespace poolwise {

struct CompiledPack;

class RuleSet {
public:
  RuleSet();
  explicit RuleSet(CompiledPack Pack);
  ~RuleSet();
  RuleSet(RuleSet &&);
  RuleSet &operator=(RuleSet &&);

  /// Adds a pack file, or all `*.yaml` under a folder in sorted order. Errors
  /// hold `file:line:column: message` lines, all that were found.
  llvm::Error add(llvm::StringRef FileOrFolder);

  /// All packs of these files and folders (rulePlaces).
  static llvm::Expected<RuleSet> load(llvm::ArrayRef<std::string> Places);

  /// The model for a call, its conditions (`when:`) applied to the arguments;
  /// null when no rule knows the callee. Thread-safe once all packs are added.
  /// `Before` tells whether a condition about an earlier call (`after:`) holds;
  /// without it, none does.
  const Model *
  modelFor(const Call &C,
           llvm::function_ref<bool(const ModelCondition &)> Before = {}) const;
  /// The same by name only, conditions not applied.
  const Model *modelNamed(llvm::StringRef QualifiedName) const;
  /// By canonical type ("std::vector<int>"): template arguments are dropped,
  /// then matched like a name; a pattern with `<` is matched against the full
  /// spelling first ("std::vector<bool>").
  const TypeModel *typeNamed(llvm::StringRef CanonicalType) const;

  /// Who runs what overrides this method; null: its callers.
  const HandlerModel *handlerOverriding(llvm::StringRef QualifiedName) const;
  /// Who runs a coroutine that returns this canonical type.
  const HandlerModel *coroutineReturning(llvm::StringRef CanonicalType) const;

  /// A global object's backing: "std::cout" -> console.
  std::optional<llvm::StringRef> backingOfGlobal(llvm::StringRef Name) const;
  /// What is written to it goes out at once: "std::cerr".
  bool isUnbufferedGlobal(llvm::StringRef Name) const;

  /// Every model, ordered by pack and name, for `poolwise rules list`.
  std::vector<const Model *> all() const;

private:
  struct Index;
  std::unique_ptr<Index> I;
};

/// The packs that are installed with poolwise, from a file of it, such as
/// PREFIX/bin/poolwise: PREFIX/share/poolwise/rules or, in a build tree, the
/// source's rules folder.
std::string builtinRulesFolder(llvm::StringRef InstalledFile);

/// The built-in packs, those that other packages have installed, and these.
llvm::Expected<std::vector<std::string>>
rulePlaces(llvm::StringRef InstalledFile, llvm::ArrayRef<std::string> Packs);

} // namespace poolwise

#endif
