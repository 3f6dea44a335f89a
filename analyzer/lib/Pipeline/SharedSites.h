//===- SharedSites.h - One finding a place ----------------------*- C++ -*-===//
//
// The instances of a template are functions of their own, but stand in one
// place, and an edit there changes them all. In: findings in order. Out: at
// most one a place and check; it is as bad as the worst instance, those
// included that are no finding themselves.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LIB_PIPELINE_SHAREDSITES_H
#define POOLWISE_LIB_PIPELINE_SHAREDSITES_H

#include "poolwise/Judge/Recommendation.h"

namespace poolwise {

std::vector<Recommendation> uniteSharedSites(const Behaviors &B,
                                             std::vector<Recommendation> All);

} // namespace poolwise

#endif
