//===- Computations.cpp - Indexes in the terms of callers -----------------===//
//
// In:  an index as a function computes it: `row * cols_ + column`. Out: the
// same
//      as its callers may name it, by parameters and members.
//
// Not handled: computations that may wrap, since callers can't see on what
// conditions the element is used.
//
//===----------------------------------------------------------------------===//

#include "World.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

using Root = Place::Root;

namespace {
constexpr size_t MaxDerived = 300;
constexpr unsigned MaxDepth = 6;

bool areEqual(const Value &A, const Value &B) {
  return A.K == B.K && A.P == B.P && A.Number == B.Number && A.Index == B.Index;
}

/// A local integer that keeps what its declaration gave it.
const Subscript *valueOfLocal(const FunctionSummary &F, VariableId Id) {
  const Variable &V = F.Variables[Id];
  bool IsSetOnce =
      V.K == Variable::Kind::Local && !V.AddressTaken && !V.IsReference &&
      llvm::none_of(F.Accesses, [&](const Access &A) {
        return A.K == Access::Kind::Write && A.P == variablePlace(Id);
      });
  return IsSetOnce ? &V.First : nullptr;
}

class Outward {
public:
  Outward(const World &W, const FunctionSummary &F) : W(W), F(F) {}

  Subscript index(Subscript I, unsigned Depth) const {
    if (Depth == 0)
      return {};
    if (I.Variable != NoId && I.Variable >= F.ParameterCount) {
      const Subscript *Set = valueOfLocal(F, I.Variable);
      if (!Set || I.Computed != NoId)
        return {};
      Subscript Next = *Set;
      Next.Offset += I.Offset;
      return index(Next, Depth - 1);
    }
    if (I.Computed == NoId)
      return I.Known ? I : Subscript{};
    Computation C = W.computation(W.idOf(F), I.Computed);
    if (C.MayWrap || !operand(C.Left, Depth) || !operand(C.Right, Depth))
      return {};
    I.Computed = W.derived(W.idOf(F), std::move(C));
    return I.Computed == NoId ? Subscript{} : I;
  }

private:
  /// Replaces the operand by what callers know; false: they do not.
  bool operand(Value &V, unsigned Depth) const {
    if (V.K == Value::Kind::Constant)
      return true;
    if (V.Index.Known || V.Index.Computed != NoId) {
      V.Index = index(V.Index, Depth - 1);
      bool IsPlain =
          V.Index.Known && V.Index.Variable != NoId && V.Index.Offset == 0;
      if (!IsPlain)
        V.K = Value::Kind::Other;
      else
        V.P = variablePlace(V.Index.Variable);
      return V.Index.Known || V.Index.Computed != NoId;
    }
    return V.K == Value::Kind::Place &&
           (V.P.R == Root::This || V.P.R == Root::Global ||
            (V.P.R == Root::Variable && V.P.Id < F.ParameterCount)) &&
           llvm::none_of(V.P.Path, [](const Step &S) {
             return S.K == Step::Kind::Index;
           });
  }

  const World &W;
  const FunctionSummary &F;
};
} // namespace

const Computation &World::computation(FunctionId F, uint32_t Id) const {
  const std::vector<Computation> &Own = P.Functions[F].Computations;
  return Id < Own.size() ? Own[Id] : Derived[F][Id - Own.size()];
}

uint32_t World::derived(FunctionId F, Computation C) const {
  const std::vector<Computation> &Own = P.Functions[F].Computations;
  std::vector<Computation> &More = Derived[F];
  auto IsSame = [&](const Computation &Known) {
    return Known.O == C.O && Known.MayWrap == C.MayWrap &&
           areEqual(Known.Left, C.Left) && areEqual(Known.Right, C.Right);
  };
  if (auto It = llvm::find_if(Own, IsSame); It != Own.end())
    return It - Own.begin();
  auto It = llvm::find_if(More, IsSame);
  uint32_t Id = Own.size() + (It - More.begin());
  if (It == More.end()) {
    if (More.size() == MaxDerived)
      return NoId;
    More.push_back(std::move(C));
  }
  return Id;
}

Subscript World::outward(const FunctionSummary &F, Subscript Index) const {
  return Outward(*this, F).index(Index, MaxDepth);
}

} // namespace poolwise
