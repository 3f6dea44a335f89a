// The copy of an array is a builtin, which Sema declares when the unit is read.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
#include <vector>
struct Part {
  Part &operator=(const Part &Other);
};
struct Block {
  Part First;
  char Text[400];
};
struct Outer { Block All; };
// CHECK: keep: cpu
void keep(std::vector<Outer> &Blocks, const Outer &One) { Blocks.push_back(One); }
