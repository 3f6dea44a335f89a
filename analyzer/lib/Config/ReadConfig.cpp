//===- ReadConfig.cpp - From .poolwise.yaml to Config ---------------------===//
//
// In:  a YAML file. Out: settings, or every error that was found, one a line,
//      as `file:line:column: message`.
// To add a setting: a member of Config, a line in `Keys`, a paragraph in
// defaultConfigText(), and a property in config.schema.json.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Config/Config.h"
#include "poolwise/Config/GlobList.h"
#include "poolwise/Recipes/Recipes.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/GlobPattern.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>
#include <yaml-cpp/yaml.h>

using namespace llvm;

namespace poolwise {

namespace {

/// Reads one file; problems are collected, so that all are told at once.
class Reader {
public:
  explicit Reader(StringRef File) : File(File) {}

  void readFile(Config &C);
  std::string Errors;

  void error(const YAML::Mark &Mark, const Twine &Message);
  std::optional<std::string> word(const YAML::Node &Value, StringRef What);
  void number(const YAML::Node &Value, double &Out);
  void count(const YAML::Node &Value, unsigned &Out);
  std::vector<std::string> list(const YAML::Node &Value);
  std::vector<std::string> globs(const YAML::Node &Value);
  void version(const YAML::Node &Value);
  /// A path or glob that is relative is so to the file's folder.
  std::string fromHere(StringRef Path) const;

