//===- Gather.cpp - Summaries, wherever they come from --------------------===//
//
// In:  compile commands, or files that hold summaries. Out: the summaries of
//      all units, and what could not be had.
//
//===----------------------------------------------------------------------===//

#include "DecodeOnce.h"
#include "poolwise/Summary/SkipFunction.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringSet.h"
#include <chrono>

using namespace llvm;

namespace poolwise {

namespace {
/// Measures until it is asked.
class StopWatch {
public:
  double seconds() const {
    return std::chrono::duration<double>(Clock::now() - Start).count();
  }

private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point Start = Clock::now();
};

const char *wordFor(StoredUnit::Miss Why) {
  switch (Why) {
  case StoredUnit::Miss::None:
    break;
  case StoredUnit::Miss::New:
    return "not seen before";
  case StoredUnit::Miss::Command:
    return "other flags";
  case StoredUnit::Miss::Input:
    return "changed: ";
  }
  return "";
}

/// Its record in the store, if that means the same.
std::string recordBefore(const GatheredUnit &Unit,
                         const CompileCommand &Command, Store &Kept) {
  std::string Bytes = Kept.record(Command);
  Expected<std::array<uint64_t, 2>> Hashes = hashesOfRecord(Bytes);
  if (Hashes && (*Hashes)[0] == Unit.MeaningHash)
    return Bytes;
  consumeError(Hashes.takeError());
  return {};
}

/// One that the store has; nothing if it must be extracted.
std::optional<GatheredUnit> stored(const CompileCommand &Command, Store &Kept,
                                   Gathered &Out) {
  StoredUnit Found = Kept.find(Command);
  if (Found.Why != StoredUnit::Miss::None) {
    ++Out.Misses[wordFor(Found.Why) + Found.Changed];
    return std::nullopt;
  }
  ++Out.Cached;
  return GatheredUnit{Command.File,
                      Found.MeaningHash,
                      Found.PositionsHash,
                      {},
                      {},
                      Command,
                      {}};
}

GatheredUnit unitOf(StringRef File, std::string Record) {
  GatheredUnit Unit{File.str(), 0, 0, std::move(Record), {}, {}, {}};
  if (Expected<std::array<uint64_t, 2>> Hashes = hashesOfRecord(Unit.Record)) {
    Unit.MeaningHash = (*Hashes)[0];
    Unit.PositionsHash = (*Hashes)[1];
  } else {
    consumeError(Hashes.takeError());
  }
  return Unit;
}
} // namespace

Gathered gather(const std::vector<CompileCommand> &Commands,
                const GatherOptions &Options) {
  StopWatch Watch;
  Gathered Out;
  Out.Total = Commands.size();
  std::vector<CompileCommand> ToDo;
  for (const CompileCommand &Command : Commands) {
    std::optional<GatheredUnit> Found;
    if (Options.Kept)
      Found = stored(Command, *Options.Kept, Out);
    if (Found)
      Out.Units.push_back(std::move(*Found));
    else
      ToDo.push_back(Command);
  }
  unsigned Done = 0;
  extractAll(ToDo, Options.Extract, [&](size_t I, UnitOutcome Unit) {
    const std::string &File = ToDo[I].File;
    Out.WithPreamble += Unit.WithPreamble;
    if (Unit.Record.empty()) {
      Out.Failures.push_back({File, std::move(Unit.Failure)});
    } else {
      GatheredUnit New = unitOf(File, Unit.Record);
      if (Options.Kept) {
        New.Before = recordBefore(New, ToDo[I], *Options.Kept);
        Options.Kept->put(ToDo[I], Unit);
      }
      Out.Units.push_back(std::move(New));
      for (Input &I : Unit.Inputs)
        if (I.K == Input::Kind::Content)
          Out.Units.back().Read.push_back(std::move(I.Path));
    }
    if (Options.Progress)
      Options.Progress(++Done, ToDo.size(), File);
  });
  Out.WasInterrupted = Out.Units.size() + Out.Failures.size() < Out.Total;
  Out.Seconds = Watch.seconds();
  return Out;
}

/// A unit of which nothing is known is written as an error without a place.
static bool isFailure(const TUSummary &Unit,
                      ArrayRef<RepeatedFunction> Repeated) {
  return Unit.Errors.size() == 1 && Unit.Errors[0].File.empty() &&
         Unit.Functions.empty() && Repeated.empty();
}

Expected<Gathered> gatherFromFiles(ArrayRef<std::string> Files,
                                   StringRef Root) {
  StopWatch Watch;
  Gathered Out;
  StringSet<> Seen; // an object and the archive that holds it
  for (const std::string &File : Files) {
    Expected<std::vector<std::string>> Records = readRecords(File);
    if (!Records)
      return Records.takeError();
    for (std::string &Bytes : *Records) {
      if (!Seen.insert(Bytes).second)
        continue;
      if (Expected<std::array<uint64_t, 2>> H = hashesOfRecord(Bytes); !H)
        return createStringError(File + ": " + toString(H.takeError()));
      Out.Units.push_back(unitOf(File, std::move(Bytes)));
    }
  }
  Out.Total = Out.Units.size();
  Out.Seconds = Watch.seconds();
  return Out;
}

/// Again, after its record in the store turned out to be damaged.
static void extractAgain(const CompileCommand &Command,
                         const GatherOptions &Options, ExtractedProgram &Into) {
  extractAll({Command}, Options.Extract, [&](size_t, UnitOutcome Unit) {
    Expected<Record> R = decodeRecord(Unit.Record, Options.Extract.Root);
    if (!R) {
      consumeError(R.takeError());
      Into.Failures.push_back({Command.File, std::move(Unit.Failure)});
      return;
    }
    if (Options.Kept)
      Options.Kept->put(Command, Unit);
    Into.Units.push_back(std::move(R->Summary));
  });
}

namespace {
/// Functions of headers that were decoded before, by what is said of them.
class KnownFunctions {
public:
  using Key = std::pair<uint64_t, uint64_t>;

