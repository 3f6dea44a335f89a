//===- SplitRounds.cpp ----------------------------------------------------===//

#include "SplitRounds.h"
#include "ConflictSort.h"
#include "OwnBound.h"
#include "PlaceRelation.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

using Root = Place::Root;

/// Longer bodies are not worth the questions.
constexpr size_t MaxStatements = 64;
/// A first part that is less of a round is not worth the split.
constexpr double LeastShare = 0.2;

static std::optional<uint32_t> statementAt(const Trial &T,
                                           const Location &Where) {
  for (uint32_t I = 0; I < T.C.Statements.size(); ++I)
    if (T.C.Statements[I].Text.holds(Where))
      return I;
  return std::nullopt;
}

static double timeOf(const Behavior &B) { return B.Time.CpuNs + B.Time.WaitNs; }

/// Effects that must stay in order, or on one thread.
static bool mustStay(const Behavior &Part) {
  return !Part.Outside.empty() || !Part.NotThreadSafe.empty() ||
         !Part.Unknown.empty() || any_of(Part.Effects, [](const EffectUse &E) {
           return E.Kind == EffectKind::Console || E.Kind == EffectKind::Lock;
         });
}

/// Does it write what outlives the round, or what the header gave it?
static bool leavesTraces(const Trial &T, const Behavior &Part) {
  return any_of(Part.Memory, [&](const MemoryUse &Use) {
    if (!Use.Write)
      return false;
    bool IsElement = Use.P.R == Root::Variable && T.Shape &&
                     (Use.P.Id == T.Shape->Variable ||
                      is_contained(T.Shape->Bindings, Use.P.Id));
    return IsElement || !T.isPrivate(Use.P, 0);
  });
}

static bool continuesThisLoop(const Trial &T, const Jump &J) {
  return J.K == Jump::Kind::Continue &&
         (J.Target == T.Loop || J.Target == T.Body);
}

/// The first statement of the body that must stay in order.
static std::optional<uint32_t> firstInOrder(Trial &T) {
  uint32_t First = T.C.Statements.size();
  for (uint32_t I = 0; I < First; ++I) {
    if (!T.C.Statements[I].Text.isValid())
      return std::nullopt;
    Behavior Part = T.PartOf(T.C.Statements[I].Text);
    if (mustStay(Part) || leavesTraces(T, Part))
      First = I;
  }
  for (const Jump &J : T.F.Jumps) {
    if (!T.F.isWithin(J.Region, T.Body) || J.K == Jump::Kind::Throw)
      continue;
    bool StaysInside = J.Target != NoId && J.Target != T.Body &&
                       J.Target != T.Loop && T.F.isWithin(J.Target, T.Body);
    std::optional<uint32_t> At = statementAt(T, J.Where);
    if (!At || J.K == Jump::Kind::Goto || J.K == Jump::Kind::CoroutineSuspend)
      return std::nullopt;
    if (!StaysInside && !continuesThisLoop(T, J))
      First = std::min(First, *At);
  }
  // What collides must be in order, both of it.
  for (const Conflict &C : T.Conflicts)
    for (const MemoryUse *Use : {C.Write, C.Other}) {
      std::optional<uint32_t> At =
          Use->Path ? statementAt(T, Use->Path->Where) : std::nullopt;
      if (!At)
        return std::nullopt;
      First = std::min(First, *At);
    }
  return First;
}

//--- One call of a statement in order ---------------------------------------//

/// Within one round, is what the call uses written by the rest of its
/// statement, or by what stands before it?
static bool dependsOnStatement(const Trial &T, const Behavior &Statement,
                               CallId Ahead, const Behavior &Does) {
  const Range &Call = T.F.Calls[Ahead].Text;
  return any_of(Statement.Memory, [&](const MemoryUse &Write) {
    if (!Write.Write || (Write.Path && Call.holds(Write.Path->Where)))
      return false;
    // What is done with its result comes after it.
    if (Write.P.R == Root::Fresh && Write.P.Id == Ahead)
      return false;
    if (Write.P.isUnknown())
      return true;
    return any_of(Does.Memory, [&](const MemoryUse &Use) {
      bool IsTemporary = Write.P.R == Root::Fresh && Write.P.Id == NoId;
      if (!IsTemporary && Write.P.R == Use.P.R && Write.P.Id == Use.P.Id &&
          Write.P.Name == Use.P.Name)
        return true;
      return overlap(T, Write, 0, Use, 0) != Overlap::Never;
    });
  });
}

/// Its result is all that the rest of the round sees of the call.
static bool setsVariables(const Behavior &Does) {
  return any_of(Does.Memory, [](const MemoryUse &Use) {
    return Use.Write && Use.P.R == Root::Variable;
  });
}

