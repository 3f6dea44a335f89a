//===- Store.cpp - Summaries that were made before ------------------------===//
//
// The file's name holds the version of the extractor: another version never
// reads it, and two versions can take turns. Rows with several parts carry a
// check sum; SQLite finds damage of its own pages.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Store/Store.h"
#include "CommonText.h"
#include "InputTable.h"
#include "poolwise/Extract/OldFiles.h"
#include "poolwise/Summary/Codec.h"
#include "poolwise/Summary/Record.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"

using llvm::StringRef;
namespace fs = llvm::sys::fs;

namespace poolwise {

namespace {
constexpr const char *Schema =
    "CREATE TABLE units(key INTEGER PRIMARY KEY, main TEXT NOT NULL,"
    " meaning INTEGER NOT NULL, positions INTEGER NOT NULL,"
    " inputs BLOB NOT NULL, sum INTEGER NOT NULL);"
    "CREATE TABLE records(key INTEGER PRIMARY KEY, texts INTEGER NOT NULL,"
    " record BLOB NOT NULL);"
    "CREATE TABLE results(key INTEGER PRIMARY KEY, sum INTEGER NOT NULL,"
    " made INTEGER NOT NULL, result BLOB NOT NULL);";
/// How many results are kept: the last ones.
constexpr const char *KeepResults =
    "DELETE FROM results WHERE key NOT IN"
    " (SELECT key FROM results ORDER BY made DESC LIMIT 8)";

std::string packed(const std::vector<int64_t> &Ids) {
  codec::Writer Writer;
  std::vector<uint64_t> Differences;
  int64_t Before = 0;
  for (int64_t Id : Ids)
    Differences.push_back(uint64_t(Id - std::exchange(Before, Id)));
  Writer.write(Differences);
  return Writer.take().Meaning;
}

std::optional<std::vector<uint64_t>> unpacked(StringRef Bytes) {
  std::vector<uint64_t> Ids;
  codec::Reader Reader(Bytes, {});
  if (!Reader.read(Ids) || !Reader.isDone())
    return std::nullopt;
  for (size_t I = 1; I < Ids.size(); ++I)
    Ids[I] += Ids[I - 1];
  return Ids;
}

/// Ties the parts of a row together.
uint64_t sumOf(uint64_t Key, uint64_t Meaning, uint64_t Positions,
               StringRef Inputs) {
  const uint64_t Parts[] = {Key, Meaning, Positions, llvm::xxh3_64bits(Inputs)};
  return llvm::xxh3_64bits(
      llvm::ArrayRef(reinterpret_cast<const uint8_t *>(Parts), sizeof Parts));
}

std::string fileIn(StringRef Folder) {
  llvm::SmallString<256> File(Folder);
  llvm::sys::path::append(
      File, "summaries-" + llvm::utohexstr(extractorVersion()) + ".db");
  return File.str().str();
}

/// The folder is a cache: it is not for version control.
llvm::Error makeFolder(const std::string &Folder) {
  bool IsNew = !fs::exists(Folder);
  if (std::error_code EC = fs::create_directories(Folder))
    return llvm::createStringError(EC, "'" + Folder +
                                           "' cannot be made: " + EC.message());
  if (!IsNew)
    return llvm::Error::success();
  std::error_code EC;
  llvm::raw_fd_ostream(Folder + "/.gitignore", EC) << "*\n";
  return llvm::Error::success();
}

bool hasTables(Database &In) {
  Statement Count(In, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"
                      " AND name IN ('units', 'records', 'results', 'paths',"
                      " 'states', 'texts')");
  return Count.step() && Count.number(0) == 6;
}

bool prepare(Database &In, const StoreOptions &Options) {
  if (!In.open(fileIn(Options.Folder), Options.ReadOnly))
    return false;
  if (Options.ReadOnly)
    return hasTables(In) && In.isFine();
  // A killed process loses what it had not written, and harms nothing.
  In.run("PRAGMA journal_mode = WAL");
  In.run("PRAGMA synchronous = NORMAL");
  In.run("BEGIN IMMEDIATE");
  if (!hasTables(In)) {
    In.run(Schema);
    In.run(InputTable::Schema);
    In.run(CommonText::Schema);
  }
  return In.run("COMMIT") && In.isFine();
}

void removeFile(const std::string &File) {
  for (const char *Suffix : {"", "-wal", "-shm"})
    fs::remove(File + Suffix);
}
} // namespace

struct Store::State {
  StoreOptions Options;
  std::string Root;
  Database In;
  std::unique_ptr<InputTable> Inputs;
  std::unique_ptr<CommonText> Common;

