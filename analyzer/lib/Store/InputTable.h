//===- InputTable.h - Which inputs still hold -------------------*- C++ -*-===//
//
// Every path and every state of it (an Input) stands once in the store, however
// many units depend on it, and each path is looked at once a run.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_STORE_INPUTTABLE_H
#define POOLWISE_STORE_INPUTTABLE_H

#include "Sqlite.h"
#include "poolwise/Store/Store.h"
#include "llvm/ADT/StringMap.h"
#include <deque>
#include <vector>

namespace poolwise {

class InputTable {
public:
  static constexpr const char *Schema =
      "CREATE TABLE paths(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE,"
      " digest INTEGER NOT NULL, stamp INTEGER NOT NULL);"
      "CREATE TABLE states(id INTEGER PRIMARY KEY, path INTEGER NOT NULL,"
      " kind INTEGER NOT NULL, digest INTEGER NOT NULL,"
      " UNIQUE(path, kind, digest));";

  InputTable(Database &In, const StoreOptions &Options);

  /// The ids of these inputs, sorted; makes them. Empty: could not be written.
  std::vector<int64_t> idsOf(const std::vector<Input> &Inputs);
  /// Is the state with this id how it is now?
  bool holds(int64_t Id);
  /// Absolute path of a state.
  std::string pathOf(int64_t Id) const;
  /// Writes what was learned about files that moved, but are as they were.
  void saveStamps();

private:
  struct Path {
    int64_t Id = 0;
    std::string Name; ///< absolute
    uint64_t Digest = 0, Stamp = 0;
    bool IsKnown = false; ///< Digest is that of now; with IsThere
    bool IsLooked = false, IsThere = false, IsMoved = false;
  };
  struct State {
    Path *P = nullptr;
    Input::Kind K = Input::Kind::Missing;
    uint64_t Digest = 0;
    enum : uint8_t { NotAsked, Holds, Differs } Now = NotAsked;
  };
  void load();
  Path *pathFor(const Input &I);
  bool look(State &S);
  bool isThere(Path &P);
  bool digestIs(Path &P, uint64_t Expected);

  Database &In;
  const StoreOptions &Options;
  std::string Root;
  std::deque<Path> Paths;
  llvm::StringMap<Path *> ByName;
  std::vector<State> States; ///< by id
  std::map<std::tuple<int64_t, Input::Kind, uint64_t>, int64_t> IdOf;
  bool Indexed = false;
};

} // namespace poolwise

#endif
