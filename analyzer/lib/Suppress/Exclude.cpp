//===- Exclude.cpp - Findings that this run does not ask for --------------===//

#include "poolwise/Suppress/Exclude.h"
#include "llvm/Support/GlobPattern.h"

using namespace llvm;

namespace poolwise {

void dropExcluded(const Program &P, const Config &C,
                  std::vector<Recommendation> &All) {
  std::vector<GlobPattern> Globs;
  for (const std::string &Text : C.Exclude)
    if (Expected<GlobPattern> Glob = GlobPattern::create(Text))
      Globs.push_back(std::move(*Glob));
    else
      consumeError(Glob.takeError()); // told when the configuration was read
  erase_if(All, [&](const Recommendation &R) {
    const SourceFile &File = P.Files[candidateOf(P, R).Where.File];
    return File.IsSystem || any_of(Globs, [&](const GlobPattern &Glob) {
             return Glob.match(File.Path);
           });
  });
}

} // namespace poolwise
