//===- KeepPassing.cpp - Which of many things break a test ------*- C++ -*-===//
//
// A group that passes beside what is kept is kept; one that fails is halved,
// until the one that fails is alone. Several may fail, and some only together:
// then those that come first are kept.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Verify/Verify.h"
#include "llvm/ADT/ArrayRef.h"

using namespace llvm;

namespace poolwise {

namespace {
class Search {
public:
  Search(function_ref<Expected<bool>(const FixSet &)> Passes,
         function_ref<void(unsigned, const FixSet &)> Dropped)
      : Passes(Passes), Dropped(Dropped) {}

  Error add(ArrayRef<unsigned> Group) {
    if (Group.empty())
      return Error::success();
    FixSet Wanted = Kept;
    Wanted.insert(Group.begin(), Group.end());
    Expected<bool> Good = ask(Wanted);
    if (!Good)
      return Good.takeError();
    if (*Good) {
      Kept = std::move(Wanted);
      return Error::success();
    }
    if (Group.size() == 1) {
      Dropped(Group.front(), Kept);
      return Error::success();
    }
    size_t Half = Group.size() / 2;
    if (Error E = add(Group.take_front(Half)))
      return E;
    return add(Group.drop_front(Half));
  }

  FixSet Kept;

private:
  Expected<bool> ask(const FixSet &Wanted) {
    auto Known = Answers.find(Wanted);
    if (Known != Answers.end())
      return Known->second;
    Expected<bool> Good = Passes(Wanted);
    if (Good)
      Answers[Wanted] = *Good;
    return Good;
  }

  function_ref<Expected<bool>(const FixSet &)> Passes;
  function_ref<void(unsigned, const FixSet &)> Dropped;
  std::map<FixSet, bool> Answers;
};
} // namespace

Expected<FixSet>
keepPassing(unsigned Count, function_ref<Expected<bool>(const FixSet &)> Passes,
            function_ref<void(unsigned, const FixSet &)> Dropped) {
  std::vector<unsigned> Everything;
  for (unsigned I = 0; I < Count; ++I)
    Everything.push_back(I);
  Search S(Passes, Dropped);
  if (Error E = S.add(Everything))
    return std::move(E);
  return std::move(S.Kept);
}

} // namespace poolwise
