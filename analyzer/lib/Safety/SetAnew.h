//===- SetAnew.h - Variables that every round could have for itself -*- C++
//-*-===//
//
// In:  a trial of a loop. Out: variables that are declared outside of it, but
//      given a new value by every round before it uses them, and used nowhere
//      else: scratch space. Declared inside, they would mean the same.
// Not handled: variables that are declared together with others; what is set
// anew by a function that is handed a reference.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_SETANEW_H
#define POOLWISE_SAFETY_SETANEW_H

#include "Trial.h"

namespace poolwise {

std::vector<VariableId> variablesSetAnew(const Trial &T);

} // namespace poolwise

#endif
