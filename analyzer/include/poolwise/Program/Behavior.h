//===- Behavior.h - What running a piece of code does -----------*- C++ -*-===//
//
// In:  a linked program and the rules. Out: for each function, and on request
//      for each region, everything that running it does, callees included:
//      effects, memory, cost, and what is not known; each with the shortest
//      call path that proves it.
//
// Not handled: callbacks kept for later (they count where they are registered),
// signal handlers, setjmp.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROGRAM_BEHAVIOR_H
#define POOLWISE_PROGRAM_BEHAVIOR_H

#include "poolwise/Profile/MeasuredCosts.h"
#include "poolwise/Program/Program.h"
#include "poolwise/Rules/RuleSet.h"

namespace poolwise {

/// One hop of a call path. The last hop names the model (or, for what is done
/// by the program's own code, the access) that decides.
struct Witness {
  Location Where;
  /// What is called or done here: "fetch", "recv", "write to 'Total'".
  std::string What;
  /// Decided by this rule; null for hops and for the program's own code.
  const Model *Rule = nullptr;
  unsigned Depth = 0; ///< hops below this one
  /// Here or below, one of several overriders or callables: which of them runs
  /// is not known, so this need not happen.
  bool Perhaps = false;
  std::shared_ptr<const Witness> Next;
};
using WitnessPtr = std::shared_ptr<const Witness>;

/// The hop that decides; null if there is no path.
inline const Witness *lastHop(const WitnessPtr &Path) {
  const Witness *Last = Path.get();
  while (Last && Last->Next)
    Last = Last->Next.get();
  return Last;
}

struct EffectUse {
  EffectKind Kind;
  /// Set while it depends on an object whose backing is the caller's knowledge:
  /// a std::istream& parameter. Then Kind is the assumption if never resolved
  /// (disk).
  std::optional<Place> Object;
  /// Of the total in Behavior::Time, what this effect waits for or computes.
  double Ns = 0;
  WitnessPtr Path;
  /// On another thread, or later: no time of this one.
  bool Elsewhere = false;
  /// By a call that waits only if its descriptor does: recv, accept.
  bool ByDescriptor = false;
  /// Console only: the process ends right after, as where a check fails.
  bool Ending = false;
};

/// Stands for a variable in a Subscript: the element that this run of the
/// callable was given (Behaviors::ofCallable).
inline constexpr VariableId OwnElement = NoId - 1;

/// Type of what a file descriptor stands for: the open file, socket, pipe, with
/// its position. Its place is behind the number, as behind a pointer.
inline constexpr const char *DescriptorType = "(descriptor)";

struct MemoryUse {
  /// Resolved: rooted in a Variable (own storage, or what a reference or
  /// pointer parameter leads to), This, Global, Fresh or Unknown; Element and
  /// Result roots are gone. An Index step whose Subscript names a loop's
  /// variable is that loop's current element.
  Place P;
  bool Write = false;
  /// By an atomic operation, or by a library that locks by itself.
  bool Atomic = false;
  /// Globals only, a console among them: the process ends right after.
  bool Ending = false;
  /// Canonical type of the accessed object, empty if not known.
  std::string Type;
  /// This use is part of the own function's Updates[...] (NoId: none).
  uint32_t Update = NoId;
  /// The own function's Calls[...] it comes from (NoId: an access written
  /// here).
  CallId Via = NoId;
  RegionId Region = 0;
  WitnessPtr Path;
};

/// A call of which nothing is known, or which must not run at the same time.
struct CallUse {
  std::string Callee;
  WitnessPtr Path;
};

struct Behavior {
  /// At most one a kind and object, of each sort (Elsewhere, ByDescriptor, that
  /// takes time).
  std::vector<EffectUse> Effects;
  std::vector<MemoryUse> Memory;
  std::vector<CallUse> Unknown;       ///< no body, no rule; unresolved pointers
  std::vector<CallUse> NotThreadSafe; ///< rules: threads: unsafe
  std::vector<CallUse> Outside;       ///< rules: changes_outside
  WitnessPtr
      Throws; ///< an explicit throw, or a rule that says so, may leave it
  /// The same for what is no std::exception, or not known to be one.
  WitnessPtr ThrowsOther;
  Cost Time;
  /// Time was measured; this had been estimated.
  std::optional<Cost> Estimated;
  /// Contribution of each direct callee to Time, dearest first, for explain.
  struct Part {
    std::string Name;
    Cost Time;
    double Times = 1; ///< how often, loops multiplied
    Location Where;
  };
  std::vector<Part> Parts;
};

/// Follows values to the objects behind them: results of calls through rules
/// and summaries, pointers and handles through bindings, loop elements into
/// their containers. Never more than a few alternatives; else Unknown.
class Resolver;

class Behaviors {
public:
  /// Runs bottom-up over the call graph's components. What was measured stands
  /// in place of what would be estimated.
  static Behaviors propagate(const Program &P, const RuleSet &Rules,
                             const MeasuredCosts &Measured = {});
  ~Behaviors();
  Behaviors(Behaviors &&);

  const Program &program() const;
  const RuleSet &rules() const;

  /// As callers see it: Memory only through parameters, this, globals and
  /// captures.
  const Behavior &ofFunction(FunctionId F) const;

  /// As seen from inside `F`: Memory also of locals. For a LoopBody: one round.
  Behavior ofRegion(FunctionId F, RegionId R) const;
  /// The same without Memory, which takes most of the time.
  Behavior workOfRegion(FunctionId F, RegionId R) const;
  /// What stands in the loop itself, not in its body.
  Behavior ofHeader(FunctionId F, RegionId Loop) const;
  /// What stands in these parts of the region's text.
  Behavior ofText(FunctionId F, RegionId R, llvm::ArrayRef<Range> Parts) const;
  /// One call of the own function, as seen from inside.
  Behavior ofCall(FunctionId F, CallId C) const;
  /// Of calling the callable that is argument `Work` of the call, once.
  Behavior ofCallable(FunctionId F, CallId C, int Work) const;
  /// The same without Memory.
  Behavior workOfCallable(FunctionId F, CallId C, int Work) const;

  /// Of the task that the call hands to an executor.
  Behavior ofTask(FunctionId F, CallId C, const CallbackModel &How) const;

  /// The functions that the call, or the callable it is given, may run.
  std::vector<FunctionId> calledBy(FunctionId F, CallId C) const;
  std::vector<FunctionId> calledThrough(FunctionId F, CallId C,
                                        ObjectRef Callable) const;
  /// The model that says what the call does; null: a body does, or nothing.
  const Model *modelOf(FunctionId F, CallId C) const;

  /// All objects that `V` may be or refer to, inside `F`.
  std::vector<Place> resolve(FunctionId F, const Place &P) const;
  /// Does every call of `F` hand over two objects for these two roots, of which
  /// none is a part of the other? Each is a parameter (what it points at, if it
  /// is a pointer), This, or a global. False where others may call it, too.
  bool areApart(FunctionId F, const Place &A, const Place &B) const;
  /// Of `F`: those of its source, and those that its callees make of what it
  /// hands over.
  const Computation &computation(FunctionId F, uint32_t Id) const;

private:
  Behaviors();
  struct State;
  std::unique_ptr<State> S;
};

} // namespace poolwise

#endif
