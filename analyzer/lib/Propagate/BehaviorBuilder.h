//===- BehaviorBuilder.h - Collecting one behavior --------------*- C++ -*-===//
//
// In:  uses, one by one. Out: a behavior with each use once, its shortest path
//      kept, in a fixed order. Seen from outside, what callers can't see is
//      left out and paths are cut, so that it stays small however deep the
//      calls go.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_BEHAVIORBUILDER_H
#define POOLWISE_PROPAGATE_BEHAVIORBUILDER_H

#include "World.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <map>
#include <unordered_map>

namespace poolwise {

enum class View : uint8_t {
  Inside, ///< locals too; each use with its region and call
  Work,   ///< the same without memory: what it waits for, computes, throws
  Outside ///< what callers see
};

/// The first hop of a path, which is made only when it is kept.
struct Hop {
  Location Where;
  unsigned Depth = 0; ///< hops below this one
  llvm::function_ref<WitnessPtr()> Make;
};

WitnessPtr witness(Location Where, std::string What,
                   const Model *Rule = nullptr, WitnessPtr Next = nullptr);

inline Cost multiplied(Cost C, double Times) {
  C.CpuNs *= Times;
  C.WaitNs *= Times;
  return C;
}

class BehaviorBuilder {
public:
  BehaviorBuilder(const World &W, const FunctionSummary &F, View V)
      : W(W), F(F), V(V) {}

  /// While it lives, what is added need not happen (Witness::Perhaps).
  class Unsure {
  public:
    Unsure(BehaviorBuilder &Out, bool Is) : Out(Out), Before(Out.Perhaps) {
      Out.Perhaps |= Is;
    }
    ~Unsure() { Out.Perhaps = Before; }
    Unsure(const Unsure &) = delete;

  private:
    BehaviorBuilder &Out;
    bool Before;
  };

  bool wantsMemory() const { return V != View::Work; }
  bool isOutside() const { return V == View::Outside; }
  bool isUnsure() const { return Perhaps; }
  void memory(MemoryUse Use, const Hop &H);
  /// Outside view: of a callee's record, where its places have the same names
  /// here.
  void sameMemory(const MemoryUse &Use, const Hop &H);
  void effect(EffectUse Use, const Hop &H);
  void unknown(llvm::StringRef Callee, const Hop &H);
  /// What it takes is guessed.
  void unknownButTimed(llvm::StringRef Callee, const Hop &H, const Cost &Time,
                       double Times);
  /// It is called by a callee, whose time says whether it is part of it.
  void unknownWithin(llvm::StringRef Callee, const Hop &H);
  void notThreadSafe(llvm::StringRef Callee, const Hop &H);
  void outside(llvm::StringRef Callee, const Hop &H);
  void throws(const Hop &H, bool IsStdException);
  /// What handlers around the fact take; holds until it is said anew.
  void setTaken(Region::Catches By) { Taken = By; }
  /// The process ends after what follows; holds until it is said anew.
  void setEnding(bool Is) { Ending = Is; }
  void parameterCall(ParameterCall C);
  /// One that was found before; its times are counted already.
  void keepParameterCall(const ParameterCall &C);

  /// Time on a core and asleep, already multiplied.
  void time(Cost C, double GuessedNs);
  void part(std::string Name, Cost C, double Times, Location Where);

  /// The record's Does, KnownUnknown, PartialBesides, GuessedNs,
  /// ParameterCalls and ByType.
  void finish(Record &Out);

private:
  bool isVisible(const Place &P) const;
  WitnessPtr make(const Hop &H) const;
  void keepBetter(WitnessPtr &Known, const Hop &H) const;
  void add(std::vector<CallUse> &To, llvm::StringRef Callee, const Hop &H);
  MemoryUse *known(const MemoryUse &Use, size_t Hash);
  void addMemory(MemoryUse Use, const Hop &H);
  ParameterCall *findParameterCall(const ParameterCall &C);
  Cost timeParameterCalls();

  const World &W;
  const FunctionSummary &F;
  View V;
  bool Perhaps = false;
  bool Ending = false;
  Region::Catches Taken = Region::Catches::Some;
  Behavior Out;
  double GuessedNs = 0;
  std::vector<ParameterCall> ParameterCalls;
  std::unordered_multimap<size_t, size_t> MemoryIndex;
  std::array<unsigned, 16> PerRoot{};
  std::map<std::string, size_t> PartIndex;
};

} // namespace poolwise

#endif
