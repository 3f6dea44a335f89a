// Headers below /usr/include are a library's, even when -I found them: python3-config and
// pkg-config print such options.
// RUN: %poolwise functions --quiet %s -- -std=c++20 -I/usr/include/linux > %t
// RUN: %poolwise functions --quiet %s -- -std=c++20 -I /usr/include/linux >> %t
// RUN: FileCheck %s --implicit-check-not=__fswab < %t
#include <swab.h>
// CHECK: swapped
unsigned swapped(unsigned X) { return __swab32(X); }
