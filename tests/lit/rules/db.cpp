// A statement that writes waits for the disk; a database in memory is opened without.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
struct sqlite3;
struct PGconn;
extern "C" {
int sqlite3_open(const char *, sqlite3 **);
int sqlite3_exec(sqlite3 *, const char *, int (*)(void *, int, char **, char **),
                 void *, char **);
void *PQexec(PGconn *, const char *);
}

// CHECK-DAG: inserts: io
void inserts(sqlite3 *Db) {
  sqlite3_exec(Db, "INSERT INTO t VALUES (1)", nullptr, nullptr, nullptr);
}

// CHECK-DAG: opensFile: io
int opensFile(sqlite3 **Db) { return sqlite3_open("a.db", Db); }

// CHECK-DAG: opensMemory: cpu
int opensMemory(sqlite3 **Db) { return sqlite3_open(":memory:", Db); }

// CHECK-DAG: asks: io
void *asks(PGconn *C) { return PQexec(C, "SELECT 1"); }
