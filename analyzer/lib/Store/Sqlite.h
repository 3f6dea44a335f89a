//===- Sqlite.h - A database, and its statements ----------------*- C++ -*-===//
//
// Thin: owners of SQLite's handles. A statement that fails ends as one without
// rows; Database::isFine() tells whether that has ever happened.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_STORE_SQLITE_H
#define POOLWISE_STORE_SQLITE_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace poolwise {

class Database {
public:
  Database() = default;
  ~Database() { close(); }
  Database(const Database &) = delete;
  Database &operator=(const Database &) = delete;

  bool open(const std::string &File, bool ReadOnly);
  void close();
  bool run(const char *Sql);
  bool isFine() const { return Handle && !Failed; }
  /// Its file is no database, or one with damaged pages.
  bool isDamaged() const { return Damaged; }
  std::string message() const;

private:
  friend class Statement;
  bool note(int Code);

  sqlite3 *Handle = nullptr;
  bool Failed = false, Damaged = false;
};

/// Usage: bind in order, then `while (S.step()) ... S.column...`, then reset().
class Statement {
public:
  Statement(Database &In, const char *Sql);
  ~Statement();
  Statement(const Statement &) = delete;
  Statement &operator=(const Statement &) = delete;

  Statement &bind(int64_t Number);
  Statement &bind(uint64_t Number) { return bind(int64_t(Number)); }
  Statement &bindText(llvm::StringRef Text);
  Statement &bindBytes(llvm::StringRef Bytes);
  bool step();
  /// For statements without rows.
  bool run();
  void reset();

  int64_t number(int Column) const;
  llvm::StringRef bytes(int Column) const; ///< valid until the next step

private:
  Database &In;
  sqlite3_stmt *Handle = nullptr;
  int Next = 1;
};

} // namespace poolwise

#endif
