#include "CallGroups.h"
#include <algorithm>

namespace poolwise {

/// Longer runs are cut: the proof is pairwise.
static constexpr size_t LongestGroup = 16;

namespace {
struct Statement {
  Behavior Does;
  Classification Class;
  bool IsWorthTask = false;
};
} // namespace

static bool isWorthTask(const Statement &S, const Config &C) {
  bool Works = S.Class.K == Kind::Io || S.Class.K == Kind::Cpu ||
               S.Class.K == Kind::Mixed;
  double Us = (S.Does.Time.CpuNs + S.Does.Time.WaitNs) / 1000;
  // A whole thread handover for each: it must be well above the smallest task.
  return Works && Us >= 5 * C.MinTaskUs;
}

static Candidate slice(const Candidate &C, size_t First, size_t Count) {
  Candidate Part = C;
  Part.Statements.assign(C.Statements.begin() + First,
                         C.Statements.begin() + First + Count);
  return Part;
}

std::vector<CallGroup> callGroups(const Behaviors &B, const Site &S,
                                  const Config &C) {
  std::vector<Statement> Statements;
  for (const BodyStatement &Each : S.C->Statements) {
    Statement Next;
    if (Each.Region != NoId) {
      Next.Does = B.workOfRegion(S.Function, Each.Region);
      Next.Class = classify(Next.Does);
      Next.IsWorthTask = isWorthTask(Next, C);
    }
    Statements.push_back(std::move(Next));
  }
  std::vector<CallGroup> Groups;
  for (size_t First = 0; First < Statements.size();) {
    size_t Count = Statements[First].IsWorthTask ? 1 : 0;
    SafetyResult Safety;
    while (Count > 0 && Count < LongestGroup &&
           First + Count < Statements.size() &&
           Statements[First + Count].IsWorthTask) {
      SafetyResult Longer =
          checkSafety(B, S.Function, slice(*S.C, First, Count + 1));
      if (Longer.V != Verdict::Safe)
        break;
      Safety = std::move(Longer);
      ++Count;
    }
    if (Count >= 2) {
      CallGroup Group;
      Safety.P.First = First;
      Safety.P.Count = Count;
      Group.Safety = std::move(Safety);
      double Dearest = -1;
      for (size_t I = First; I < First + Count; ++I) {
        Statement &Each = Statements[I];
        Group.Costs.push_back(Each.Does.Time);
        Group.MayThrow |= Each.Does.Throws != nullptr;
        double Ns = Each.Does.Time.CpuNs + Each.Does.Time.WaitNs;
        if (Ns <= Dearest)
          continue;
        Dearest = Ns;
        Group.Dearest = Each.Does;
        Group.Class = Each.Class;
      }
      Groups.push_back(std::move(Group));
    }
    First += std::max<size_t>(Count, 1);
  }
  return Groups;
}

} // namespace poolwise