  bool skips(Key K, size_t Before) {
    auto It = Known.find(K);
    if (It == Known.end()) {
      New.push_back({K, Before});
      return false;
    }
    Skipped.push_back({Before, It->second.first, It->second.second});
    return true;
  }
  ArrayRef<RepeatedFunction> skipped() const { return Skipped; }
  /// The unit that was just decoded is this one.
  std::vector<RepeatedFunction> keep(size_t Unit) {
    for (auto &[K, Function] : New)
      Known.try_emplace(K, Unit, Function);
    New.clear();
    return std::exchange(Skipped, {});
  }
  void forget() {
    New.clear();
    Skipped.clear();
  }

private:
  DenseMap<Key, std::pair<size_t, size_t>> Known;
  std::vector<std::pair<Key, size_t>> New;
  std::vector<RepeatedFunction> Skipped;
};
} // namespace

static DecodedOnce decode(Gathered &From, const GatherOptions &Options,
                          bool Once) {
  DecodedOnce All;
  ExtractedProgram &Out = All.Units;
  Out.Failures = std::move(From.Failures);
  // Two units of one file, parsed in two ways, have an order of their own.
  llvm::sort(From.Units, [](const GatheredUnit &A, const GatheredUnit &B) {
    return std::tie(A.MeaningHash, A.PositionsHash) <
           std::tie(B.MeaningHash, B.PositionsHash);
  });
  KnownFunctions Known;
  auto Skips = [&](KnownFunctions::Key Key, size_t Before) {
    return Once && Known.skips(Key, Before);
  };
  for (GatheredUnit &Unit : From.Units) {
    Known.forget();
    std::string Bytes = std::move(Unit.Record);
    if (Bytes.empty() && Options.Kept)
      Bytes = Options.Kept->record(Unit.Command);
    Expected<Record> R = decodeRecord(Bytes, Options.Extract.Root, Skips);
    if (!R) {
      consumeError(R.takeError());
      extractAgain(Unit.Command, Options, Out);
    } else if (isFailure(R->Summary, Known.skipped())) {
      Out.Failures.push_back(
          {R->Summary.MainFile, R->Summary.Errors[0].Message});
    } else {
      All.Repeated.resize(Out.Units.size());
      All.Repeated.push_back(Known.keep(Out.Units.size()));
      Out.Units.push_back(std::move(R->Summary));
    }
  }
  return All;
}

ExtractedProgram decode(Gathered &From, const GatherOptions &Options) {
  return std::move(decode(From, Options, /*Once=*/false).Units);
}

DecodedOnce decodeOnce(Gathered &From, const GatherOptions &Options) {
  return decode(From, Options, /*Once=*/true);
}

} // namespace poolwise
