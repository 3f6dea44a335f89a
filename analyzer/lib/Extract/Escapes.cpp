#include "Escapes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <set>

using namespace llvm;
namespace poolwise {

namespace {
/// Who holds one can reach what it points at.
bool leadsElsewhere(StringRef Type) {
  return Type.contains('*') || Type.contains("iterator") ||
         Type.contains("std::span<") || Type.contains("basic_string_view<");
}

bool isVariable(const Value &V) {
  return V.K == Value::Kind::Place && V.P.R == Place::Root::Variable;
}

bool isAddress(const Place &P) {
  return !P.Path.empty() && P.Path.back().K == Step::Kind::Address;
}

class Escapes {
public:
  explicit Escapes(FunctionSummary &F) : F(F) {
    // Pointers come from pointers, in whatever order.
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (const Binding &B : F.Bindings)
        if (isLocal(B.Target))
          for (VariableId V :
               reached(B.From, F.Variables[B.Target.Id].IsReference))
            Changed |= LeadsTo[B.Target.Id].insert(V).second;
    }
  }

  /// To somebody who may keep it, as an address if it is `ByReference`.
  void hand(const Value &V, bool ByReference) {
    if (V.K == Value::Kind::Lambda)
      for (const Value &Captured : V.Captures)
        hand(Captured, true);
    handName(V, ByReference);
    for (VariableId Of : reached(V, ByReference))
      mark(Of);
  }

  void handArguments(const Call &C) {
    // Threads and the like give all that they get to what they call.
    bool MayKeep =
        !C.InSystemHeader || (C.Receiver && leadsElsewhere(C.Receiver->Type)) ||
        any_of(C.Arguments, [](const Argument &A) {
          return A.V.K == Value::Kind::Lambda || A.V.K == Value::Kind::Function;
        });
    for (const Argument &A : C.Arguments) {
      bool ByReference =
          A.By == Passing::Reference || A.By == Passing::ConstReference;
      if (MayKeep)
        hand(A.V, ByReference);
      else
        handName(A.V, ByReference);
    }
    if (C.Receiver && !C.InSystemHeader)
      hand(*C.Receiver, C.K != Call::Kind::Destructor);
  }

  void handBound(const Binding &B) {
    if (!isLocal(B.Target) || B.From.K == Value::Kind::Lambda)
      hand(B.From, /*ByReference=*/false);
    else
      handName(B.From, /*ByReference=*/false);
  }

private:
  /// The variable itself, not what it leads to.
  void handName(const Value &V, bool ByReference) {
    if (isVariable(V) && (ByReference || isAddress(V.P)))
      mark(V.P.Id);
  }

  bool isLocal(const Place &P) const {
    return P.R == Place::Root::Variable && P.Path.empty();
  }

  void mark(VariableId V) { F.Variables[V].AddressTaken = true; }

  std::set<VariableId> ledTo(VariableId V) const {
    auto Led = LeadsTo.find(V);
    return Led == LeadsTo.end() ? std::set<VariableId>() : Led->second;
  }

  /// The variables in which the object at `P` lies: `v` of `v.front()`.
  std::set<VariableId> owners(const Place &P) const {
    if (P.R == Place::Root::Variable) {
      std::set<VariableId> Out = ledTo(P.Id);
      Out.insert(P.Id);
      return Out;
    }
    const Value *In = nullptr;
    if (P.R == Place::Root::Element)
      In = &F.Regions[P.Id].Loop->Over;
    else if (P.R == Place::Root::Result && P.Id < F.Calls.size())
      if (const Call &C = F.Calls[P.Id];
          C.Receiver && C.K != Call::Kind::Constructor &&
          (C.ResultIsReference || leadsElsewhere(C.ResultType)))
        In = &*C.Receiver;
    return In && In->K == Value::Kind::Place ? owners(In->P)
                                             : std::set<VariableId>();
  }

  /// The variables into which `V`, or the reference to it, leads.
  std::set<VariableId> reached(const Value &V, bool ByReference) const {
    if (V.K != Value::Kind::Place)
      return {};
    if (isVariable(V))
      return ledTo(V.P.Id);
    if (ByReference || isAddress(V.P))
      return owners(V.P);
    // The pointer that `v[0]` holds does not lead into `v`; `v.data()` does.
    bool IsHandle = V.P.R == Place::Root::Result && V.P.Path.empty() &&
                    V.P.Id < F.Calls.size() &&
                    !F.Calls[V.P.Id].ResultIsReference;
    return IsHandle ? owners(V.P) : std::set<VariableId>();
  }

  FunctionSummary &F;
  std::map<VariableId, std::set<VariableId>> LeadsTo;
};
} // namespace

void markEscapes(FunctionSummary &F, ArrayRef<Value> Lost,
                 bool ReturnsReference) {
  Escapes Out(F);
  for (const Call &C : F.Calls)
    Out.handArguments(C);
  for (const Binding &B : F.Bindings)
    Out.handBound(B);
  for (const Value &V : Lost)
    Out.hand(V, false);
  for (const Value &V : F.Returns)
    Out.hand(V, ReturnsReference);
}

} // namespace poolwise
