// The compiler's own folders keep their place, where the standard library's headers look for
// them.
// RUN: %poolwise functions --quiet %s -- -std=c++20 -I/usr/include -I/usr/local/include | FileCheck %s
#include <cstdlib>
// CHECK: number
int number(const char *Text) { return std::atoi(Text); }