/// May what stands in order before the call skip it, in this round or all that
/// follow? `if (!p) break;` is there since it must not be made then.
static bool maySkip(const Trial &T, uint32_t First, const Call &C) {
  Range Before = T.C.Statements[First].Text;
  if (C.Text.Begin <= Before.Begin)
    return false;
  Before.End = C.Text.Begin;
  return any_of(T.F.Jumps,
                [&](const Jump &J) {
                  bool StaysInside = J.K != Jump::Kind::Throw &&
                                     J.Target != NoId && J.Target != T.Body &&
                                     J.Target != T.Loop &&
                                     T.F.isWithin(J.Target, T.Body);
                  return T.F.isWithin(J.Region, T.Body) && !StaysInside &&
                         Before.holds(J.Where);
                }) ||
         T.PartOf(Before).Throws;
}

/// Is the call made once in every round, or nothing of the round? In a `try`
/// that is so of what stands there first: what throws before it would skip it.
static bool isMadeInEveryRound(const Trial &T, uint32_t First,
                               uint32_t Statement, CallId Id) {
  const Call &C = T.F.Calls[Id];
  if (C.Region == T.Body)
    return !maySkip(T, First, C);
  if (Statement != First || T.F.Regions[C.Region].K != Region::Kind::Try ||
      T.F.Regions[C.Region].Parent != T.Body)
    return false;
  auto IsBefore = [&](RegionId Region, const Range &Text) {
    return T.F.isWithin(Region, C.Region) && !C.Text.contains(Text);
  };
  for (CallId Before = 0; Before < Id; ++Before)
    if (IsBefore(T.F.Calls[Before].Region, T.F.Calls[Before].Text))
      return false;
  return none_of(T.F.Jumps, [&](const Jump &J) {
    return T.F.isWithin(J.Region, C.Region) && J.Where.File == C.Text.File &&
           J.Where.Offset < C.Text.Begin;
  });
}

/// `ok = ok && f(x)`: it is made in every round up to one, and not after that;
/// nothing else sets the variable back.
static bool isMadeUntilKnown(const Trial &T, const BodyStatement &S,
                             CallId Id) {
  if (S.K != BodyStatement::Kind::Update || S.UpdateIndex == NoId)
    return false;
  const Update &U = T.F.Updates[S.UpdateIndex];
  const Call &C = T.F.Calls[Id];
  bool StopsEarly = U.O == Update::Op::AndThen || U.O == Update::Op::OrElse;
  if (!StopsEarly || U.TargetType != "bool" ||
      !U.OperandText.contains(C.Text) || U.Target.R != Root::Variable ||
      !U.Target.Path.empty() ||
      T.F.Regions[C.Region].K != Region::Kind::Branch ||
      T.F.Regions[C.Region].Parent != T.Body)
    return false;
  const Variable &V = T.F.Variables[U.Target.Id];
  return V.K == Variable::Kind::Local && !V.IsReference && !V.AddressTaken &&
         none_of(T.F.Accesses, [&](const Access &A) {
           return A.K == Access::Kind::Write && A.P == U.Target &&
                  A.Update != S.UpdateIndex && T.F.isWithin(A.Region, T.Loop);
         });
}

/// The dearest call that is made once in every round and only computes, of the
/// statements that stay in order.
static CallId callAhead(const Trial &T, uint32_t First, double &Time) {
  const auto &All = T.C.Statements;
  // With a call, nothing else is handed over. Where a library with hidden state
  // stands against threads, the whole round may go to another process.
  bool OnlyFirst = First > 0 || !T.Tasks[0].Does.NotThreadSafe.empty();
  std::vector<std::optional<Behavior>> Until(All.size());
  CallId Best = NoId;
  for (CallId Id = 0; Id < T.F.Calls.size(); ++Id) {
    const Call &C = T.F.Calls[Id];
    auto Holds = [&](const BodyStatement &S) {
      return S.Text.contains(C.Text);
    };
    uint32_t I = find_if(drop_begin(All, First), Holds) - All.begin();
    // Of what stands before it in order, nothing is there ahead.
    bool IsApart =
        I == First ||
        (!OnlyFirst && I < All.size() &&
         none_of(All[I].Uses, [&](uint32_t Use) { return Use >= First; }));
    if (!C.GivesPlainValue || I == All.size() || !IsApart ||
        !(isMadeInEveryRound(T, First, I, Id) ||
          (I == First && isMadeUntilKnown(T, All[I], Id))))
      continue;
    Behavior Does = T.PartOf(C.Text);
    if (timeOf(Does) <= Time || mustStay(Does) || leavesTraces(T, Does) ||
        setsVariables(Does))
      continue;
    if (!Until[I]) {
      Range Parts = All[First].Text;
      Parts.End = All[I].Text.End;
      Until[I] = T.PartOf(Parts);
    }
    if (dependsOnStatement(T, *Until[I], Id, Does))
      continue;
    Best = Id;
    Time = timeOf(Does);
  }
  return Best;
}

