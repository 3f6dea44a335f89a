//===- Store.h - Summaries that were made before ----------------*- C++ -*-===//
//
// In:  what extraction made of units, and what these parses depended on.
// Out: the same again, as long as every input still holds.
//
// One SQLite file, which several processes may use at once, and which may lose
// its last writes but nothing else when one is killed. It is a cache: an older
// version's, or a damaged one, is emptied; where it cannot be had, nothing is
// found in it and nothing kept.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_STORE_STORE_H
#define POOLWISE_STORE_STORE_H

#include "poolwise/Extract/Extract.h"
#include <map>

namespace poolwise {

/// How files are compared with those of the parse.
enum class CacheKey : uint8_t {
  Time,    ///< not read if size, inode and time of change are the same
  Content, ///< read: for fresh checkouts, where all times are new
};

struct StoreOptions {
  std::string Folder; ///< made when missing
  std::string Root;   ///< of relative paths (Record.h)
  CacheKey Key = CacheKey::Time;
  bool ReadOnly = false; ///< a store that is not there is not made
};

/// What the store says of one unit.
struct StoredUnit {
  enum class Miss : uint8_t {
    None,    ///< found
    New,     ///< this file was never analysed
    Command, ///< with other flags only
    Input,   ///< `Changed` is not as it was
  };
  Miss Why = Miss::New;
  std::string Changed;
  uint64_t MeaningHash = 0, PositionsHash = 0;
};

class Store {
public:
  /// An error says why there is no store; the run goes on without.
  static llvm::Expected<std::unique_ptr<Store>> open(StoreOptions Options);
  ~Store();
  const std::string &folder() const;

  StoredUnit find(const CompileCommand &Command);
  /// Of a unit that was found, not compressed. Empty: damaged after all.
  std::string record(const CompileCommand &Command);
  void put(const CompileCommand &Command, const UnitOutcome &Unit);

  /// What later stages made, by a hash of all that it depends on.
  std::optional<std::string> result(uint64_t Key);
  bool hasResult(uint64_t Key);
  void putResult(uint64_t Key, llvm::StringRef Bytes);

  /// The records of all units, whether or not their inputs still hold: what is
  /// known of the program without reading a file of it.
  std::vector<std::string> allRecords();

private:
  struct State;
  explicit Store(std::unique_ptr<State> S);
  std::unique_ptr<State> S;
};

} // namespace poolwise

#endif
