//===- BoundChanged.cpp - A round changes how many rounds there are -------===//
//
// The body writes what the loop's header reads: the bound, or the size of the
// container that it walks. Or the header itself changes something.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "PatternMatch.h"
#include "PlaceName.h"
#include "PlaceRelation.h"

using namespace llvm;
namespace poolwise {

static void report(const Trial &T, Hazards &Out, const MemoryUse &Write,
                   Overlap How) {
  addHazard(Out,
            "'" + nameOf(T.F, Write.P) +
                "' is written, and the loop's header depends on it" +
                viaText(Write.Path),
            Write.Path, How == Overlap::Same);
}

/// What decides how many rounds there are. Walking a range looks at its size;
/// what its iterators point at is the rounds' own business.
static std::vector<MemoryUse> boundReads(const Trial &T) {
  std::vector<MemoryUse> Reads;
  for (const Place &Range : T.Over) {
    MemoryUse Size;
    Size.P = Range;
    Size.P.Path.push_back({Step::Kind::Field, BookkeepingField, {}});
    Size.Type = T.Shape->Over.Type;
    Reads.push_back(std::move(Size));
  }
  bool IsRange = T.Shape->F == LoopShape::Form::Range;
  bool IsIterator = T.Shape->F == LoopShape::Form::Iterator;
  for (const MemoryUse &Use : T.Header)
    if (!Use.Write && !IsRange && (!IsIterator || Use.P.Path.empty()))
      Reads.push_back(Use);
  return Reads;
}

/// An element that is written does not change how many there are.
static bool isElementOf(const Place &Written, const Place &Container) {
  size_t Length = Container.Path.size();
  Place Whole = Written;
  Whole.Path.resize(std::min(Length, Written.Path.size()));
  return Whole == Container && Written.Path.size() > Length &&
         Written.Path[Length].K == Step::Kind::Index;
}

void checkBoundChanged(const Trial &T, Hazards &Out) {
  if (!T.isLoop() || T.Tasks.empty())
    return;
  for (const MemoryUse &Use : T.Header)
    if (Use.Write &&
        (Use.P.R == Place::Root::Global || Use.P.R == Place::Root::This))
      addHazard(Out,
                "the loop's header writes '" + nameOf(T.F, Use.P) + "'" +
                    viaText(Use.Path),
                Use.Path, false);
  std::vector<MemoryUse> Reads = boundReads(T);
  for (const MemoryUse &Write : T.Tasks[0].Does.Memory) {
    bool IsCounter = Write.P.R == Place::Root::Variable &&
                     Write.P.Path.empty() && Write.P.Id == T.Shape->Variable;
    // What may be written anywhere is told as such.
    if (!Write.Write || IsCounter || Write.P.isUnknown())
      continue;
    for (const MemoryUse &Read : Reads) {
      if (isElementOf(Write.P, Read.P))
        continue;
      Overlap How = overlap(T, Write, 0, Read, 0);
      bool MayBe = How == Overlap::SomeElement || How == Overlap::Alias ||
                   How == Overlap::ThroughPointer;
      if (MayBe && (cannotBeWalked(T, Write, Read.P) ||
                    (How == Overlap::Alias && leavesAlone(T, Write, Read))))
        continue;
      if (How == Overlap::Same || MayBe)
        report(T, Out, Write, How);
    }
  }
}

} // namespace poolwise
