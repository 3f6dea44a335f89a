//===- Trial.h - What would run side by side --------------------*- C++ -*-===//
//
// In:  a task candidate and the behaviors of the program. Out: the tasks that
//      it would become, what each does, and every pair of memory uses of two
//      tasks that may collide. The hazards are read off from this; none of them
//      looks at anything else.
//
// A loop has one task, a round, that runs side by side with other rounds of the
// same loop. A run of calls has one task for each statement.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_TRIAL_H
#define POOLWISE_SAFETY_TRIAL_H

#include "TypeRelation.h"
#include "poolwise/Judge/Hazard.h"
#include <functional>
#include <map>

namespace poolwise {

struct Task {
  /// The LoopBody or Statement region; NoId for a callable.
  RegionId Region = NoId;
  Behavior Does;
  /// What of it runs side by side, when the rest stays in order.
  std::optional<Behavior> Ahead = {};

  const Behavior &sideBySide() const { return Ahead ? *Ahead : Does; }
};

/// How two places of different tasks relate.
enum class Overlap : uint8_t {
  Never,
  Same,           ///< one object, known by name
  OtherElement,   ///< the round's own element and that of another round
  SomeElement,    ///< one container, at an index that is not understood
  ThroughPointer, ///< through pointers that may lead to one object
  Alias,          ///< through two names that may mean one object
  Unknown,        ///< at least one of them could be anything
};

/// Which hazard a conflict counts for.
enum class ConflictSort : uint8_t {
  SharedWrite,
  CarriedDependence,
  DependentCalls,
  PossibleAliasing,
  PackedElements,
  SharedStream,
  ConsoleOrder,
  RandomSequence,
  ProcessState,
  ThreadLocal,
};

/// A write, and a use by another task that may touch the same memory. Pointers
/// into Trial::Tasks.
struct Conflict {
  const MemoryUse *Write = nullptr;
  const MemoryUse *Other = nullptr;
  unsigned WriteTask = 0, OtherTask = 0;
  Overlap How = Overlap::Never;
  ConflictSort Sort = ConflictSort::SharedWrite;
};

struct Trial {
  const Program &P;
  const RuleSet &Rules;
  FunctionId Id;
  const FunctionSummary &F;
  const Candidate &C;
  /// Objects that a place of `F` may be.
  std::function<std::vector<Place>(const Place &)> Resolve;
  /// What is known of all functions; null in trials made by hand.
  const Behaviors *All = nullptr;
  /// What parts of the body's text do in one round.
  std::function<Behavior(llvm::ArrayRef<Range>)> PartOf;
  mutable TypeRelation Types; ///< remembers
  /// Integers that were asked for: does every round find the same?
  mutable std::map<Place, bool> Steady;
  /// Other names of integers that were asked for.
  mutable std::map<Place, std::optional<Value>> Same;
  /// Types of the places that loops and calls name; made when one is asked for.
  mutable std::optional<std::map<Place, llvm::StringRef>> NamedTypes;
  /// Remembered: may addresses of the function's own variables be kept?
  mutable std::optional<bool> KeepsAddresses;

  std::vector<Task> Tasks;
  /// Loop only: the Loop region, its body, its shape; what the header reads.
  RegionId Loop = NoId, Body = NoId;
  const LoopShape *Shape = nullptr;
  std::vector<MemoryUse> Header;
  /// What its callers see of the whole function.
  llvm::ArrayRef<MemoryUse> OfFunction;
  /// What is looped over (Range, Iterator), and where its elements lie: the
  /// same for a container, behind the pointer for a span.
  std::vector<Place> Over, ElementsOf;
  /// Variables whose value names the round: as a subscript, a different element
  /// in every round. Empty when that is not certain.
  std::vector<VariableId> RoundVariables;

  /// Declared outside of the loop, but as if inside.
  std::vector<VariableId> SetAnew;

  Pattern Found;
  std::vector<Conflict> Conflicts;

  Trial(const Program &P, const RuleSet &Rules, FunctionId Id,
        const Candidate &C,
        std::function<std::vector<Place>(const Place &)> Resolve)
      : P(P), Rules(Rules), Id(Id), F(P.Functions[Id]), C(C),
        Resolve(std::move(Resolve)), Types(P, Rules) {}

  bool isLoop() const { return Shape != nullptr; }
  const Computation &computation(uint32_t Of) const {
    return All ? All->computation(Id, Of) : F.Computations[Of];
  }
  /// Does the step lead to the element that belongs to the round?
  bool isOwnIndex(const Place &Of, size_t StepIndex) const;
  /// Is `R` inside the task (any task when `TaskIndex` is not given)?
  bool isInside(RegionId R, unsigned TaskIndex = NoId) const;
  /// Does what stands there run side by side? All of a task, but for Split.
  bool isAhead(const Location &Where) const;
  bool isAhead(const MemoryUse &Use) const {
    return !Use.Path || isAhead(Use.Path->Where);
  }
  /// Memory that only this task knows.
  bool isPrivate(const Place &Of, unsigned TaskIndex) const;
};

/// Collects tasks, header and element, recognises the pattern, finds conflicts.
Trial makeTrial(const Behaviors &B, FunctionId F, const Candidate &C);

/// Fills in the variables, Found and Conflicts from the rest.
void completeTrial(Trial &T);
/// Every pair of uses that may collide under the pattern; not sorted yet.
void findConflicts(Trial &T);

/// Hazards and verdict of a complete trial.
SafetyResult checkTrial(const Trial &T);

} // namespace poolwise

#endif
