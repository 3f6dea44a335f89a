// A task that waits for another of its own pool.
// RUN: split-file %s %t
// RUN: not %poolwise check --quiet --checks=nested-wait --rules %t/pool.yaml %t/test.cpp -- -std=c++20 > %t/out
// RUN: FileCheck %t/test.cpp --implicit-check-not='[poolwise-' < %t/out
//--- pool.yaml
pack: acme/pool
defaults: {threads: safe, source: "Acme manual"}
functions:
  - {name: "acme::pool::submit", callbacks: [{callable: 0, elsewhere: true, on: pool, pool: this}]}
  - {name: "acme::task::get", effects: [lock], joins: this, cost: {wait: 1ms}}
//--- test.cpp
namespace acme {
struct task {
  int get();
};
struct pool {
  template <class F> task submit(F Work);
};
} // namespace acme

int leaf(int);

int inner_bad(acme::pool &Pool, int X) {
  acme::task T = Pool.submit([=] { return leaf(X); });
  // CHECK: :[[#@LINE+1]]:{{.*}}a task of the pool waits here for another task of the same pool{{.*}}[poolwise-nested-wait]
  return T.get();
}
void outer(acme::pool &Pool) {
  Pool.submit([&Pool] { return inner_bad(Pool, 1); });
}

void not_waiting_ok(acme::pool &Pool) {
  Pool.submit([&Pool] {
    Pool.submit([] { return leaf(1); });
    return 0;
  });
}

int other_ok(acme::pool &Others) {
  acme::task T = Others.submit([] { return leaf(1); });
  return T.get();
}
void two_pools_ok(acme::pool &Mine, acme::pool &Others) {
  Mine.submit([&Others] { return other_ok(Others); });
}

int outside_ok(acme::pool &Mine) {
  acme::task T = Mine.submit([] { return leaf(1); });
  return T.get();
}

// The pool has another name in functions between.
static acme::task give(acme::pool &P) {
  return P.submit([] { return leaf(1); });
}
static int run_inner(acme::pool &Q) {
  acme::task Inner = give(Q);
  // CHECK: :[[#@LINE+1]]:{{.*}}[poolwise-nested-wait]
  return Inner.get();
}
void renamed_bad(acme::pool &Workers) {
  Workers.submit([&Workers] { return run_inner(Workers); });
}
void two_pools_ok(acme::pool &Outer, acme::pool &Other) {
  Outer.submit([&Other] { return give(Other).get(); });
}
