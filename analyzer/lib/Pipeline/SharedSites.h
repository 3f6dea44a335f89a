//===- SharedSites.h - One finding a place ----------------------*- C++ -*-===//
//
// The instances of a template are functions of their own, but stand in one
// place. In: findings in order, fixes planned (Rewrite sees to it that a fix
// serves all instances). Out: at most one a place and check, that of the worst
// verdict.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LIB_PIPELINE_SHAREDSITES_H
#define POOLWISE_LIB_PIPELINE_SHAREDSITES_H

#include "poolwise/Judge/Recommendation.h"

namespace poolwise {

std::vector<Recommendation> uniteSharedSites(const Program &P,
                                             std::vector<Recommendation> All);

} // namespace poolwise

#endif
