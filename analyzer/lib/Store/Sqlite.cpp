//===- Sqlite.cpp - A database, and its statements ------------------------===//

#include "Sqlite.h"
#include <sqlite3.h>

namespace poolwise {

bool Database::note(int Code) {
  switch (Code & 0xff) {
  case SQLITE_OK:
  case SQLITE_ROW:
  case SQLITE_DONE:
    return true;
  case SQLITE_BUSY: // others write for longer than we wait: one write is lost
    return false;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_ERROR: // no such table or column: not our schema
    Damaged = true;
    [[fallthrough]];
  default:
    Failed = true;
    return false;
  }
}

bool Database::open(const std::string &File, bool ReadOnly) {
  close();
  int Flags = ReadOnly ? SQLITE_OPEN_READONLY
                       : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (!note(sqlite3_open_v2(File.c_str(), &Handle, Flags, nullptr)))
    return false;
  sqlite3_busy_timeout(Handle, 10000);
  return true;
}

void Database::close() {
  sqlite3_close_v2(Handle);
  Handle = nullptr;
  Failed = Damaged = false;
}

bool Database::run(const char *Sql) {
  return note(sqlite3_exec(Handle, Sql, nullptr, nullptr, nullptr));
}

std::string Database::message() const {
  return Handle ? sqlite3_errmsg(Handle) : "it cannot be opened";
}

Statement::Statement(Database &In, const char *Sql) : In(In) {
  In.note(sqlite3_prepare_v2(In.Handle, Sql, -1, &Handle, nullptr));
}
Statement::~Statement() { sqlite3_finalize(Handle); }

Statement &Statement::bind(int64_t Number) {
  sqlite3_bind_int64(Handle, Next++, Number);
  return *this;
}
Statement &Statement::bindText(llvm::StringRef Text) {
  sqlite3_bind_text(Handle, Next++, Text.data(), Text.size(), SQLITE_STATIC);
  return *this;
}
Statement &Statement::bindBytes(llvm::StringRef Bytes) {
  sqlite3_bind_blob64(Handle, Next++, Bytes.data() ? Bytes.data() : "",
                      Bytes.size(), SQLITE_STATIC);
  return *this;
}

bool Statement::step() {
  if (!Handle)
    return false;
  int Code = sqlite3_step(Handle);
  In.note(Code);
  return Code == SQLITE_ROW;
}
bool Statement::run() {
  bool Done = Handle && In.note(sqlite3_step(Handle));
  reset();
  return Done;
}
void Statement::reset() {
  sqlite3_reset(Handle);
  sqlite3_clear_bindings(Handle);
  Next = 1;
}

int64_t Statement::number(int Column) const {
  return sqlite3_column_int64(Handle, Column);
}
llvm::StringRef Statement::bytes(int Column) const {
  const void *Data = sqlite3_column_blob(Handle, Column);
  return {static_cast<const char *>(Data),
          size_t(sqlite3_column_bytes(Handle, Column))};
}

} // namespace poolwise
