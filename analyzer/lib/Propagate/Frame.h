//===- Frame.h - A callee's names in its caller's terms ---------*- C++ -*-===//
//
// In:  a call, and places as the callee names them: rooted in its parameters,
//      This, captures, globals. Out: the same in the caller's terms.
//
// A closure is an object with fields "&0", "&1"... for what it captures by
// reference (the field is the captured object) and "=0"... for copies.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_FRAME_H
#define POOLWISE_PROPAGATE_FRAME_H

#include "Resolver.h"

namespace poolwise {

class Frame {
public:
  /// Arguments and receiver as the call hands them over.
  static Frame ofCall(Resolver &Caller, const Callee &To, CallId At);
  /// The callee is run by somebody else: arguments are set one by one.
  static Frame ofCallback(Resolver &Caller, const Callee &To, CallId At);

  void setArgument(unsigned Index, const Value *V);
  void setArgument(unsigned Index, Places Given);
  void setReceiver(Places Given);

  /// The receiver is *this of the caller itself.
  bool isOnCallersThis() const;
  Places map(const Place &P);
  /// Places become the caller's; several alternatives become Unknown.
  Value map(const Value &V);
  /// What is handed over for a parameter, if that is a value in the source.
  const Value *argument(VariableId Parameter) const;

private:
  struct Slot {
    const Value *V = nullptr;
    std::optional<Places> At;
  };

  Frame(Resolver &Caller, const Callee &To, CallId At);
  void takeBound();
  Places placesOf(Slot &S);
  Places follow(Slot &S, Steps Path);
  Places mapCapture(VariableId Capture, Steps Rest);
  Steps mapSteps(Steps Path, std::vector<Step> &Changed);
  Subscript mapIndex(Subscript Index);
  Subscript mapComputed(Subscript Index);
  std::optional<Value> mapOperand(const Value &V);

  Resolver &Caller;
  Callee To;
  const FunctionSummary &F;
  CallId At;
  std::vector<Slot> Arguments;
  Slot Receiver;
  /// The last pointers that were followed: who asks next often follows them,
  /// too.
  const Slot *LastSlot = nullptr;
  std::vector<Step> LastSteps;
  Places LastBehind;
};

} // namespace poolwise

#endif