  bool canWrite() const { return !Options.ReadOnly && In.isFine(); }
  std::string shown(StringRef File) const {
    return codec::relative(File, Root);
  }
};

Store::Store(std::unique_ptr<State> S) : S(std::move(S)) {}

llvm::Expected<std::unique_ptr<Store>> Store::open(StoreOptions Options) {
  if (!Options.ReadOnly)
    if (llvm::Error E = makeFolder(Options.Folder))
      return std::move(E);
  auto S = std::make_unique<State>();
  S->Options = std::move(Options);
  S->Root = codec::withSlash(S->Options.Root);
  // Damaged pages may only show when all is read.
  auto isUsable = [&] {
    S->Inputs.reset();
    S->Common = std::make_unique<CommonText>(S->In);
    if (!prepare(S->In, S->Options))
      return false;
    S->Inputs = std::make_unique<InputTable>(S->In, S->Options);
    return S->In.isFine();
  };
  if (!isUsable() && S->In.isDamaged() && !S->Options.ReadOnly) {
    S->In.close();
    removeFile(fileIn(S->Options.Folder));
    isUsable();
  }
  if (!S->In.isFine())
    return llvm::createStringError("'" + fileIn(S->Options.Folder) +
                                   "' cannot be used: " + S->In.message());
  if (!S->Options.ReadOnly) {
    markUsed(fileIn(S->Options.Folder));
    removeOldFiles(S->Options.Folder);
  }
  return std::unique_ptr<Store>(new Store(std::move(S)));
}

/// What turned out to be damaged is not there the next time.
Store::~Store() {
  if (S->In.isFine())
    S->Inputs->saveStamps();
  bool IsDamaged = S->In.isDamaged() && !S->Options.ReadOnly;
  S->Inputs.reset();
  S->In.close();
  if (IsDamaged)
    removeFile(fileIn(S->Options.Folder));
}

const std::string &Store::folder() const { return S->Options.Folder; }

StoredUnit Store::find(const CompileCommand &Command) {
  StoredUnit Out;
  uint64_t Key = commandKey(Command, S->Options.Root);
  Statement Row(S->In, "SELECT meaning, positions, inputs, sum FROM units"
                       " WHERE key = ?");
  if (!Row.bind(Key).step()) {
    std::string Main = S->shown(Command.File);
    Statement Other(S->In, "SELECT 1 FROM units WHERE main = ? LIMIT 1");
    if (Other.bindText(Main).step())
      Out.Why = StoredUnit::Miss::Command;
    return Out;
  }
  Out.MeaningHash = Row.number(0);
  Out.PositionsHash = Row.number(1);
  std::optional<std::vector<uint64_t>> Ids = unpacked(Row.bytes(2));
  if (!Ids || sumOf(Key, Out.MeaningHash, Out.PositionsHash, Row.bytes(2)) !=
                  uint64_t(Row.number(3)))
    return Out;
  for (uint64_t Id : *Ids)
    if (!S->Inputs->holds(Id)) {
      Out.Why = StoredUnit::Miss::Input;
      Out.Changed = S->Inputs->pathOf(Id);
      return Out;
    }
  Out.Why = StoredUnit::Miss::None;
  return Out;
}

std::string Store::record(const CompileCommand &Command) {
  Statement Row(S->In, "SELECT texts, record FROM records WHERE key = ?");
  if (!Row.bind(commandKey(Command, S->Options.Root)).step())
    return {};
  return S->Common->unpack(Row.number(0), Row.bytes(1));
}

void Store::put(const CompileCommand &Command, const UnitOutcome &Unit) {
  if (!S->canWrite())
    return;
  llvm::Expected<std::array<uint64_t, 2>> Hashes = hashesOfRecord(Unit.Record);
  if (!Hashes) {
    llvm::consumeError(Hashes.takeError());
    return;
  }
  if (!S->In.run("BEGIN IMMEDIATE"))
    return;
  uint64_t Key = commandKey(Command, S->Options.Root);
  std::vector<int64_t> Ids = S->Inputs->idsOf(Unit.Inputs);
  bool Ok = !Ids.empty();
  if (Ok) {
    std::string Inputs = packed(Ids), Main = S->shown(Command.File);
    Statement Put(S->In, "REPLACE INTO units VALUES(?, ?, ?, ?, ?, ?)");
    Put.bind(Key).bindText(Main).bind((*Hashes)[0]).bind((*Hashes)[1]);
    Put.bindBytes(Inputs);
    Put.bind(sumOf(Key, (*Hashes)[0], (*Hashes)[1], Inputs));
    CommonText::Packed Packed = S->Common->pack(plainRecord(Unit.Record));
    Statement PutRecord(S->In, "REPLACE INTO records VALUES(?, ?, ?)");
    PutRecord.bind(Key).bind(Packed.Texts).bindBytes(Packed.Bytes);
    Ok = !Packed.Bytes.empty() && Put.run() && PutRecord.run();
  }
  // Ids that were made in vain must not be used again.
  if (!S->In.run(Ok ? "COMMIT" : "ROLLBACK") || !Ok)
    S->Options.ReadOnly = true;
}

std::optional<std::string> Store::result(uint64_t Key) {
  Statement Row(S->In, "SELECT result, sum FROM results WHERE key = ?");
  if (!Row.bind(Key).step() ||
      llvm::xxh3_64bits(Row.bytes(0)) != uint64_t(Row.number(1)))
    return std::nullopt;
  return Row.bytes(0).str();
}

bool Store::hasResult(uint64_t Key) {
  Statement Row(S->In, "SELECT 1 FROM results WHERE key = ?");
  return Row.bind(Key).step();
}

void Store::putResult(uint64_t Key, StringRef Bytes) {
  if (!S->canWrite() || !S->In.run("BEGIN IMMEDIATE"))
    return;
  Statement Put(S->In, "REPLACE INTO results VALUES(?, ?,"
                       " (SELECT ifnull(max(made), 0) + 1 FROM results), ?)");
  Put.bind(Key).bind(llvm::xxh3_64bits(Bytes)).bindBytes(Bytes).run();
  S->In.run(KeepResults);
  S->In.run("COMMIT");
}

std::vector<std::string> Store::allRecords() {
  std::vector<std::string> Out;
  Statement Rows(S->In, "SELECT texts, record FROM records ORDER BY key");
  while (Rows.step())
    Out.push_back(S->Common->unpack(Rows.number(0), Rows.bytes(1)));
  return Out;
}

} // namespace poolwise
