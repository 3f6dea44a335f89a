//===- Draft.cpp - The text of a drafted rule pack ------------------------===//
//
// The worst case stands where nothing is known: threads: unsafe, every argument
// that can be written is. Guesses stand in comments.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Learn/Learn.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include <cmath>

using namespace llvm;

namespace poolwise {

static std::string head(StringRef From, StringRef Source) {
  return formatv(
      "# Drafted by `poolwise rules learn` from {0}.\n"
      "# Read the library's manual, correct each entry, then remove `draft`: a "
      "draft is\n# never used. rules/README.md describes the language.\n"
      "pack: draft\n"
      "draft: true\n"
      "{1}"
      "defaults:\n"
      "  threads: unsafe # the worst case; safe or per-object, if the manual "
      "says "
      "so\n"
      "functions:\n",
      From, Source);
}

/// What a word in a function's name suggests.
static StringRef guess(StringRef Name) {
  static constexpr std::pair<StringRef, StringRef> Words[] = {
      {"connect", "network"},  {"recv", "network"},     {"send", "network"},
      {"fetch", "network"},    {"download", "network"}, {"upload", "network"},
      {"request", "network"},  {"http", "network"},     {"resolve", "network"},
      {"query", "network"},    {"open", "disk"},        {"read", "disk"},
      {"write", "disk"},       {"load", "disk"},        {"save", "disk"},
      {"file", "disk"},        {"sync", "disk"},        {"flush", "disk"},
      {"wait", "ipc"},         {"sleep", "sleep"},      {"lock", "lock"},
      {"spawn", "process"},    {"print", "console"},    {"compress", "compute"},
      {"encode", "compute"},   {"decode", "compute"},   {"hash", "compute"},
      {"transform", "compute"}};
  std::string Lower = Name.lower();
  for (auto [Word, Effect] : Words)
    if (StringRef(Lower).contains(Word))
      return Effect;
  return "";
}

static std::string quoted(StringRef Name) {
  return Name.find_first_of("{}*&,: ") == StringRef::npos
             ? Name.str()
             : "\"" + Name.str() + "\"";
}

static std::string signature(StringRef Name, const DeclaredFunction &F) {
  std::vector<std::string> Types;
  for (const DeclaredParameter &P : F.Parameters)
    Types.push_back(P.Name.empty() ? P.Type : P.Type + " " + P.Name);
  return F.ResultType + " " + Name.str() + "(" + join(Types, ", ") + ")";
}

static std::string indices(const DeclaredFunction &F,
                           bool DeclaredParameter::*Has) {
  std::vector<std::string> List;
  for (auto [Index, P] : enumerate(F.Parameters))
    if (P.*Has)
      List.push_back(std::to_string(Index));
  return "[" + join(List, ", ") + "]";
}

static std::string entry(StringRef Name, const DeclaredFunction &F) {
  std::string Text =
      formatv("  # {0}\n  - name: {1}\n", signature(Name, F), quoted(Name));
  if (StringRef Effect = guess(Name); !Effect.empty())
    Text += formatv("    # effects: [{0}] # only its name says so\n", Effect);
  Text += "    cost: {cpu: 1us} # not known\n";
  if (std::string Writes = indices(F, &DeclaredParameter::IsWritable);
      Writes != "[]")
    Text += "    writes: " + Writes + "\n";
  if (std::string Callbacks = indices(F, &DeclaredParameter::IsCallable);
      Callbacks != "[]")
    Text += "    callbacks: " + Callbacks + " # or kept for later?\n";
  if (StringRef(F.ResultType).rtrim().ends_with("*") ||
      StringRef(F.ResultType).rtrim().ends_with("&"))
    Text += "    # returns: fresh # if nothing else leads to it; else see "
            "`returns` in rules/README.md\n";
  return Text + formatv("    source: \"draft: {0}:{1}\"\n",
                        sys::path::filename(F.File), F.Line)
                    .str();
}

std::string draftFromHeaders(const DeclaredNames &Declared,
                             ArrayRef<std::string> Headers,
                             const RuleSet &Known) {
  std::vector<std::string> Names;
  for (const std::string &H : Headers)
    Names.push_back(quoted(H));
  std::string Text =
      head(join(Headers, ", "), "headers: [" + join(Names, ", ") + "]\n");
  for (const auto &[Name, F] : Declared.Functions) {
    bool IsOwn = any_of(Headers, [&](StringRef H) {
      return StringRef(F.File) == H ||
             StringRef(F.File).ends_with(("/" + H).str());
    });
    if (IsOwn && F.IsPublic && !Known.modelNamed(Name))
      Text += entry(Name, F);
  }
  return Text;
}

/// A name that only the compiler and its libraries may use: another one of a
/// function that the program calls by its own (`_IO_printf`), or the start of
/// the program.
static bool isReserved(StringRef Name) {
  return Name.starts_with("__") ||
         (Name.size() > 1 && Name[0] == '_' && isUpper(Name[1]));
}

std::string draftFromRun(ArrayRef<ObservedFunction> Observed, StringRef Command,
                         const RuleSet &Known) {
  std::string Text =
      head("a run of `" + Command.str() + "` under strace",
           "# headers: [] # that declare them, for `poolwise rules lint`\n");
  for (const ObservedFunction &F : Observed) {
    if (Known.modelNamed(F.Name) || isReserved(F.Name))
      continue;
    std::vector<StringRef> Effects;
    for (EffectKind Kind : F.Effects)
      Effects.push_back(nameOf(Kind));
    double Us = F.WaitUs / std::max(F.Calls, 1u);
    Text += formatv(
        "  # {0}: {1} system calls, {2:f0} us in all\n"
        "  - name: {3}\n"
        "    effects: [{4}]\n"
        "    cost: {{cpu: 1us, wait: {5:f0}us} # of one system call; how "
        "many a call makes is not known\n"
        "    source: \"draft: seen under strace\"\n",
        F.Library, F.Calls, F.WaitUs, quoted(F.Name), join(Effects, ", "),
        std::max(1.0, std::round(Us)));
  }
  return Text;
}

} // namespace poolwise
