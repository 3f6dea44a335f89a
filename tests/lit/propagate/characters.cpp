// A text is a text, also where its characters are taken for numbers; bytes of a picture are
// numbers.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
#include <sstream>
#include <string>
#include <vector>

// CHECK: quoted_ok: cpu (probable), {{[0-9.]+}} ns computing
std::string quoted_ok(const std::string &Text) {
  std::ostringstream Out;
  for (const unsigned char C : Text)
    C == '<' ? Out << "&lt;" : Out << char(C);
  return Out.str();
}
// CHECK: brightness_bad: cpu (probable), {{[0-9.]+}} us computing
double brightness_bad(const std::vector<unsigned char> &Pixels) {
  double Sum = 0;
  for (unsigned char Each : Pixels)
    Sum += Each * 0.5;
  return Sum;
}
