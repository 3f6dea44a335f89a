//===- Filler.h - A summary in which every field says something -*- C++ -*-===//
#ifndef POOLWISE_TESTS_FILLER_H
#define POOLWISE_TESTS_FILLER_H

#include "poolwise/Summary/Fields.h"

namespace poolwise {

/// Gives every field of every struct a value that is not its default, each a
/// different one, so that a lost or swapped field shows.
struct Filler {
  uint32_t Next = 1;
  unsigned Depth = 0;

  void fill(std::string &V) { V = "text" + std::to_string(Next++); }
  void fill(bool &V) { V = !V; }
  void fill(Location &V) {
    V = {Next, Next + 1, Next + 2, Next + 3};
    Next += 4;
  }
  void fill(Range &V) {
    V = {Next, Next + 1, Next + 2};
    Next += 3;
  }
  template <class T>
    requires std::is_integral_v<T>
  void fill(T &V) {
    V = T(Next++);
  }
  template <class T>
    requires std::is_enum_v<T>
  void fill(T &V) {
    V = V == T(1) ? T(0) : T(1);
  }
  template <class T> void fill(std::optional<T> &V) { fill(V.emplace()); }
  template <class T> void fill(std::vector<T> &V) {
    // Value holds Values: stop somewhere.
    if (++Depth < 8) {
      V.resize(2);
      for (T &Element : V)
        fill(Element);
    }
    --Depth;
  }
  template <HasFields T> void fill(T &V) {
    listFields<T>([&](const char *, auto Member) { fill(V.*Member); });
  }
};

} // namespace poolwise

#endif
