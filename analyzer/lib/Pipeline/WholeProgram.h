//===- WholeProgram.h - Is more of the program elsewhere? -------*- C++ -*-===//
#ifndef POOLWISE_PIPELINE_WHOLEPROGRAM_H
#define POOLWISE_PIPELINE_WHOLEPROGRAM_H

#include "poolwise/Program/Program.h"
#include "poolwise/Rules/RuleSet.h"

namespace poolwise {

/// Does it call a function of its own, declared in no library's header, that
/// stands in none of the files? Then other files belong to it, and they may
/// override its methods and call its functions.
bool callsOtherFiles(const Program &P, const RuleSet &Rules);

} // namespace poolwise

#endif
