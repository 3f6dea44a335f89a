// What the loops of tests/fuzz/generate.py work on: one state, which is set
// anew for each loop, and functions of which some remember what they were
// called with.
#ifndef POOLWISE_TESTS_FUZZ_STATE_H
#define POOLWISE_TESTS_FUZZ_STATE_H

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

inline long work(long x) {
  // The time differs from run to run, the result does not.
  auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  std::this_thread::sleep_for(std::chrono::microseconds(now / 64 % 7 * 40));
  return (x * 2654435761L ^ (x >> 3)) % 1000003;
}

struct Node {
  long value = 0;
  std::vector<long> items;
  std::shared_ptr<long> common;
  mutable long looked_at = 0;
  void add(long x) { value += x; }
  void keep(long x) { items.push_back(x); }
  void tell(long x) { *common += x; }
  long look() const { return ++looked_at, work(value); }
  long read() const { return work(value); }
};

constexpr long n = 12, room = 40;
inline long total, last;
inline std::vector<long> journal;

struct State {
  std::vector<long> a, b, c, index, same;
  long plain[room];
  std::vector<std::vector<long>> rows;
  std::vector<Node> nodes;
  std::vector<std::unique_ptr<Node>> owned;
  std::vector<Node *> shared;
  std::list<long> listed;
  std::map<long, long> counts;
  std::string text;
  long x = 1, y = 2, least = 1 << 30, most = 0;
  bool flag = false;
  State()
      : a(room), b(room), c(room), index(room), same(room), rows(room),
        nodes(room) {
    total = last = 0;
    journal.clear();
    auto common = std::make_shared<long>(0);
    for (long i = 0; i < room; ++i) {
      a[i] = i * 7, b[i] = i * i, c[i] = 3, plain[i] = i;
      index[i] = (i * 5 + 3) % n + 8;
      same[i] = i / 3 + 8;
      rows[i].assign(i % 4 + 1, i);
      nodes[i].value = i;
      nodes[i].common = common;
      owned.push_back(std::make_unique<Node>());
      owned.back()->value = i;
      owned.back()->common = i % 2 ? common : std::make_shared<long>(i);
      shared.push_back(&nodes[i / 2]);
      listed.push_back(i);
    }
  }
  unsigned long checksum() const {
    unsigned long sum = 14695981039346656037UL;
    auto mix = [&](long v) {
      sum = (sum ^ (unsigned long)v) * 1099511628211UL;
    };
    for (const auto *all : {&a, &b, &c, &index, &same,
                            const_cast<const std::vector<long> *>(&journal)}) {
      mix(all->size());
      for (long v : *all)
        mix(v);
    }
    for (long v : plain)
      mix(v);
    for (auto &row : rows) {
      mix(row.size());
      for (long v : row)
        mix(v);
    }
    auto node = [&](const Node &one) {
      mix(one.value), mix(one.looked_at), mix(*one.common);
      for (long v : one.items)
        mix(v);
    };
    for (auto &one : nodes)
      node(one);
    for (auto &one : owned)
      node(*one);
    for (long v : listed)
      mix(v);
    for (auto &[k, v] : counts)
      mix(k), mix(v);
    for (char v : text)
      mix(v);
    for (long v : {x, y, least, most, long(flag), total, last})
      mix(v);
    return sum;
  }
};

inline long remember(long x) {
  journal.push_back(x);
  return work(x);
}
inline long count(long x) {
  total += x;
  return work(x);
}
inline long once(long x) {
  static long kept = work(x);
  return kept + work(x);
}
inline long previous(long x) {
  static long before;
  long was = before;
  before = x;
  return was + work(x);
}
inline void put(long &to, long x) { to = work(x); }
inline void append(std::vector<long> &to, long x) { to.push_back(work(x)); }
inline long *slot(State &s, long i) { return &s.a[i]; }
inline long &cell(std::vector<long> &of, long i) { return of[i]; }

#endif
