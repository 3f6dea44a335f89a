//===- Workers.cpp - Extraction in worker processes -----------------------===//
//
// In:  compile commands. Out: the outcome of each, as it comes.
//
// Clang may crash on code that it does not like, or not come to an end; that
// costs the unit, and the run goes on.
//
//===----------------------------------------------------------------------===//

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
};
} // namespace

POOLWISE_FIELDS(CompileCommand, F("file", &Struct::File);
                F("directory", &Struct::Directory);
                F("arguments", &Struct::Arguments);)
POOLWISE_FIELDS(UnitRequest, F("command", &Struct::Command);
                F("root", &Struct::Root);)
POOLWISE_FIELDS(Input, F("k", &Struct::K); F("path", &Struct::Path);
                F("digest", &Struct::Digest); F("stamp", &Struct::Stamp);)
POOLWISE_FIELDS(UnitOutcome, F("record", &Struct::Record);
                F("inputs", &Struct::Inputs); F("failure", &Struct::Failure);)

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

/// In a worker.
static std::string extractBytes(const std::string &Request) {
  silenceErrors();
  UnitOutcome Out;
  if (std::optional<UnitRequest> R = fromBytes<UnitRequest>(Request)) {
    llvm::Expected<ExtractedUnit> Unit = extractWithInputs(R->Command);
    if (Unit) {
      Out.Record = encodeRecord(Unit->Summary, R->Root);
      Out.Inputs = std::move(Unit->Inputs);
    } else {
      Out.Failure = llvm::toString(Unit.takeError());
    }
  }
  return toBytes(Out);
}

void extractAll(const std::vector<CompileCommand> &Commands,
                const ExtractOptions &Options,
                const std::function<void(size_t, UnitOutcome)> &Take) {
  std::vector<std::string> Requests;
  for (const CompileCommand &Command : Commands)
    Requests.push_back(toBytes(UnitRequest{Command, Options.Root}));
  inProcesses(Requests, extractBytes, Options,
              [&](size_t I, WorkerAnswer Answer) {
                std::optional<UnitOutcome> Out;
                if (Answer.Failure.empty())
                  Out = fromBytes<UnitOutcome>(Answer.Text);
                if (!Out)
                  Out = UnitOutcome{{}, {}, std::move(Answer.Failure)};
                Take(I, std::move(*Out));
              });
}

} // namespace poolwise
