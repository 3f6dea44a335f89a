//===- Summarize.cpp - `poolwise summarize` -------------------------------===//
//
// The step of the analysis that takes each file by itself: a rule of a build, a
// job of a CI matrix. What comes out is read by `poolwise check --summaries`. A
// file that cannot be analysed is written as one of which nothing is known, so
// that the check tells; the build goes on.
//
//===----------------------------------------------------------------------===//

#include "OutputFile.h"
#include "Run.h"
#include "poolwise/Report/SourceLines.h"
#include "poolwise/Summary/Codec.h"
#include "poolwise/Summary/Record.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"
#include <set>

using namespace llvm;

namespace poolwise::tool {

namespace {
struct Shard {
  unsigned Number = 1, Count = 1; ///< Number counts from 1

  /// Stays the same wherever the project lies and whatever else is in it.
  bool has(const CompileCommand &Command, StringRef Root) const {
    std::string File = codec::relative(Command.File, codec::withSlash(Root));
    return xxh3_64bits(File) % Count == Number - 1;
  }
};
} // namespace

static Expected<Shard> readShard(StringRef Text) {
  Shard S;
  if (Text.empty())
    return S;
  auto [Number, Count] = Text.split('/');
  if (Number.getAsInteger(10, S.Number) || Count.getAsInteger(10, S.Count) ||
      !S.Number || S.Number > S.Count)
    return createStringError("--shard: '" + Text +
                             "' is not I/N with I from 1 to N: 2/8");
  return S;
}

/// As make and Ninja read it.
static std::string escaped(StringRef Path) {
  std::string Out;
  for (char C : Path) {
    if (C == ' ' || C == '#' || C == '\\')
      Out += '\\';
    if (C == '$')
      Out += '$';
    Out += C;
  }
  return Out;
}

static void writeDependencies(StringRef Target, const Gathered &Units,
                              raw_ostream &OS) {
  std::set<std::string> Files;
  for (const GatheredUnit &Unit : Units.Units)
    for (const std::string &File : Unit.Read) {
      // Ninja shortens `a/../b` by its text, which is wrong behind a link.
      SmallString<256> Real;
      Files.insert(sys::fs::real_path(File, Real) ? File : Real.str().str());
    }
  OS << escaped(Target) << ':';
  for (const std::string &File : Files)
    OS << " \\\n  " << escaped(File);
  OS << '\n';
}

/// The records of all units, sorted by file.
static std::vector<std::string> recordsOf(Gathered &Units,
                                          const GatherOptions &How) {
  std::vector<std::pair<std::string, std::string>> All;
  for (GatheredUnit &Unit : Units.Units)
    All.push_back({Unit.File, Unit.Record.empty()
                                  ? packedRecord(How.Kept->record(Unit.Command))
                                  : std::move(Unit.Record)});
  for (const FailedUnit &F : Units.Failures) {
    TUSummary Nothing;
    Nothing.MainFile = F.File;
    Nothing.Errors.push_back({F.Message, "", 0});
    All.push_back({F.File, encodeRecord(Nothing, How.Extract.Root)});
  }
  llvm::sort(All);
  std::vector<std::string> Records;
  for (auto &[File, Record] : All)
    Records.push_back(std::move(Record));
  return Records;
}

static Error makeFolderOf(StringRef File) {
  StringRef Folder = sys::path::parent_path(File);
  if (Folder.empty())
    return Error::success();
  if (std::error_code EC = sys::fs::create_directories(Folder))
    return createStringError(EC, "-o: '" + Folder + "': " + EC.message());
  return Error::success();
}

static Error summarize(const RunOptions &Options, const CommandLine &Line,
                       StringRef ShardText, StringRef Output,
                       StringRef Depfile) {
  if (Output.empty())
    return createStringError("-o FILE is needed: what is written is not text");
  Expected<Shard> Part = readShard(ShardText);
  if (!Part)
    return Part.takeError();
  Expected<Selection> Selected = select(Options, Line);
  if (!Selected)
    return Selected.takeError();
  // Make does not create folders.
  if (Error E = makeFolderOf(Output))
    return E;
  // The build system is the cache where it asks for dependencies.
  std::unique_ptr<Store> Kept;
  if (Depfile.empty())
    Kept = openStore(Options, Line);
  GatherOptions How = gatherOptions(Options, Kept.get());
  llvm::erase_if(Selected->Commands, [&](const CompileCommand &Command) {
    return !Part->has(Command, How.Extract.Root);
  });
  Gathered Units = gather(std::move(*Selected), Options, How);
  for (const FailedUnit &F : Units.Failures)
    errs() << "poolwise: " << shownPath(F.File) << ": " << F.Message << '\n';
  if (!Depfile.empty())
    if (Error E = writeOutput(Depfile, [&](raw_ostream &OS) {
          writeDependencies(Output, Units, OS);
        }))
      return E;
  return writeOutput(Output, [&](raw_ostream &OS) {
    for (const std::string &Record : recordsOf(Units, How))
      OS << Record;
  });
}

int runSummarize(const Command &C, const CommandLine &Line) {
  cl::SubCommand Sub("summarize", C.Summary);
  cl::OptionCategory Category("options");
  cl::opt<std::string> Output("o", cl::value_desc("FILE"), cl::sub(Sub),
                              cl::cat(Category),
                              cl::desc("Write the summaries there"));
  cl::opt<std::string> Depfile(
      "depfile", cl::value_desc("FILE"), cl::sub(Sub), cl::cat(Category),
      cl::desc("Write there which files were read, for make and Ninja"));
  cl::opt<std::string> ShardText(
      "shard", cl::value_desc("I/N"), cl::sub(Sub), cl::cat(Category),
      cl::desc("Only the I-th of N parts of the files"));
  RunOptions Options(Sub, Category);
  if (!parseOptions(Sub, Category, C, Line))
    return BadUsage;
  if (Error E = summarize(Options, Line, ShardText, Output, Depfile))
    return usageError(std::move(E));
  return NothingFound;
}

} // namespace poolwise::tool
