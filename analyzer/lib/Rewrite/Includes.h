//===- Includes.h - The #include lines that new text needs ------*- C++ -*-===//
#ifndef POOLWISE_REWRITE_INCLUDES_H
#define POOLWISE_REWRITE_INCLUDES_H

#include "Source.h"
#include "poolwise/Judge/Recommendation.h"
#include <set>

namespace poolwise::rewrite {

/// One insertion for each header that the file does not include yet.
std::vector<Edit> includeEdits(const Source &S, std::set<std::string> Headers);

} // namespace poolwise::rewrite

#endif
