// A header of the program that calls itself a system header, to keep its warnings from others, is
// read like the program's others.
// RUN: rm -rf %t && split-file %s %t
// RUN: %poolwise functions --quiet %t/main.cpp -- -I %t | FileCheck %s
// CHECK: main.cpp:2: look: io
//--- waits.h
#ifndef WAITS_H
#define WAITS_H
#pragma GCC system_header
#include <unistd.h>
template <class Function> void twice(Function F) { F(); F(); }
inline void wait() { usleep(1000); }
#endif
//--- main.cpp
#include "waits.h"
void look() { twice([] { wait(); }); }
