#include "SetAnew.h"
#include "NumbersSetAnew.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

using Root = Place::Root;

namespace {
/// A container, and the facts of the function that concern it.
class Scratch {
public:
  Scratch(const Trial &T, VariableId Id) : T(T), F(T.F), Id(Id) {}

  bool isSetAnew() const {
    if (!isEligible() || !staysInLoop())
      return false;
    for (const BodyStatement &S : T.C.Statements)
      if (!S.Text.isValid())
        return false;
      else if (isUsedIn(S.Text))
        return sets(S);
    return false;
  }

private:
  bool isOf(const Place &P) const {
    return P.R == Root::Variable && P.Id == Id;
  }
  bool isItself(const Place &P) const { return isOf(P) && P.Path.empty(); }
  bool names(const Value &V) const {
    return (V.K == Value::Kind::Place && isOf(V.P)) ||
           any_of(V.Captures, [&](const Value &C) { return names(C); });
  }
  bool hasArgument(const Call &C) const {
    return any_of(C.Arguments, [&](const Argument &A) { return names(A.V); });
  }
  bool names(const Call &C) const {
    return (C.Receiver && names(*C.Receiver)) || hasArgument(C);
  }

  bool isEligible() const {
    const Variable &V = F.Variables[Id];
    return V.K == Variable::Kind::Local && !V.IsReference && !V.IsConst &&
           !V.IsThreadLocal && V.Declaration.isValid() &&
           !T.isInside(V.Region) && F.isWithin(T.Loop, V.Region) &&
           T.Shape->Variable != Id && !is_contained(T.Shape->Bindings, Id) &&
           isContainer(V.Type);
  }
  bool isContainer(StringRef Type) const {
    const TypeModel *Model = T.Rules.typeNamed(Type);
    return Model && Model->R == TypeModel::Role::Container;
  }

  /// Its declaration does nothing else, and nothing but the loop's body knows
  /// it.
  bool staysInLoop() const {
    const Range &Declared = F.Variables[Id].Declaration;
    auto IsOutside = [&](RegionId R, const Location &Where) {
      return !F.isWithin(R, T.Body) && !Declared.holds(Where);
    };
    for (const Access &A : F.Accesses)
      if (isOf(A.P) && IsOutside(A.Region, A.Where))
        return false;
    for (const Binding &B : F.Bindings)
      if ((isOf(B.Target) || names(B.From)) && IsOutside(B.Region, B.Where))
        return false;
    for (const Call &C : F.Calls) {
      bool IsOwn = C.K == Call::Kind::Destructor ||
                   (C.K == Call::Kind::Constructor && C.Arguments.empty());
      bool IsMade = IsOwn && C.Receiver && isItself(C.Receiver->P);
      if (Declared.holds(C.Where)
              ? !IsMade
              : names(C) && !IsMade && !F.isWithin(C.Region, T.Body))
        return false;
    }
    return none_of(F.Returns, [&](const Value &V) { return names(V); });
  }

  bool isUsedIn(const Range &Text) const {
    return any_of(F.Accesses,
                  [&](const Access &A) {
                    return isOf(A.P) && Text.holds(A.Where);
                  }) ||
           any_of(F.Calls,
                  [&](const Call &C) {
                    return names(C) && Text.holds(C.Where);
                  }) ||
           any_of(F.Bindings, [&](const Binding &B) {
             return (isOf(B.Target) || names(B.From)) && Text.holds(B.Where);
           });
  }
  bool isReadIn(const Range &Text) const {
    return any_of(F.Accesses, [&](const Access &A) {
      return isOf(A.P) && A.K == Access::Kind::Read && Text.holds(A.Where);
    });
  }

  /// Does the statement give it a new value, whatever it had, and only that?
  bool sets(const BodyStatement &S) const {
    if (isReadIn(S.Text))
      return false;
    bool IsSet = any_of(F.Accesses, [&](const Access &A) {
      return isItself(A.P) && A.K == Access::Kind::Write &&
             A.Region == T.Body && A.Update == NoId && S.Text.holds(A.Where);
    });
    for (const Call &C : F.Calls) {
      if (!S.Text.holds(C.Where) || !names(C))
        continue;
      StringRef Name = StringRef(C.Name).rsplit("::").second;
      bool Anew = Name == "operator=" || Name == "clear" || Name == "assign";
      if (IsSet || !Anew || !C.InSystemHeader || C.Region != T.Body ||
          hasArgument(C) || !C.Receiver || !isItself(C.Receiver->P))
        return false;
      IsSet = true;
    }
    return IsSet;
  }

  const Trial &T;
  const FunctionSummary &F;
  VariableId Id;
};
} // namespace

std::vector<VariableId> variablesSetAnew(const Trial &T) {
  std::vector<VariableId> Found;
  if (!T.isLoop())
    return Found;
  Found = numbersSetAnew(T.F, T.Loop);
  for (VariableId Id = 0; Id < T.F.Variables.size(); ++Id)
    if (Scratch(T, Id).isSetAnew())
      Found.push_back(Id);
  return Found;
}

} // namespace poolwise
