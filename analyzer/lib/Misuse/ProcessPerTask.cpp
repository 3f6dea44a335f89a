//===- ProcessPerTask.cpp - A fork for each item --------------------------===//
//
// A child that becomes another program is no task of this one.
//
//===----------------------------------------------------------------------===//

#include "Checks.h"
#include "ChildTasks.h"
#include "PerItem.h"

using namespace llvm;
namespace poolwise::misuse {

/// What the call runs; of a container that gets a new element, the constructor.
static std::vector<FunctionId> runBy(const Scene &S, FunctionId F, CallId Id) {
  const Model *M = S.modelOf(F, Id);
  if (!M || M->Appends == Model::AppendForm::None)
    return S.calledBy(F, Id);
  std::vector<FunctionId> Found;
  for (const std::string &Usr : S.of(F).Calls[Id].ElementCalls)
    if (auto At = S.P.ByUsr.find(Usr); At != S.P.ByUsr.end())
      Found.push_back(At->second);
  return Found;
}

/// It forks, or calls a function of the program that does, once.
static const Model *forks(const Scene &S, FunctionId F, CallId Id,
                          const std::vector<WitnessPtr> &Execs) {
  if (const Model *M = S.modelOf(F, Id); M && M->Forks)
    return M;
  for (FunctionId Callee : runBy(S, F, Id))
    for (CallId C = 0; C < S.of(Callee).Calls.size() && !Execs[Callee]; ++C)
      if (const Model *M = S.modelOf(Callee, C);
          M && M->Forks &&
          loopAround(S.of(Callee), S.of(Callee).Calls[C].Region) == NoId)
        return M;
  return nullptr;
}

void checkProcessPerTask(const Scene &S, Findings &Out) {
  std::vector<WitnessPtr> Execs =
      S.pathsTo([](const Model &M) { return M.Execs; });
  ChildTasks Children(S);
  for (FunctionId F = 0; F < S.P.Functions.size(); ++F) {
    if (!S.isShown(F) || Execs[F])
      continue;
    for (CallId Id = 0; Id < S.of(F).Calls.size(); ++Id) {
      const Model *M = forks(S, F, Id, Execs);
      if (!M)
        continue;
      std::optional<StringRef> Item = itemsOf(S, F, Id);
      if (!Item)
        continue;
      const Call &C = S.of(F).Calls[Id];
      Recommendation R =
          finding(S, "process-per-task", Candidate::Site::Launch, F, C.Where);
      R.Own->AlgorithmCall = Id;
      R.Own->Region = C.Region;
      R.On = Executor::Processes;
      R.K = Kind::Cpu;
      R.Message = ("a process is forked for each " + *Item +
                   ", and nothing bounds their number; hand them to a pool of "
                   "worker processes")
                      .str();
      Evidence E;
      E.Where = C.Where;
      E.Message = "'" + C.Name + "' copies the process in each round";
      E.Model = M->Id;
      R.Path.push_back(std::move(E));
      Children.offer(F, Id, R);
      Out.push_back(std::move(R));
    }
  }
}

} // namespace poolwise::misuse