/// What runs ahead is of use only if the rest of the round takes something.
static bool handsOver(const Trial &T, uint32_t First) {
  return any_of(
      ArrayRef(T.C.Statements).drop_front(First), [&](const BodyStatement &S) {
        return any_of(S.Uses, [&](uint32_t Use) { return Use < First; });
      });
}

/// `break`, `return`, or an answer that is known: no more rounds.
static bool mayEndEarly(const Trial &T, const Pattern &Split) {
  uint32_t Id = T.C.Statements[Split.First].UpdateIndex;
  bool MayKnow = Id != NoId && (T.F.Updates[Id].O == Update::Op::AndThen ||
                                T.F.Updates[Id].O == Update::Op::OrElse);
  return MayKnow || any_of(T.F.Jumps, [&](const Jump &J) {
           bool StaysInside = J.Target != NoId && J.Target != T.Body &&
                              J.Target != T.Loop &&
                              T.F.isWithin(J.Target, T.Body);
           return T.F.isWithin(J.Region, T.Body) && !StaysInside &&
                  J.K != Jump::Kind::Throw && !continuesThisLoop(T, J);
         });
}

/// A stream or another object that can't be handed over is made in order, where
/// it is used there: up to which statement the rest may run ahead.
static uint32_t withoutObjects(const Trial &T, uint32_t First) {
  ArrayRef<BodyStatement> All = T.C.Statements;
  for (uint32_t I = 0; I < First; ++I) {
    bool CantBeHandedOver =
        any_of(All[I].Declares, [](const DeclaredName &Name) {
          return !Name.IsPlainValue && Name.Variable != NoId;
        });
    if (CantBeHandedOver &&
        any_of(All.drop_front(First),
               [&](const BodyStatement &S) { return is_contained(S.Uses, I); }))
      return I;
  }
  return First;
}

bool splitRounds(Trial &T) {
  if (!T.isLoop() || T.Tasks.size() != 1 || T.C.Statements.empty() ||
      T.C.Statements.size() > MaxStatements ||
      T.Shape->F == LoopShape::Form::Other || T.Shape->stepsInBody())
    return false;
  if (T.Shape->F == LoopShape::Form::Range &&
      !hasDistinctElements(T.Rules, T.Shape->Over.Type))
    return false; // it is walked twice
  // Copies that are made ahead show in how many owners there are.
  if (any_of(T.Tasks[0].Does.Memory, [](const MemoryUse &Use) {
        return processState(Use.P) == "owner-counts";
      }))
    return false;
  T.Found = Pattern();
  T.SetAnew.clear(); // a round has two parts, on two threads
  findConflicts(T);
  std::optional<uint32_t> First = firstInOrder(T);
  if (!First || *First == T.C.Statements.size())
    return false;
  First = withoutObjects(T, *First);

  Pattern Split;
  Split.F = Pattern::Form::Split;
  Split.First = *First;
  Split.Skips = any_of(T.F.Jumps, [&](const Jump &J) {
    std::optional<uint32_t> At = statementAt(T, J.Where);
    return T.F.isWithin(J.Region, T.Body) && continuesThisLoop(T, J) && At &&
           *At < *First;
  });
  std::vector<Range> Parts;
  double Time = 0;
  if (*First > 0) {
    Parts.push_back(T.C.Statements[0].Text);
    Parts[0].End = T.C.Statements[*First - 1].Text.End;
    Time = timeOf(T.PartOf(Parts));
  }
  Split.Sink = callAhead(T, *First, Time);
  if (Split.Sink != NoId)
    Parts.push_back(T.F.Calls[Split.Sink].Text);
  double Whole = timeOf(T.Tasks[0].Does);
  Split.Share = Whole > 0 ? std::min(1.0, Time / Whole) : 0;
  if (Split.Sink == NoId && !Split.Skips && !handsOver(T, *First))
    return false;
  if (Parts.empty() || Split.Share < LeastShare)
    return false;
  Behavior Ahead = T.PartOf(Parts);
  if (mayEndEarly(T, Split) && !staysInBound(T, Ahead))
    return false; // what the loop would not have come to
  T.Found = Split;
  T.Tasks[0].Ahead = std::move(Ahead);
  findConflicts(T);
  sortConflicts(T);
  return true;
}

} // namespace poolwise
