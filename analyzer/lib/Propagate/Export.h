//===- Export.h - What a function hands to its callers ----------*- C++ -*-===//
//
// In:  a function's returns and what it stores. Out: the same in terms that
//      callers understand: parameters, This, captures, globals, new objects.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_EXPORT_H
#define POOLWISE_PROPAGATE_EXPORT_H

#include "Resolver.h"

namespace poolwise {

void exportResults(Resolver &R, Record &Out);
void exportHeld(Resolver &R, Record &Out);

} // namespace poolwise

#endif
