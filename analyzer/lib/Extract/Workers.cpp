//===- Workers.cpp - Extraction in worker processes -----------------------===//
//
// In:  compile commands. Out: the outcome of each, as it comes.
//
// Clang may crash on code that it does not like, or not come to an end; that
// costs the unit, and the run goes on.
//
//===----------------------------------------------------------------------===//

#include "PlanPreambles.h"
#include "Processes.h"
#include "poolwise/Summary/Codec.h"
#include "poolwise/Summary/Record.h"
#include <fcntl.h>
#include <unistd.h>

namespace poolwise {

namespace {
struct UnitRequest {
  CompileCommand Command;
  std::string Root;
  std::string PreambleFile; ///< empty: none
  bool AllBodies = false;
};
struct PreambleRequest {
  CompileCommand Command;
  std::vector<std::string> Headers;
  std::string File;
  uint64_t Flags = 0;
};
} // namespace

POOLWISE_FIELDS(CompileCommand, F("file", &Struct::File);
                F("directory", &Struct::Directory);
                F("arguments", &Struct::Arguments);)
POOLWISE_FIELDS(UnitRequest, F("command", &Struct::Command);
                F("root", &Struct::Root); F("preamble", &Struct::PreambleFile);
                F("allBodies", &Struct::AllBodies);)
POOLWISE_FIELDS(PreambleRequest, F("command", &Struct::Command);
                F("headers", &Struct::Headers); F("file", &Struct::File);
                F("flags", &Struct::Flags);)
POOLWISE_FIELDS(UnitOutcome, F("record", &Struct::Record);
                F("inputs", &Struct::Inputs); F("failure", &Struct::Failure);
                F("withPreamble", &Struct::WithPreamble);)

/// None of these structs holds positions.
template <class T> static std::string toBytes(const T &V) {
  codec::Writer Writer;
  Writer.write(V);
  return Writer.take().Meaning;
}
template <class T> static std::optional<T> fromBytes(llvm::StringRef Bytes) {
  T V;
  codec::Reader Reader(Bytes, {});
  if (!Reader.read(V) || !Reader.isDone())
    return std::nullopt;
  return V;
}

/// Clang's stack dump would stand in the middle of the report; the failure is
/// told by the parent.
static void silenceErrors() {
  static bool Done = false;
  if (std::exchange(Done, true))
    return;
  if (int Null = ::open("/dev/null", O_WRONLY); Null >= 0)
    ::dup2(Null, STDERR_FILENO);
}

/// In a worker, which reads each preamble's description once.
static const Preamble *preambleNamed(const std::string &File) {
  static std::map<std::string, std::optional<Preamble>> Known;
  if (File.empty())
    return nullptr;
  auto [It, New] = Known.try_emplace(File);
  if (New)
    It->second = loadPreamble(File);
  return It->second ? &*It->second : nullptr;
}

/// In a worker.
static std::string preambleBytes(const std::string &Request) {
  silenceErrors();
  Preamble P;
  if (std::optional<PreambleRequest> R = fromBytes<PreambleRequest>(Request)) {
    P = makePreamble(R->Command, R->Headers, R->File);
    P.Flags = R->Flags;
    if (!P.File.empty())
      savePreamble(P);
  }
  return toBytes(P);
}

static void makePreambles(PreamblePlan &Plan, const ExtractOptions &Options) {
  std::vector<std::string> Requests;
  for (const PreamblePlan::Wanted &W : Plan.wanted())
    Requests.push_back(
        toBytes(PreambleRequest{W.Command, W.Headers, W.File, W.Flags}));
  inProcesses(Requests, preambleBytes, Options,
              [&](size_t, WorkerAnswer Answer) {
                if (auto P = fromBytes<Preamble>(Answer.Text))
                  Plan.made(std::move(*P));
              });
}

/// In a worker. One that did not apply to two units more than it did to would
/// only cost time: units of a project are much alike.
static llvm::Expected<ExtractedUnit> extract(const UnitRequest &R) {
  static std::map<std::string, int> Balance;
  int &Applied = Balance[R.PreambleFile];
  const Preamble *Begin =
      Applied > -2 ? preambleNamed(R.PreambleFile) : nullptr;
  llvm::Expected<ExtractedUnit> Unit =
      extractWithInputs(R.Command, Begin, R.AllBodies);
  if (Begin && Unit)
    Applied += Unit->WithPreamble ? 1 : -1;
  return Unit;
}

/// In a worker.
static std::string extractBytes(const std::string &Request) {
  silenceErrors();
  UnitOutcome Out;
  if (std::optional<UnitRequest> R = fromBytes<UnitRequest>(Request)) {
    llvm::Expected<ExtractedUnit> Unit = extract(*R);
    if (Unit) {
      Out.Record = encodeRecord(Unit->Summary, R->Root);
      Out.Inputs = std::move(Unit->Inputs);
      Out.WithPreamble = Unit->WithPreamble;
    } else {
      Out.Failure = llvm::toString(Unit.takeError());
    }
  }
  return toBytes(Out);
}

void extractAll(const std::vector<CompileCommand> &Commands,
                const ExtractOptions &Options,
                const std::function<void(size_t, UnitOutcome)> &Take) {
  std::optional<PreamblePlan> Plan;
  if (!Options.PreambleFolder.empty()) {
    Plan.emplace(Commands, Options.PreambleFolder);
    makePreambles(*Plan, Options);
  }
  std::vector<std::string> Requests;
  for (size_t I = 0; I < Commands.size(); ++I) {
    const Preamble *Begin = Plan ? Plan->forUnit(I) : nullptr;
    Requests.push_back(
        toBytes(UnitRequest{Commands[I], Options.Root, Begin ? Begin->File : "",
                            Options.AllBodies}));
  }
  inProcesses(Requests, extractBytes, Options,
              [&](size_t I, WorkerAnswer Answer) {
                std::optional<UnitOutcome> Out;
                if (Answer.Failure.empty())
                  Out = fromBytes<UnitOutcome>(Answer.Text);
                if (!Out)
                  Out = UnitOutcome{{}, {}, std::move(Answer.Failure), false};
                Take(I, std::move(*Out));
              });
}

} // namespace poolwise
