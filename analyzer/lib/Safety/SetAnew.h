//===- SetAnew.h - Variables that each round can have for itself -*- C++
//-*-===//
//
// In:  a trial of a loop. Out: variables that are declared outside of it, but
//      given a new value by every round before it uses them: scratch space.
//      Declared inside, they would mean the same. Numbers and pointers may be
//      used elsewhere too if nobody looks at what the loop leaves in them;
//      containers are used nowhere else.
// Not handled: containers that are declared together with others, or set anew
// by a function that is handed a reference; objects of other classes.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_SETANEW_H
#define POOLWISE_SAFETY_SETANEW_H

#include "Trial.h"

namespace poolwise {

std::vector<VariableId> variablesSetAnew(const Trial &T);

} // namespace poolwise

#endif
