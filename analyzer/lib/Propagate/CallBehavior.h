//===- CallBehavior.h - What one call does ----------------------*- C++ -*-===//
//
// In:  a call, and how often it runs. Out: uses for a BehaviorBuilder, in the
//      caller's terms: of the bodies it may run, of the library model it has,
//      of the callables handed over, of the members of the program's types that
//      a library template runs; or that it is not known.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_CALLBEHAVIOR_H
#define POOLWISE_PROPAGATE_CALLBEHAVIOR_H

#include "Backing.h"
#include "BehaviorBuilder.h"
#include "CommonUses.h"
#include "Frame.h"
#include "RegionWeights.h"

namespace poolwise {

/// Whose time counts: all callees', or, while a component of the call graph is
/// not settled, only those outside it.
enum class CountTime : uint8_t { All, OutsideComponent };

class CallBehavior {
public:
  CallBehavior(Resolver &R, BehaviorBuilder &Out, FunctionId Self,
               CountTime Counted)
      : R(R), W(R.W), F(R.F), Out(Out), Self(Self), Counted(Counted) {}

  void call(CallId Id, Weight Times);
  /// Argument `Work` of the call runs once, on one element.
  void callable(CallId Id, int Work);
  /// The callable that an executor is given runs once.
  void task(CallId Id, const CallbackModel &How);

private:
  /// A run of one callee body.
  struct Run {
    CallId Id;
    Weight Times;
    bool TimeCounts = true;
    bool Elsewhere = false; ///< on another thread: memory, but no time
    bool IsOneOfMany = false;
    unsigned Depth = 0; ///< callables inside callables
  };

  static Run oneOf(llvm::ArrayRef<double> Shares, size_t Index, Run Of);
  std::vector<double> sharesOf(CallId Id, llvm::ArrayRef<FunctionId> Functions,
                               llvm::ArrayRef<FunctionId> Flowing,
                               bool WithRule) const;
  std::vector<FunctionId> likely(llvm::ArrayRef<FunctionId> Flowing,
                                 llvm::ArrayRef<FunctionId> Functions) const;
  bool isInlined(FunctionId Body) const;
  void bodies(const Targets &T, const Run &Of);
  void body(FunctionId Callee, Frame &Fr, const Run &Of);
  /// Few callees ask for it.
  using FrameMaker = llvm::function_ref<Frame &()>;
  /// All but what it does to memory.
  void bodyWork(FunctionId Callee, FrameMaker Fr, const Run &Of);
  void bodyMemory(FunctionId Callee, Frame &Fr, const Run &Of);
  /// How uses of one callee are taken over.
  struct Takeover {
    const Run &Of;
    bool MayHaveSameName, OnOwnThis;
    /// Uses come in order of their places: a read and a write follow each
    /// other.
    const Place *Last = nullptr;
    Places Mapped = {};
  };
  Takeover takeover(const Frame &Fr, const Run &Of) const;
  void takeOver(const MemoryUse &Use, const std::string &Callee, Frame &Fr,
                Takeover &By);
  /// Returns the nanoseconds of waiting that turned out to be memory.
  double bodyEffects(const Record &Rec, FrameMaker Fr, const Run &Of,
                     const std::string &Name);
  void parameterCalls(const Record &Rec, FrameMaker Fr, const Run &Of);
  void unknownCall(const Run &Of);
  std::optional<Cost> timeByFlow(CallId Id) const;

  // LibraryCall.cpp
  void library(const Model &M, const Run &Of);
  bool mayNotWait(const Model &M, const Call &C);
  void libraryCost(const Model &M, const Run &Of);
  void libraryMemory(const Model &M, const Run &Of);
  void useObject(const Model &M, ObjectRef Ref, const Run &Of);
  void useArgument(const Model &M, ObjectRef Ref, const Run &Of);
  void useAt(const Model &M, Places All, bool Write, const std::string &Type,
             const Run &Of);
  void callbacks(const Model &M, const Run &Of);
  void runCallback(const Targets &T, const Model &M, int Callable,
                   bool PerElement, Subscript Own, const Run &Of);
  void elementCalls(const Model &M, const Run &Of);
  void elementMemory(const CommonUses &All, const Places &Made,
                     const Places &Elements, const Run &Of);
  Frame elementFrame(FunctionId Member, const Places &Receiver,
                     const Places &Elements, const Run &Of);

  // LibrarySpans.cpp
  Places positionOf(const Value &V);
  Places elementsUsed(const Model &M, uint32_t First, CallId Id);
  bool isInSpan(const Model &M, uint32_t Argument, CallId Id);

  uint32_t updateOf(CallId Id, const Place &P);

  Resolver &R;
  const World &W;
  const FunctionSummary &F;
  BehaviorBuilder &Out;
  FunctionId Self;
  CountTime Counted;
};

} // namespace poolwise

#endif
