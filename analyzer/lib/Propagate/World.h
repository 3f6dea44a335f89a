//===- World.h - What is known of all functions -----------------*- C++ -*-===//
//
// The state of propagation: one record a function, filled bottom-up. A record
// that is not there yet is empty; inside a component of the call graph it grows
// until it is stable.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_WORLD_H
#define POOLWISE_PROPAGATE_WORLD_H

#include "EndOfProcess.h"
#include "MemberUsr.h"
#include "OnceOnly.h"
#include "Places.h"
#include "ValueFlow.h"
#include "poolwise/Program/Behavior.h"
#include <unordered_map>

namespace poolwise {

/// `Target` may hold `From` after a call: a constructor that keeps its
/// argument. In the function's own terms: rooted in parameters, This, captures.
struct HeldValue {
  Place Target;
  Value From;
  /// From is somewhere inside Target (a container took it), not Target itself.
  bool Inside = false;
};

/// A call of a callable that only callers know: a parameter, a member.
struct ParameterCall {
  Place Callable;
  std::vector<Places> Arguments;
  double Times = 1;
  bool Guessed = false;
  bool Elsewhere = false; ///< on another thread, or later
  /// Through a pointer to a member, of the first argument. `Within` is the
  /// function with the call, `At` which of its calls.
  bool OnObject = false;
  FunctionId Within = NoId;
  CallId At = NoId;
  std::string Name;
  Location Where;
  /// What one call takes, as far as the pointer's type tells.
  std::optional<Cost> ByType = std::nullopt;
};

struct Record {
  /// What ofFunction() gives.
  Behavior Does;
  /// Does.Unknown beyond this many stands for ParameterCalls; callers that know
  /// the callable replace it.
  size_t KnownUnknown = 0;
  bool PartialBesides = false; ///< Time.Partial without ParameterCalls
  double GuessedNs = 0;        ///< part of Does.Time that was guessed
  std::vector<ParameterCall> ParameterCalls;
  /// Part of Does.Time: ParameterCalls by type. Callers count their own.
  Cost ByType;
  std::vector<HeldValue> Holds;
  /// More than could be kept: its arguments may hold anything.
  bool HoldsAnything = false;
  /// What the result may be or refer to. Fresh: made by the function; with a
  /// name, so is what it points at.
  Places Returns;
  /// World::useNumbers, once somebody has asked.
  mutable std::vector<uint32_t> UseNumbers;
};

struct World {
  const Program &P;
  const RuleSet &Rules;
  std::vector<Record> Records;
  EndOfProcess Ends;
  OnceOnly Once;
  ValueFlow Flow;
  /// Component of the call graph.
  std::vector<uint32_t> Component;
  /// Qualified names of call operators -> functions, for functors.
  llvm::StringMap<FunctionId> CallOperators;
  /// Canonical function types -> functions whose addresses the program takes,
  /// sorted: what a pointer may point at of which nothing else is known.
  llvm::StringMap<std::vector<FunctionId>> TakenByType;
  /// USR -> the versions of a function besides the one that has it (Link).
  llvm::StringMap<std::vector<FunctionId>> Versions;

  World(const Program &P, const RuleSet &Rules);

  const FunctionId *find(llvm::StringRef Usr) const;
  /// All that `Usr` may mean in `F`: of several versions that of its own file,
  /// else any.
  llvm::SmallVector<FunctionId, 1> bodies(const FunctionSummary &F,
                                          llvm::StringRef Usr) const;
  /// What a pointer of this canonical type may point at.
  llvm::ArrayRef<FunctionId> taken(llvm::StringRef Pointer) const;
  /// What an indirect call likely runs: by where its pointer was set, else by
  /// the pointer's type.
  std::vector<FunctionId> pointedAt(FunctionId F, CallId C) const;
  FunctionId idOf(const FunctionSummary &F) const {
    return &F - P.Functions.data();
  }

  /// Of the function's source, or derived.
  const Computation &computation(FunctionId F, uint32_t Id) const;
  /// One that `F` does not write itself; NoId: there are too many.
  uint32_t derived(FunctionId F, Computation C) const;
  /// An index as callers of `F` may know it: by parameters, not by its own
  /// variables, of which those that are set once are replaced by their values.
  Subscript outward(const FunctionSummary &F, Subscript Index) const;
  /// The sum of two indexes of `F`, as a computation of its own.
  Subscript plus(const FunctionSummary &F, Subscript A, Subscript B) const;
  /// A kind of use of a place, under a number of its own: whoever does the same
  /// has the same.
  struct KnownUse {
    Place P;
    bool Write, Atomic, Ending;
    bool LeadsOut = false;
    bool HasConstantPath = false; ///< no index that only some function knows
  };
  /// Of what the record says of memory, in that order.
  llvm::ArrayRef<uint32_t> useNumbers(FunctionId F) const;
  const KnownUse &knownUse(uint32_t Number) const { return KnownUses[Number]; }
  const MemberUsr &memberNamed(llvm::StringRef Usr) const;
  /// Memory of typeNamed: the same few types are asked for again and again.
  const TypeModel *type(llvm::StringRef CanonicalType) const;
  bool hasRole(llvm::StringRef Type, TypeModel::Role R) const;
  /// Its value is a pointer: raw, or a view.
  bool isPointerLike(llvm::StringRef Type) const;
  /// Its value shares or owns something through a pointer.
  bool isHandle(llvm::StringRef Type) const;

private:
  mutable llvm::StringMap<const TypeModel *> Types;
  mutable llvm::StringMap<MemberUsr> Members;
  mutable std::vector<KnownUse> KnownUses;
  mutable std::unordered_multimap<size_t, uint32_t> NumberOfUse; ///< by hash
  mutable std::vector<std::vector<Computation>> Derived;
};

bool isRawPointer(llvm::StringRef Type);
/// "const char *" -> "char".
std::string pointeeType(llvm::StringRef Pointer);

} // namespace poolwise

#endif
