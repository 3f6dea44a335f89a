//===- Gather.cpp - Summaries, with a store and progress ------------------===//
//
// In:  the options of the command line. Out: where the store is, how workers
// are
//      limited, and the summaries.
//
//===----------------------------------------------------------------------===//

#include "Progress.h"
#include "Run.h"
#include "poolwise/Summary/Record.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"
#include <atomic>
#include <csignal>
#include <thread>
#include <unistd.h>

using namespace llvm;

namespace poolwise::tool {

/// Files that are named on the command line, with their flags, are not a
/// project that comes again: no folder is made for them unless one is named.
std::unique_ptr<Store> openStore(const RunOptions &Options,
                                 const CommandLine &Line) {
  bool IsWanted =
      !Options.CacheDir.empty() || (!Line.Flags && !Options.Summaries &&
                                    !sys::Process::GetEnv("POOLWISE_NO_CACHE"));
  if (Options.NoCache || Options.AllBodies || !IsWanted)
    return nullptr;
  StoreOptions How;
  How.Root = rootFolder(".");
  How.Key = Options.Key;
  SmallString<256> Folder(Options.CacheDir);
  if (Folder.empty()) {
    Folder = How.Root;
    sys::path::append(Folder, ".poolwise");
  }
  How.Folder = Folder.str().str();
  Expected<std::unique_ptr<Store>> Opened = Store::open(std::move(How));
  if (Opened)
    return std::move(*Opened);
  // It would only save time.
  std::string Why = toString(Opened.takeError());
  if (!Options.Quiet)
    errs() << "poolwise: no cache: " << Why << '\n';
  return nullptr;
}

namespace {
/// Made when it is asked for, removed at the end.
class TemporaryFolder {
public:
  ~TemporaryFolder() {
    if (!Path.empty())
      sys::fs::remove_directories(Path);
  }
  std::string path() {
    if (Path.empty())
      (void)sys::fs::createUniqueDirectory("poolwise", Path);
    return Path.str().str();
  }

private:
  SmallString<128> Path;
};
} // namespace

static std::atomic<bool> Interrupted;

bool &onOtherMachines() {
  static bool Is = false;
  return Is;
}

/// What a worker may take, where nobody says: its share of the machine's
/// memory.
static uint64_t memoryShare(unsigned Jobs) {
  uint64_t All =
      uint64_t(::sysconf(_SC_PHYS_PAGES)) * uint64_t(::sysconf(_SC_PAGESIZE));
  if (!Jobs)
    Jobs = std::max(1u, std::thread::hardware_concurrency());
  return std::max(uint64_t(4) << 30, All / 10 * 8 / Jobs);
}

GatherOptions gatherOptions(const RunOptions &Options, Store *Kept) {
  GatherOptions How;
  How.Kept = Kept;
  How.Extract.Jobs = Options.Jobs;
  How.Extract.AllBodies = Options.AllBodies;
  How.Extract.Root = rootFolder(".");
  How.Extract.DeadlineSeconds = Options.FileTimeout;
  How.Extract.MemoryBytes = Options.FileMemory
                                ? uint64_t(Options.FileMemory) << 20
                                : memoryShare(Options.Jobs);
  How.Extract.OnOtherMachines = onOtherMachines();
  How.Extract.IsInterrupted = [] { return Interrupted.load(); };
  return How;
}

Gathered gather(Selection From, const RunOptions &Options, GatherOptions How) {
  if (From.Summaries)
    return std::move(*From.Summaries);
  // Without a store, preambles live as long as the run.
  std::optional<TemporaryFolder> Scratch(std::in_place);
  if (!Options.NoPreamble && !Options.AllBodies)
    How.Extract.PreambleFolder =
        How.Kept ? How.Kept->folder() : Scratch->path();
  sys::SetInterruptFunction([] { Interrupted = true; });
  Gathered Out;
  {
    Progress Shown(Options.Quiet);
    How.Progress = [&](unsigned Done, unsigned Total, const std::string &File) {
      Shown.unitDone(Done, Total, File);
    };
    Out = poolwise::gather(From.Commands, How);
  }
  sys::SetInterruptFunction(nullptr);
  if (Out.WasInterrupted && Interrupted) {
    errs() << "poolwise: interrupted; " << Out.Units.size() << " of "
           << Out.Total << " files are done"
           << (How.Kept ? ", and need not be parsed again\n" : "\n");
    Scratch.reset();
    // Whoever started this sees that it was interrupted.
    std::signal(SIGINT, SIG_DFL);
    std::raise(SIGINT);
  }
  return Out;
}

} // namespace poolwise::tool
