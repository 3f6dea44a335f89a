//===- Resolver.h - From names to the objects behind them -------*- C++ -*-===//
//
// In:  places and values as the source of one function names them. Out: the
//      objects they may be: rooted in Variable, This, Global, Fresh or Unknown;
//      and the functions that a callable may be.
//
// Pointers are followed through everything that was ever stored in them, in any
// order (flow-insensitive). What lies behind parameters, This, captures and
// globals keeps its name, with Deref and Owned steps; callers know more. What a
// local pointer holds and nothing says is Unknown.
//
// Not handled: pointers made from integers, unions, pointers to data members
// (Unknown); list nodes beyond the second (they share the second's name).
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_RESOLVER_H
#define POOLWISE_PROPAGATE_RESOLVER_H

#include "World.h"
#include <deque>
#include <map>

namespace poolwise {

/// A function that a call may run, with the closure it runs on.
struct Callee {
  FunctionId F = 0;
  const Value *Closure = nullptr; ///< a Lambda value in the caller's terms
  Places ClosureAt;               ///< else: where the closure lies
  CallId BoundBy = NoId;          ///< the call that bound arguments to it
};

struct Targets {
  std::vector<Callee> Bodies;
  const Model *Rule = nullptr;
  /// Callables that the callers of this function know.
  Places Open;
  /// Something else may be called.
  bool Unknown = false;

  std::vector<FunctionId> functions() const;
};

class Resolver {
public:
  Resolver(const World &W, FunctionId F);
  Resolver(const Resolver &) = delete;

  const World &W;
  const FunctionSummary &F;

  /// The objects that `P` may be. For the value of a pointer: its address.
  Places resolve(const Place &P);
  /// Goes on along `Path` from resolved places.
  Places follow(Places From, Steps Path);
  /// The object that a reference argument is, or the value of a pointer.
  Places valueOf(const Value &V);
  /// What a pointer, view, or array holds: `V` of that type is behind it.
  Places behind(const Value &V);

  const Model *modelOf(CallId C);
  /// A pool of the program's own, whose rule says what its code hides: where
  /// the work goes that it is given.
  static bool rulesOverBody(const Model &M);
  Targets targetsOf(CallId C);
  Targets callables(const Value &V);
  Targets callablesAt(const Places &All);

  /// What every object may hold after calls and assignments.
  const std::deque<HeldValue> &held();
  /// May a pointer inside of *this have been set here?
  bool holdsInThis();
  /// The values that the object at `At` was given as a whole.
  std::vector<const Value *> valuesHeldAt(const Place &At);

  /// What a callable that call `Id` hands over is given as its user data.
  Places userData(CallId Id, const CallbackModel &Callback);

  /// Of two subscripts; unknown if one of them is.
  Subscript sum(const Subscript &A, const Subscript &B) const;

  /// The object that a model names; null: there is none.
  const Value *object(const Call &C, ObjectRef Ref) const;

private:
  Place sibling(Place P, const Step &Index) const;

  struct RootKey {
    Place::Root R;
    uint32_t Id;
    std::string Name;
    friend auto operator<=>(const RootKey &, const RootKey &) = default;
  };
  struct Active {
    Place At;
    Places Assumed;
    bool Hit = false;
  };

  Places rootsOf(const Place &P);
  Places resultOf(CallId C);
  Places modeledResult(CallId C, const Model &M);
  Places elementOf(RegionId Loop);
  Places step(const Place &At, const Step &S);
  Places load(const Place &At, const Step &S);
  Places loadOnce(const Place &At, const Step &S);
  Places closureField(const Place &At, const Step &S);
  bool isKnownOutside(const Place &P) const;
  bool leadsNowhere(const Place &At) const;
  void callablesAt(const Place &At, Targets &Out, unsigned Depth);
  void addOverriders(llvm::StringRef Usr, Targets &Out);
  void addFunction(const Value &V, Targets &Out);
  bool addFunctionObject(const Value &V, Targets &Out);
  bool addBound(const Value &V, Targets &Out, unsigned Depth);
  void addCallable(const Value &V, Targets &Out, unsigned Depth);

  // EarlierCalls.cpp
  std::optional<Place> soleObject(const Value *V);
  bool isHandedOut(const Place &Object);
  std::vector<CallId> callsOnSameObject(CallId Id, llvm::StringRef Function,
                                        ObjectRef On);
  bool cameBefore(CallId Id, const ModelCondition &If);

  // HeldValues.cpp
  void collectHeld();
  void hold(const Place &RawTarget, Value From, bool Inside = false);
  void holdResolved(HeldValue H);
  void holdByLibrary(CallId C);
  void holdOutPointer(CallId C, const Argument &To, bool IsAddress);
  void holdConstructed(const Call &C);
  void holdInside(const Value &Target, const Value &From);
  void importHeld(CallId C);

  std::map<Place, Places> Memory, LoadsBehind, LoadsOwned;
  std::vector<std::optional<Places>> Results;
  std::vector<std::optional<const Model *>> Models;
  std::vector<Active> Open;
  unsigned Depth = 0;
  unsigned Loads = 0; ///< since Depth was 0
  unsigned ResultsOpen = 0;
  enum class Progress { None, Running, Done } HeldProgress = Progress::None;
  std::deque<HeldValue> Held;
  std::map<RootKey, std::vector<const HeldValue *>> HeldByRoot;
};

} // namespace poolwise

#endif
