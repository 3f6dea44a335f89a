//===- SharedSites.cpp - One finding a place ------------------------------===//

#include "SharedSites.h"
#include <map>

using namespace llvm;

namespace poolwise {

/// Unsafe outweighs unknown, unknown outweighs safe.
static int badness(Verdict V) {
  return V == Verdict::Unsafe ? 2 : V == Verdict::Unknown ? 1 : 0;
}

std::vector<Recommendation> uniteSharedSites(const Program &P,
                                             std::vector<Recommendation> All) {
  using Key = std::tuple<Location, Candidate::Site, std::string>;
  std::map<Key, size_t> Places;
  std::vector<Recommendation> Kept;
  for (Recommendation &R : All) {
    const Candidate &Site = candidateOf(P, R);
    auto [It, IsFirst] =
        Places.try_emplace({Site.Where, Site.S, R.Check}, Kept.size());
    if (IsFirst)
      Kept.push_back(std::move(R));
    else if (badness(R.V) > badness(Kept[It->second].V))
      Kept[It->second] = std::move(R);
  }
  return Kept;
}

} // namespace poolwise