  /// Each key of the map by its reader, given `Out`.
  template <typename Out, size_t N>
  void readMap(const YAML::Node &Map,
               const std::pair<StringRef, void (*)(Reader &, const YAML::Node &,
                                                   Out &)> (&Keys)[N],
               Out &Into);

private:
  std::string File;
};

using ReadKey = void (*)(Reader &, const YAML::Node &, Config &);

} // namespace

static void readChecks(Reader &R, const YAML::Node &Value, Config &C) {
  C.Checks = join(R.list(Value), ",");
}

static void readPolicy(Reader &R, const YAML::Node &Value, Config &C) {
  std::optional<std::string> Word = R.word(Value, "'cxx' or 'python'");
  if (!Word)
    return;
  if (*Word == "cxx")
    C.P = Policy::Cxx;
  else if (*Word == "python")
    C.P = Policy::Python;
  else
    R.error(Value.Mark(), "policy is 'cxx' or 'python', not '" + *Word + "'" +
                              didYouMean(*Word, {"cxx", "python"}));
}

static void readRules(Reader &R, const YAML::Node &Value, Config &C) {
  for (const std::string &Pack : R.list(Value)) {
    std::string Path = R.fromHere(Pack);
    if (!sys::fs::exists(Path))
      R.error(Value.Mark(), "no such file or folder: '" + Path + "'");
    C.Rules.push_back(Path);
  }
}

static constexpr std::pair<StringRef, void (*)(Reader &, const YAML::Node &,
                                               SuppressEntry &)>
    EntryKeys[] = {
        {"checks", [](Reader &R, const YAML::Node &V,
                      SuppressEntry &E) { E.Checks = join(R.list(V), ","); }},
        {"paths", [](Reader &R, const YAML::Node &V,
                     SuppressEntry &E) { E.Paths = R.globs(V); }},
        {"reason",
         [](Reader &R, const YAML::Node &V, SuppressEntry &E) {
           E.Reason = R.word(V, "a text").value_or("");
         }},
};

static void readSuppress(Reader &R, const YAML::Node &Value, Config &C) {
  if (Value.IsNull())
    return;
  if (!Value.IsSequence())
    return R.error(Value.Mark(), "expected a list of entries with 'paths', "
                                 "'checks' and 'reason'");
  for (const YAML::Node &Node : Value) {
    SuppressEntry Entry;
    Entry.Line = Node.Mark().line + 1;
    Entry.Column = Node.Mark().column + 1;
    if (!Node.IsMap())
      R.error(Node.Mark(), "expected 'paths', 'checks' and 'reason'");
    else
      R.readMap(Node, EntryKeys, Entry);
    C.Suppress.push_back(std::move(Entry));
  }
}

static void readTargetName(Reader &R, const YAML::Node &Value, Config &C) {
  std::optional<std::string> Word = R.word(Value, "a target's name");
  if (!Word)
    return;
  std::vector<StringRef> Known = targetNames();
  if (is_contained(Known, StringRef(*Word)))
    C.RewriteTarget = *Word;
  else
    R.error(Value.Mark(), "there is no target '" + *Word + "'" +
                              didYouMean(*Word, Known) + "; there are " +
                              join(Known, ", "));
}

static constexpr std::pair<StringRef, ReadKey> RewriteKeys[] = {
    {"target", readTargetName},
};

static void readRewrite(Reader &R, const YAML::Node &Value, Config &C) {
  if (Value.IsMap())
    R.readMap(Value, RewriteKeys, C);
  else
    R.error(Value.Mark(), "expected `key: value` lines");
}

static constexpr std::pair<StringRef, ReadKey> Keys[] = {
    {"checks", readChecks},
    {"min_speedup", [](Reader &R, const YAML::Node &V,
                       Config &C) { R.number(V, C.MinSpeedup); }},
    {"min_task_us", [](Reader &R, const YAML::Node &V,
                       Config &C) { R.number(V, C.MinTaskUs); }},
    {"cores",
     [](Reader &R, const YAML::Node &V, Config &C) { R.count(V, C.Cores); }},
    {"assumed_rounds", [](Reader &R, const YAML::Node &V,
                          Config &C) { R.count(V, C.AssumedRounds); }},
    {"policy", readPolicy},
    {"rules", readRules},
    {"exclude",
     [](Reader &R, const YAML::Node &V, Config &C) { C.Exclude = R.globs(V); }},
    {"suppress", readSuppress},
    {"rewrite", readRewrite},
    {"version", [](Reader &R, const YAML::Node &V, Config &) { R.version(V); }},
};

template <size_t N, typename Pair>
static std::vector<StringRef> namesOf(const Pair (&Keys)[N]) {
  std::vector<StringRef> Names;
  for (const auto &[Name, Read] : Keys)
    Names.push_back(Name);
  llvm::sort(Names);
  return Names;
}

std::vector<StringRef> configKeys() { return namesOf(Keys); }
std::vector<StringRef> suppressKeys() { return namesOf(EntryKeys); }

void Reader::error(const YAML::Mark &Mark, const Twine &Message) {
  raw_string_ostream OS(Errors);
  if (!Errors.empty())
    OS << '\n';
  OS << File;
  if (!Mark.is_null())
    OS << ':' << Mark.line + 1 << ':' << Mark.column + 1;
  OS << ": " << Message;
}

std::optional<std::string> Reader::word(const YAML::Node &Value,
                                        StringRef What) {
  if (Value.IsScalar())
    return Value.Scalar();
  error(Value.Mark(), "expected " + What);
  return std::nullopt;
}

void Reader::number(const YAML::Node &Value, double &Out) {
  std::optional<std::string> Word = word(Value, "a number");
  double Number = 0;
  if (!Word)
    return;
  if (StringRef(*Word).getAsDouble(Number) || !std::isfinite(Number) ||
      Number < 0)
    error(Value.Mark(), "expected a number of at least 0, not '" + *Word + "'");
  else
    Out = Number;
}

void Reader::count(const YAML::Node &Value, unsigned &Out) {
  std::optional<std::string> Word = word(Value, "a whole number");
  unsigned Number = 0;
  if (!Word)
    return;
  if (StringRef(*Word).getAsInteger(10, Number) || Number == 0)
    error(Value.Mark(),
          "expected a whole number of at least 1, not '" + *Word + "'");
  else
    Out = Number;
}

std::vector<std::string> Reader::list(const YAML::Node &Value) {
  std::vector<std::string> Words;
  if (Value.IsScalar())
    return {Value.Scalar()};
  if (Value.IsNull())
    return {};
  if (!Value.IsSequence()) {
    error(Value.Mark(), "expected a text or a list of texts");
    return {};
  }
  for (const YAML::Node &Entry : Value)
    if (std::optional<std::string> Word = word(Entry, "a text"))
      Words.push_back(*Word);
  return Words;
}

std::vector<std::string> Reader::globs(const YAML::Node &Value) {
  std::vector<std::string> Globs;
  for (const std::string &Glob : list(Value)) {
    // `*/generated/*` and absolute globs stand for themselves.
    bool Anywhere = StringRef(Glob).starts_with("*");
    Globs.push_back(Anywhere ? Glob : fromHere(Glob));
    if (Error E = GlobPattern::create(Globs.back(), 1024).takeError())
      error(Value.Mark(),
            "'" + Glob + "' is not a glob: " + toString(std::move(E)));
  }
  return Globs;
}

void Reader::version(const YAML::Node &Value) {
  unsigned Version = 1;
  count(Value, Version);
  if (Version > 1)
    error(Value.Mark(), "version " + Twine(Version) +
                            " is newer than this poolwise, which reads 1");
}

std::string Reader::fromHere(StringRef Path) const {
  if (sys::path::is_absolute(Path))
    return Path.str();
  SmallString<256> Joined = sys::path::parent_path(File);
  sys::path::append(Joined, Path);
  return Joined.str().str();
}

template <typename Out, size_t N>
void Reader::readMap(
    const YAML::Node &Map,
    const std::pair<StringRef, void (*)(Reader &, const YAML::Node &, Out &)> (
        &Keys)[N],
    Out &Into) {
  StringSet<> Seen;
  for (const auto &Entry : Map) {
    std::optional<std::string> Key = word(Entry.first, "a key");
    if (!Key)
      continue;
    const auto *Found =
        find_if(Keys, [&](const auto &K) { return K.first == *Key; });
    if (Found == std::end(Keys))
      error(Entry.first.Mark(),
            "unknown key '" + *Key + "'" + didYouMean(*Key, namesOf(Keys)));
    else if (!Seen.insert(*Key).second)
      error(Entry.first.Mark(), "'" + *Key + "' stands twice");
    else
      Found->second(*this, Entry.second, Into);
  }
}

void Reader::readFile(Config &C) {
  // yaml-cpp reports what is not YAML by throwing.
  try {
    YAML::Node Root = YAML::LoadFile(File);
    if (Root.IsMap())
      readMap(Root, Keys, C);
    else if (!Root.IsNull())
      error(Root.Mark(), "expected `key: value` lines");
  } catch (const YAML::BadFile &) {
    error(YAML::Mark::null_mark(), "cannot be read");
  } catch (const YAML::Exception &E) {
    error(E.mark, E.msg);
  }
}

Expected<Config> readConfig(StringRef File) {
  SmallString<256> Absolute(File);
  if (std::error_code EC = sys::fs::make_absolute(Absolute))
    return createStringError(EC, "%s: %s", File.str().c_str(),
                             EC.message().c_str());
  sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
  Config C;
  C.File = Absolute.str().str();
  Reader R(C.File);
  R.readFile(C);
  if (!R.Errors.empty())
    return createStringError(inconvertibleErrorCode(), R.Errors);
  return C;
}

} // namespace poolwise
