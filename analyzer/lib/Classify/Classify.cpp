//===- Classify.cpp - From cost to kind -----------------------------------===//
//
// In:  a behavior. Out: what it is bound by, the path that shows it, and how
//      sure that is.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Judge/Kind.h"

namespace poolwise {

namespace {
/// "Most of the time": what is left would not change where to run it.
constexpr double MostOf = 2.0 / 3;
/// What waits for most of its time gains from waiting side by side, on whatever
/// pool. Of functions with an estimate just above a half, hardly more than half
/// were found to wait (docs/accuracy.md).
constexpr double WaitingShare = 0.625;
/// Where callees are unknown and no more than this is known, all is open.
constexpr double TooLittleKnownNs = 30;

bool isWaiting(EffectKind K) {
  return K != EffectKind::Compute && K != EffectKind::Allocate;
}

struct Shares {
  double Lock = 0, Waits = 0, Computes = 0;
  const EffectUse *LongestLock = nullptr, *LongestWait = nullptr,
                  *LongestCompute = nullptr;
};

void keepLonger(const EffectUse *&Longest, const EffectUse &E) {
  if (!Longest || E.Ns > Longest->Ns)
    Longest = &E;
}

Shares sharesOf(const Behavior &B) {
  Shares S;
  for (const EffectUse &E : B.Effects) {
    if (E.Kind == EffectKind::Lock) {
      S.Lock += E.Ns;
      keepLonger(S.LongestLock, E);
    } else if (isWaiting(E.Kind)) {
      S.Waits += E.Ns;
      keepLonger(S.LongestWait, E);
    } else if (E.Kind == EffectKind::Compute) {
      S.Computes += E.Ns;
      keepLonger(S.LongestCompute, E);
    }
  }
  return S;
}

WitnessPtr pathOf(const EffectUse *E) { return E ? E->Path : nullptr; }
} // namespace

Classification classify(const Behavior &B, double TrivialNs) {
  Classification Out;
  Out.C = B.Time.Partial   ? Confidence::Possible
          : B.Time.Guessed ? Confidence::Probable
                           : Confidence::Definite;
  Shares S = sharesOf(B);
  double Total = B.Time.CpuNs + B.Time.WaitNs;
  if (Total < TrivialNs || (B.Time.Partial && Total < TooLittleKnownNs)) {
    Out.K = B.Time.Partial ? Kind::Unknown : Kind::Trivial;
    return Out;
  }
  double Lock = std::min(S.Lock, B.Time.WaitNs);
  double Io = B.Time.WaitNs - Lock;
  if (B.Time.WaitNs >= WaitingShare * Total) {
    Out.K = Lock > Io ? Kind::Lock : Kind::Io;
    Out.Decider = pathOf(Lock > Io ? S.LongestLock : S.LongestWait);
  } else if (B.Time.CpuNs >= MostOf * Total) {
    Out.K = Kind::Cpu;
    // The program's own loops have no path to show.
    if (S.Computes >= B.Time.CpuNs / 2)
      Out.Decider = pathOf(S.LongestCompute);
  } else {
    Out.K = Kind::Mixed;
    Out.Decider = pathOf(S.LongestWait);
  }
  return Out;
}

double uncertaintyOf(const Behavior &B) {
  constexpr double Measured = 1.5, Counted = 7, Guessed = 16, Partial = 45;
  if (B.Estimated)
    return Measured;
  return B.Time.Partial ? Partial : B.Time.Guessed ? Guessed : Counted;
}

llvm::StringRef nameOf(Kind K) {
  switch (K) {
  case Kind::Io:
    return "io";
  case Kind::Cpu:
    return "cpu";
  case Kind::Mixed:
    return "mixed";
  case Kind::Lock:
    return "lock";
  case Kind::Trivial:
    return "trivial";
  case Kind::Unknown:
    break;
  }
  return "unknown";
}

llvm::StringRef nameOf(Executor E) {
  switch (E) {
  case Executor::IoThreads:
    return "io-threads";
  case Executor::CpuThreads:
    return "cpu-threads";
  case Executor::Processes:
    return "processes";
  case Executor::None:
    break;
  }
  return "none";
}

llvm::StringRef nameOf(Confidence C) {
  switch (C) {
  case Confidence::Definite:
    return "definite";
  case Confidence::Probable:
    return "probable";
  case Confidence::Possible:
    break;
  }
  return "possible";
}

} // namespace poolwise
