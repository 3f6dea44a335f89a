// What reads a store comes from memory; what commits waits for the disk, and what asks a
// server for the network. A transaction of LMDB that only reads takes no lock.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
struct MDB_env;
struct MDB_txn;
struct MDB_val;
struct memcached_st;
extern "C" {
int mdb_txn_begin(MDB_env *, MDB_txn *, unsigned, MDB_txn **);
int mdb_get(MDB_txn *, unsigned, MDB_val *, MDB_val *);
int mdb_txn_commit(MDB_txn *);
int SQLFetch(void *);
int SQLExecDirect(void *, unsigned char *, int);
char *memcached_get(memcached_st *, const char *, unsigned long, unsigned long *,
                    unsigned *, int *);
}

// CHECK-DAG: begins: {{io|lock|mixed}}
void begins(MDB_env *E, MDB_txn **T) { mdb_txn_begin(E, nullptr, 0, T); }
// CHECK-DAG: beginsToRead: {{cpu|trivial}}
void beginsToRead(MDB_env *E, MDB_txn **T) { mdb_txn_begin(E, nullptr, 0x20000, T); }
// CHECK-DAG: gets: cpu
void gets(MDB_txn *T, MDB_val *K, MDB_val *V) {
  for (int I = 0; I < 1000; ++I)
    mdb_get(T, 1, K, V);
}
// CHECK-DAG: commits: io
void commits(MDB_txn *T) { mdb_txn_commit(T); }

// CHECK-DAG: asks: io
int asks(void *S, unsigned char *Text) { return SQLExecDirect(S, Text, 10); }

// CHECK-DAG: looksUp: io
char *looksUp(memcached_st *M, unsigned long *Size, unsigned *Flags, int *Error) {
  return memcached_get(M, "a", 1, Size, Flags, Error);
}
