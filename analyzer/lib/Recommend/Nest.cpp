#include "Nest.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"

using namespace llvm;
namespace poolwise {

namespace {
/// Candidates as a forest: a candidate's parent is the innermost loop around it
/// that is a candidate too.
struct Forest {
  const FunctionSummary &F;
  const std::vector<Judged> &All;

  bool isInside(size_t Inner, size_t Outer) const {
    return Inner != Outer && All[Outer].At.Inside != NoId &&
           F.isWithin(All[Inner].At.Around, All[Outer].At.Inside);
  }

  std::vector<size_t> children(std::optional<size_t> Parent) const {
    std::vector<size_t> Result;
    for (size_t I = 0; I < All.size(); ++I) {
      if (Parent && !isInside(I, *Parent))
        continue;
      bool Nearer = any_of(seq<size_t>(0, All.size()), [&](size_t Between) {
        return isInside(I, Between) && (!Parent || isInside(Between, *Parent));
      });
      if (!Nearer)
        Result.push_back(I);
    }
    return Result;
  }

  std::vector<size_t> with(const std::vector<size_t> &Some, Verdict V) const {
    std::vector<size_t> Result;
    copy_if(Some, std::back_inserter(Result),
            [&](size_t I) { return All[I].R.V == V; });
    return Result;
  }

  std::vector<size_t> best(size_t Root) const {
    if (All[Root].R.V == Verdict::Safe)
      return {Root};
    std::vector<size_t> Below;
    for (size_t Child : children(Root))
      append_range(Below, best(Child));
    if (auto Safe = with(Below, Verdict::Safe); !Safe.empty())
      return Safe;
    if (All[Root].R.V == Verdict::Unknown)
      return {Root};
    if (auto Unknown = with(Below, Verdict::Unknown); !Unknown.empty())
      return Unknown;
    return {Root};
  }
};
} // namespace

std::vector<Judged> keepOneEachNest(const FunctionSummary &F,
                                    std::vector<Judged> All) {
  Forest Nests{F, All};
  std::vector<size_t> Kept;
  for (size_t Root : Nests.children(std::nullopt))
    append_range(Kept, Nests.best(Root));
  sort(Kept);
  std::vector<Judged> Result;
  for (size_t I : Kept)
    Result.push_back(std::move(All[I]));
  return Result;
}

} // namespace poolwise
