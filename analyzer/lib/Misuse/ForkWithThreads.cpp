//===- ForkWithThreads.cpp - A copy of one thread among several -----------===//
//
// The child has the forking thread alone, and every lock as it stood: one that
// another thread held stays held for ever. A child that becomes another program
// is fine, and so is a fork before the first thread is started.
//
//===----------------------------------------------------------------------===//

#include "Checks.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

static bool startsThread(const Model &M) {
  return any_of(M.Callbacks, [](const CallbackModel &How) {
    return How.Elsewhere &&
           (How.On == RunsOn::Thread || How.On == RunsOn::Pool ||
            How.On == RunsOn::CpuPool || How.On == RunsOn::IoPool);
  });
}

namespace {
/// Which comes first, as far as one function shows it.
enum class Order { Unknown, ForkFirst, ThreadFirst };

/// Which comes first, and the call that starts the thread.
struct Seen {
  Order First = Order::Unknown;
  FunctionId In = 0;
  CallId Start = NoId;
};

class Orders {
public:
  Orders(const Scene &S, const std::vector<WitnessPtr> &Starts)
      : S(S), Starts(Starts),
        Forks(S.pathsTo([](const Model &M) { return M.Forks; })),
        Waits(S.pathsTo([](const Model &M) { return M.Joins.has_value(); })) {}

  Seen of(FunctionId Fork, CallId At) const {
    Seen Found;
    std::vector<bool> Leads = leadingTo(Fork);
    for (FunctionId G = 0; G < S.P.Functions.size(); ++G) {
      if (!Leads[G] || !Starts[G])
        continue;
      for (CallId C = 0; C < S.of(G).Calls.size(); ++C) {
        bool IsFork =
            (G == Fork && C == At) ||
            any_of(S.calledBy(G, C), [&](FunctionId F) { return Leads[F]; });
        if (!IsFork)
          continue;
        if (CallId Start = threadBefore(G, C); Start != NoId)
          return {Order::ThreadFirst, G, Start};
        Found.First = Order::ForkFirst;
      }
    }
    return Found;
  }

  /// Does some thread's task lead to it?
  bool isInTask(FunctionId Fork) const {
    std::vector<bool> Leads = leadingTo(Fork);
    return any_of(S.Launches, [&](const Launch &L) {
      return L.How->Elsewhere && startsThread(*L.Rule) &&
             any_of(S.bodiesOf(L), [&](FunctionId F) { return Leads[F]; });
    });
  }

private:
  std::vector<bool> leadingTo(FunctionId Target) const {
    std::vector<bool> Leads(S.P.Functions.size());
    Leads[Target] = true;
    for (bool Grown = true; Grown;) {
      Grown = false;
      for (FunctionId F = 0; F < S.P.Functions.size(); ++F) {
        if (Leads[F] || !Forks[F])
          continue;
        for (CallId C = 0; C < S.of(F).Calls.size() && !Leads[F]; ++C)
          Leads[F] = any_of(S.calledBy(F, C),
                            [&](FunctionId To) { return Leads[To]; });
        Grown |= Leads[F];
      }
    }
    return Leads;
  }

  /// Does a call between, of the same object, wait for what `Start` started?
  bool isAwaited(FunctionId G, CallId Start, CallId Before) const {
    const std::optional<Value> &Object = S.of(G).Calls[Start].Receiver;
    for (CallId C = Start + 1; Object && C < Before; ++C)
      if (const std::optional<Value> &Other = S.of(G).Calls[C].Receiver;
          Other && Other->K == Value::Kind::Place && Other->P == Object->P &&
          any_of(S.calledBy(G, C), [&](FunctionId F) { return Waits[F]; }))
        return true;
    return false;
  }

  /// A call that starts a thread which still runs at `Before`; NoId. What
  /// starts some and waits for some is taken to end what it starts.
  CallId threadBefore(FunctionId G, CallId Before) const {
    auto EndsBefore = [&](const Launch &L) {
      return any_of(joinsOf(S, L), [&](CallId J) { return J < Before; });
    };
    for (const Launch &L : S.Launches)
      if (L.F == G && L.Id < Before && startsThread(*L.Rule) && !EndsBefore(L))
        return L.Id;
    for (CallId C = 0; C < Before; ++C)
      if (any_of(S.calledBy(G, C),
                 [&](FunctionId F) {
                   return Starts[F] && !Forks[F] && !Waits[F];
                 }) &&
          !isAwaited(G, C, Before) && none_of(S.Launches, [&](const Launch &L) {
            return L.F == G && L.Id == C;
          }))
        return C;
    return NoId;
  }

  const Scene &S;
  const std::vector<WitnessPtr> &Starts;
  std::vector<WitnessPtr> Forks, Waits;
};
} // namespace

