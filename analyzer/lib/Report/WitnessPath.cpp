//===- WitnessPath.cpp - A call path in words -----------------------------===//

#include "poolwise/Report/WitnessPath.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise {

static std::string effectsOf(const Model &Rule) {
  std::vector<StringRef> Names;
  for (EffectKind Kind : Rule.Effects)
    Names.push_back(nameOf(Kind));
  return Names.empty() ? "" : " (" + join(Names, ", ") + ")";
}

std::vector<Evidence> evidenceOf(const Witness *Path) {
  std::vector<Evidence> Hops;
  for (; Path; Path = Path->Next.get()) {
    // Hops are named after the callee; what is done by the program's own code
    // is a phrase already.
    bool IsCall = Path->Next || Path->Rule;
    Hops.push_back(
        {IsCall ? "calls '" + Path->What + "'" : Path->What, Path->Where, ""});
    if (Path->Rule) {
      Hops.back().Message += effectsOf(*Path->Rule);
      Hops.back().Model = Path->Rule->Id;
    }
  }
  return Hops;
}

} // namespace poolwise
