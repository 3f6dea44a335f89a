//===- Computations.cpp - Indexes in the terms of callers -----------------===//
//
// In:  an index as a function computes it: `row * cols_ + column`. Out: the
//      same as its callers may name it, by parameters and members. A counter of
//      a loop in the function is some number from its first to its last.
//
// Not handled: computations that may wrap, since callers can't see on what
// conditions the element is used.
//
//===----------------------------------------------------------------------===//

#include "World.h"
#include "poolwise/Program/Within.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

using Root = Place::Root;

namespace {
constexpr size_t MaxDerived = 300;
constexpr unsigned MaxDepth = 6;

bool areEqual(const Value &A, const Value &B) {
  return A.K == B.K && A.P == B.P && A.Number == B.Number &&
         A.Index == B.Index && A.Usr == B.Usr;
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

/// The loop that counts the variable, and alone changes it.
const LoopShape *loopOfCounter(const FunctionSummary &F, VariableId Id) {
  auto Counts = [&](const Region &R) {
    return R.Loop && R.Loop->F == LoopShape::Form::Counted &&
           R.Loop->Variable == Id && R.Loop->Step != 0 &&
           !R.Loop->isCounterOutside();
  };
  auto Loop = llvm::find_if(F.Regions, Counts);
  if (Loop == F.Regions.end() || F.Variables[Id].AddressTaken)
    return nullptr;
  RegionId Header = Loop - F.Regions.begin();
  bool ChangesElsewhere = llvm::any_of(F.Accesses, [&](const Access &A) {
    return A.K == Access::Kind::Write && A.P == variablePlace(Id) &&
           A.Region != Header;
  });
  return ChangesElsewhere ? nullptr : &*Loop->Loop;
}

bool isUnsigned(llvm::StringRef Type) { return Type.starts_with("unsigned"); }

/// It is no difference of numbers without sign, which may wrap.
bool isPlain(const Value &V) {
  return V.K == Value::Kind::Constant ||
         (V.Index.Computed == NoId && V.Index.Offset >= 0);
}

class Outward {
public:
  Outward(const World &W, const FunctionSummary &F) : W(W), F(F) {}

  Subscript index(Subscript I, unsigned Depth) const {
    if (Depth == 0)
      return {};
    if (I.Variable != NoId && I.Variable >= F.ParameterCount) {
      Subscript Local = local(I.Variable, Depth);
      I.Variable = NoId;
      I.Known = I.Computed == NoId;
      return sum(Local, index(I, Depth - 1));
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
  Subscript local(VariableId Id, unsigned Depth) const {
    if (const Subscript *Set = valueOfLocal(F, Id))
      return index(*Set, Depth - 1);
    const LoopShape *Loop = loopOfCounter(F, Id);
    return Loop ? counterOf(*Loop, Id, Depth) : Subscript{};
  }

  /// What the counter of a loop is, to who does not see the loop.
  Subscript counterOf(const LoopShape &L, VariableId Id, unsigned Depth) const {
    bool IsUp = L.Step > 0;
    Value Low = IsUp ? L.First : L.Bound, Past = IsUp ? L.Bound : L.First;
    int64_t PastBy = (IsUp && !L.BoundIncluded ? 0 : 1) - L.Ahead;
    int64_t LowBy = IsUp ? 0 : (L.BoundIncluded ? 0 : 1) - L.Ahead;
    auto IsNumber = [](const Value &V) {
      return !llvm::StringRef(V.Type).contains("float") &&
             !llvm::StringRef(V.Type).contains("double");
    };
    // `n - 1` of an unsigned 0 is no small number.
    if (!IsNumber(Low) || !IsNumber(Past) ||
        (isUnsigned(Past.Type) && PastBy != 0 && !isPlain(Past)) ||
        !operand(Low, Depth) || !operand(Past, Depth) || !add(Low, LowBy) ||
        !add(Past, PastBy))
      return {};
    Low.Usr = F.Usr + "#" + std::to_string(Id);
    Subscript Some;
    Some.Computed =
        W.derived(W.idOf(F), {Within, std::move(Low), std::move(Past), false});
    return Some.Computed == NoId ? Subscript{} : Some;
  }

  bool add(Value &V, int64_t By) const {
    if (By == 0)
      return true;
    if (V.K == Value::Kind::Constant) {
      V.Number += By;
      V.Index.Offset = V.Number;
      return true;
    }
    if (V.Index.Known || V.Index.Computed != NoId) {
      V.Index.Offset += By;
      V.K = Value::Kind::Other;
      return true;
    }
    return false;
  }

  Subscript sum(Subscript A, const Subscript &B) const {
    auto IsNothing = [](const Subscript &S) {
      return !S.Known && S.Computed == NoId;
    };
    if (IsNothing(A) || IsNothing(B))
      return {};
    bool HasRoom = A.Computed == NoId || B.Computed == NoId;
    if (HasRoom && (A.Variable == NoId || B.Variable == NoId)) {
      A.Variable = A.Variable == NoId ? B.Variable : A.Variable;
      A.Computed = A.Computed == NoId ? B.Computed : A.Computed;
      A.Offset += B.Offset;
      A.Known = A.Computed == NoId;
      return A;
    }
    return W.plus(F, A, B);
  }

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

Subscript World::plus(const FunctionSummary &F, Subscript A,
                      Subscript B) const {
  Computation Plus;
  Plus.O = Computation::Op::Plus;
  Plus.Left.Index = A;
  Plus.Right.Index = B;
  Subscript Sum;
  Sum.Computed = derived(idOf(F), std::move(Plus));
  return Sum;
}

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