/// The function, or one around it (a macro may put a lambda around the call),
/// goes on to exec.
static bool execs(const Scene &S, FunctionId F,
                  const std::vector<WitnessPtr> &Execs) {
  for (const FunctionSummary *Each = &S.of(F); Each;
       Each = Each->Parent.empty() ? nullptr : S.P.find(Each->Parent))
    if (auto Id = S.P.ByUsr.find(Each->Usr);
        Id != S.P.ByUsr.end() && Execs[Id->second])
      return true;
  return false;
}

/// USR of the class that it is a method of; empty: none.
static StringRef classOf(const FunctionSummary &F) {
  StringRef Scope = StringRef(F.Usr).rsplit("@F@").first;
  auto Last = [&](StringRef Mark) {
    size_t At = Scope.rfind(Mark);
    return At == StringRef::npos ? -1 : int(At);
  };
  int Class = std::max({Last("@S@"), Last("@ST>"), Last("@SP>")});
  return Class > Last("@N@") ? Scope : "";
}

/// Another method of the same class starts threads: nothing shows the order,
/// but one object does both.
static bool startsInClass(const Scene &S, FunctionId F,
                          const std::vector<WitnessPtr> &Starts) {
  StringRef Class = classOf(S.of(F));
  if (Class.empty())
    return false;
  for (FunctionId G = 0; G < S.P.Functions.size(); ++G)
    if (Starts[G] && classOf(S.of(G)) == Class)
      return true;
  return false;
}

/// A wrapper of fork: whoever calls it goes on to exec.
static bool callersExec(const Scene &S, FunctionId F,
                        const std::vector<WitnessPtr> &Execs) {
  bool Called = false;
  for (FunctionId G = 0; G < S.P.Functions.size(); ++G)
    for (CallId C = 0; C < S.of(G).Calls.size(); ++C)
      if (is_contained(S.calledBy(G, C), F)) {
        if (!Execs[G])
          return false;
        Called = true;
      }
  return Called;
}

void checkForkWithThreads(const Scene &S, Findings &Out) {
  std::vector<WitnessPtr> Starts = S.pathsTo(startsThread);
  auto Starter = find_if(S.Launches, [&](const Launch &L) {
    return startsThread(*L.Rule) && S.isShown(L.F);
  });
  if (Starter == S.Launches.end())
    return;
  std::vector<WitnessPtr> Execs =
      S.pathsTo([](const Model &M) { return M.Execs; });
  Orders Known(S, Starts);
  for (FunctionId F = 0; F < S.P.Functions.size(); ++F)
    for (CallId C = 0; C < S.of(F).Calls.size(); ++C) {
      const Model *M = S.modelOf(F, C);
      if (!M || !M->Forks || !S.isShown(F) || execs(S, F, Execs))
        continue;
      if (callersExec(S, F, Execs))
        continue;
      bool InTask = Known.isInTask(F);
      Seen Before = InTask ? Seen{Order::ThreadFirst} : Known.of(F, C);
      Order First = Before.First;
      if (First == Order::ForkFirst ||
          (First == Order::Unknown && !startsInClass(S, F, Starts)))
        continue;
      const Call &Fork = S.of(F).Calls[C];
      Recommendation R = finding(S, "fork-with-threads",
                                 Candidate::Site::Launch, F, Fork.Where);
      R.Own->AlgorithmCall = C;
      R.C = First == Order::ThreadFirst ? Confidence::Definite
                                        : Confidence::Probable;
      R.S = First == Order::ThreadFirst ? Severity::Warning : Severity::Note;
      R.Message = std::string("'") + Fork.Name + "' copies a process that " +
                  (InTask ? "has several threads: a task of one leads here"
                   : First == Order::ThreadFirst ? "has started threads"
                                                 : "may have started threads") +
                  "; the child goes on alone, with every lock as another "
                  "thread held it: fork before the first thread, or call exec "
                  "at once";
      Evidence Start;
      Start.Where = S.callOf(*Starter).Where;
      Start.Message = "'" + S.callOf(*Starter).Name + "' starts a thread";
      Start.Model = Starter->Rule->Id;
      if (Before.Start != NoId) {
        const Call &Earlier = S.of(Before.In).Calls[Before.Start];
        const Model *Rule = S.modelOf(Before.In, Before.Start);
        Start.Where = Earlier.Where;
        Start.Message = "'" + Earlier.Name + "' starts a thread";
        Start.Model = Rule ? Rule->Id : "";
      }
      Evidence Copy;
      Copy.Where = Fork.Where;
      Copy.Message =
          "'" + Fork.Name + "' copies the process, and no exec follows";
      Copy.Model = M->Id;
      R.Path = {std::move(Start), std::move(Copy)};
      Out.push_back(std::move(R));
    }
}

} // namespace poolwise::misuse
