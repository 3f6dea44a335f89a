#include "Gain.h"
#include "../Propagate/CostModel.h"
#include "LoopDepth.h"
#include <algorithm>
#include <cmath>

namespace poolwise {

namespace {
constexpr double StartUs = 60;
constexpr double IoTaskUs = 20, CpuTaskUs = 2, ProcessTaskUs = 150;
constexpr double IoWidth = 64;
/// A CPU task may be small when there are many: the pool hands out chunks. Of
/// tasks that are too small for themselves it takes more.
constexpr double ChunkTasks = 10, SmallTasks = 100;
/// What a rule must cost to be heavy in itself.
constexpr double HeavyNs = 20'000;
} // namespace

static double taskOverhead(Executor On) {
  switch (On) {
  case Executor::IoThreads:
    return IoTaskUs;
  case Executor::Processes:
    return ProcessTaskUs;
  default:
    return CpuTaskUs;
  }
}

Executor executorFor(const Behavior &Does, const Classification &Class,
                     Policy P) {
  double Total = Does.Time.CpuNs + Does.Time.WaitNs;
  bool Waits = Class.K == Kind::Io ||
               (Class.K == Kind::Mixed && Does.Time.WaitNs * 3 > Total);
  if (Waits)
    return Executor::IoThreads;
  if (Class.K != Kind::Cpu && Class.K != Kind::Mixed)
    return Executor::None;
  return P == Policy::Python ? Executor::Processes : Executor::CpuThreads;
}

Estimate estimateRounds(const Cost &Round, std::optional<uint64_t> Trips,
                        Executor On, const Config &C) {
  Estimate E;
  E.TaskCpuUs = Round.CpuNs / 1000;
  E.TaskWaitUs = Round.WaitNs / 1000;
  E.Iterations = Trips;
  double Rounds = Trips ? double(*Trips) : double(C.AssumedRounds);
  double Task = E.TaskCpuUs + E.TaskWaitUs;
  double Cores = std::max(1u, C.Cores);
  double Width = On == Executor::IoThreads ? IoWidth : Cores;
  double Parallel =
      std::max(Rounds * E.TaskCpuUs / Cores, std::ceil(Rounds / Width) * Task) +
      Rounds * taskOverhead(On) / std::min(Cores, Rounds) + StartUs;
  if (Rounds > 0 && Task > 0)
    E.Speedup = Rounds * Task / Parallel;
  return E;
}

Estimate estimateCalls(const std::vector<Cost> &Calls, Executor On,
                       const Config &C) {
  Estimate E;
  E.Iterations = Calls.size();
  double Cpu = 0, Total = 0, Longest = 0;
  for (const Cost &Each : Calls) {
    double Task = (Each.CpuNs + Each.WaitNs) / 1000;
    E.TaskCpuUs += Each.CpuNs / 1000 / Calls.size();
    E.TaskWaitUs += Each.WaitNs / 1000 / Calls.size();
    Cpu += Each.CpuNs / 1000;
    Total += Task;
    Longest = std::max(Longest, Task);
  }
  double Parallel = std::max(Longest, Cpu / std::max(1u, C.Cores)) +
                    Calls.size() * taskOverhead(On) + StartUs;
  if (Total > 0)
    E.Speedup = Total / Parallel;
  return E;
}

bool isWorthwhile(const Estimate &E, Executor On, const Config &C) {
  if (!E.Speedup || (E.Iterations && *E.Iterations < 2))
    return false;
  if (C.MinSpeedup > 0 && *E.Speedup < C.MinSpeedup)
    return false;
  double Task = E.TaskCpuUs + E.TaskWaitUs;
  if (On == Executor::IoThreads)
    return Task >= C.MinTaskUs;
  double Rounds = E.Iterations ? double(*E.Iterations) : C.AssumedRounds;
  double Tasks = Task < C.MinTaskUs ? SmallTasks : ChunkTasks;
  return Rounds * Task >= Tasks * C.MinTaskUs;
}

bool hasFirmComputation(const Behaviors &B, const Site &S, const Config &C) {
  // Without a threshold, what is not sure to be worth it is asked for.
  if (!S.Does.Time.Guessed || C.MinTaskUs <= 0)
    return true;
  for (const EffectUse &E : S.Does.Effects) {
    const Witness *Last = lastHop(E.Path);
    if (Last && Last->Rule && Last->Rule->Typical.CpuNs >= HeavyNs)
      return true;
  }
  LoopDepth Depth = guessedLoopDepth(B.program(), S);
  if (Depth.OfAll < 2)
    return false;
  // Lists have one element as often as eight: what is left then is sure.
  double Factor = Depth.WithData >= 2
                      ? GuessFactor
                      : std::pow(cost::GuessedTrips, Depth.Guesses);
  return S.Does.Time.CpuNs / 1000 >= Factor * C.MinTaskUs;
}

} // namespace poolwise
