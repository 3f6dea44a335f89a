//===- RulePack.h - A rule pack as written ----------------------*- C++ -*-===//
//
// In:  a YAML file. Out: its entries as text, each scalar with the line and
// column where it stands, so that every later complaint points into the file.
// compile() turns them into models. Nothing is judged here but the structure:
// unknown keys, and lists where a mapping belongs.
//
// To add a key to the language:
//   1. a member below, and its reader in lib/Rules/ReadPack.cpp,
//   2. its meaning in Model.h and lib/Rules/CompilePack.cpp,
//   3. rules/schema.json and rules/README.md.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RULES_RULEPACK_H
#define POOLWISE_RULES_RULEPACK_H

#include "poolwise/Rules/Model.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"
#include <map>
#include <utility>

namespace poolwise {

/// A line and column, counted from 1.
struct Mark {
  unsigned Line = 1, Column = 1;
};

/// A scalar and where it stands.
struct Scalar {
  std::string Text;
  Mark At;
};
using OptionalScalar = std::optional<Scalar>;
using OptionalScalars = std::optional<std::vector<Scalar>>;

struct WrittenTime {
  OptionalScalar Of; ///< only under `by_size`
  OptionalScalar Cpu, Wait;
  std::optional<Mark> At; ///< set if the key is there at all
};

struct WrittenReturns {
  Scalar Kind;
  OptionalScalar Of, At;
};

struct WrittenCallback {
  Scalar Callable;
  OptionalScalar Per, Elsewhere, On, Pool, Handle;
  struct {
    std::optional<Mark> At;
    OptionalScalar Parameter, Argument, Is;
  } Data;
};

struct WrittenAlgorithm {
  Mark At;
  OptionalScalar Shape, First, Last, Range, Out, Work;
};

/// The keys that say what a function does; in entries, `when:` and `defaults:`.
struct WrittenBehavior {
  OptionalScalars Effects, Writes, Reads, WritesState, ReadsState;
  OptionalScalar ByObject, Gives, Threads, Appends, ChangesOutside, Throws,
      Acquires, Releases, SizeHint, Source, Elsewhere, Joins, JoinsWhenDropped,
      Forks, Execs, Gil, UnlessNonblocking, Unblocks;
  WrittenTime Cost, BySize;
  std::optional<WrittenReturns> Returns;
  std::optional<std::vector<WrittenCallback>> Callbacks;
  std::optional<WrittenAlgorithm> Algorithm;
};

struct WrittenCondition {
  Mark At;
  OptionalScalar After, On, Argument, Has, Type, Arguments;
  OptionalScalars Is;
};

struct WrittenAlternative {
  Mark At;
  std::vector<WrittenCondition> If; ///< all must hold
  WrittenBehavior Then;
};

struct WrittenFunction {
  Mark At;
  std::vector<Scalar> Names;
  WrittenBehavior Does;
  std::vector<WrittenAlternative> When;
};

struct WrittenType {
  Mark At;
  std::vector<Scalar> Names;
  OptionalScalar Role, BackedBy, Packed;
};

struct WrittenHandler {
  Mark At;
  std::vector<Scalar> Overrides, Returns;
  OptionalScalar On;
};

struct WrittenGlobal {
  Mark At;
  std::vector<Scalar> Names;
  OptionalScalar BackedBy, Unbuffered;
};

struct RulePack {
  std::string File;
  Scalar Name;
  /// Written by a machine and not yet read by a person: never used.
  OptionalScalar Draft;
  /// Declare what the entries name; `rules lint` looks each name up in them.
  std::vector<Scalar> Headers;
  WrittenBehavior Defaults;
  std::vector<WrittenFunction> Functions;
  std::vector<WrittenType> Types;
  std::vector<WrittenGlobal> Globals;
  std::vector<WrittenHandler> Handlers;
};

struct CompiledGlobal {
  std::string Name, Backing;
  bool Unbuffered = false;
};

/// Rule packs with every value checked and every name expanded.
struct CompiledPack {
  std::vector<Model> Functions;
  std::vector<Mark> Names; ///< where the name of each function stands
  std::vector<TypeModel> Types;
  /// By the method that they override; by what the coroutine returns.
  std::vector<HandlerModel> Handlers, Coroutines;
  std::vector<CompiledGlobal> Globals;
};

/// Complaints about one file, `file:line:column: message` each.
class PackErrors {
public:
  explicit PackErrors(std::string File) : File(std::move(File)) {}
  void add(Mark At, const llvm::Twine &Message);
  /// `Text` is not one of `Known`; the nearest of them is offered.
  void addUnknown(const Scalar &S, llvm::StringRef What,
                  llvm::ArrayRef<llvm::StringRef> Known);
  bool empty() const { return Lines.empty(); }
  /// All complaints, ordered by their place in the file.
  std::string text() const;

private:
  std::string File;
  std::vector<std::pair<std::pair<unsigned, unsigned>, std::string>> Lines;
};

/// The file itself, or all `*.yaml` below the folder, sorted.
llvm::Expected<std::vector<std::string>>
packsUnder(llvm::StringRef FileOrFolder);

/// The keys that the reader takes, sorted, by what they are keys of: "a rule
/// pack", "a function", "a cost"...
std::map<std::string, std::vector<std::string>> packKeys();

RulePack readPack(llvm::StringRef File, llvm::StringRef Text,
                  PackErrors &Errors);
CompiledPack compile(const RulePack &Pack, PackErrors &Errors);

/// All packs of these files and folders (rulePlaces), in order. Errors hold
/// `file:line:column: message` lines, all that were found.
llvm::Expected<CompiledPack>
compilePacks(llvm::ArrayRef<std::string> FilesAndFolders);

/// As bytes, and back in a fraction of the time that compiling takes; nothing
/// if they are damaged. Marks are not kept. Files below `Root` may stand below
/// another folder when they are read.
std::string encodePack(CompiledPack Pack, llvm::StringRef Root = {});
std::optional<CompiledPack> decodePack(llvm::StringRef Bytes,
                                       llvm::StringRef Root = {});

} // namespace poolwise

#endif
