// An effect goes with the object: the same function reads a file for one caller
// and memory for another.
// RUN: %poolwise dump --stage=behaviors %s -- -std=c++20 | FileCheck %s
#include <fstream>
#include <sstream>
#include <string>

// CHECK-LABEL: function parse: {{.*}} guessed
// CHECK: effect disk of In
int parse(std::istream &In) {
  int N = 0;
  std::string Word;
  while (In >> Word)
    ++N;
  return N;
}

// CHECK-LABEL: function parseFile:
// CHECK: effect disk
// CHECK-NOT: of In
int parseFile(const std::string &Path) {
  std::ifstream In(Path);
  return parse(In);
}

// CHECK-LABEL: function parseText: 0 us waiting
// CHECK-NOT: effect disk
int parseText(const std::string &Text) {
  std::istringstream In(Text);
  return parse(In);
}
