//===- RulesLint.cpp - `poolwise rules lint` ------------------------------===//
//
// In:  packs; none: all that are in use. Out: what is wrong with them, as
//      `file:line:column: message`. Of packs that are named, each name is
//      looked up in the headers that the pack lists, with the flags behind
//      `--`.
//
//===----------------------------------------------------------------------===//

#include "Rules.h"
#include "poolwise/Extract/DeclaredNames.h"
#include "poolwise/Rules/Lint.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"
#include <set>

using namespace llvm;

namespace poolwise::tool {

namespace {

class Linter {
public:
  explicit Linter(ArrayRef<std::string> Flags) : Flags(Flags) {}

  /// Known from now on, so that later packs may hide it. `LookUp`: in headers.
  Error add(StringRef FileOrFolder, bool IsTold, bool LookUp);
  bool Bad = false;
  size_t Models = 0;

private:
  void pack(const std::string &File, bool IsTold, bool LookUp);
  void lookUp(const RulePack &Written, const CompiledPack &Pack);
  void tell(ArrayRef<PackRemark> Remarks);

  ArrayRef<std::string> Flags;
  std::vector<CompiledPack> Known;
  std::set<sys::fs::UniqueID> Seen;
};

} // namespace

void Linter::tell(ArrayRef<PackRemark> Remarks) {
  for (const PackRemark &R : Remarks) {
    errs() << R.File << ':' << R.At.Line << ':' << R.At.Column << ": "
           << (R.IsError ? "" : "note: ") << R.Message << '\n';
    Bad |= R.IsError;
  }
}

void Linter::lookUp(const RulePack &Written, const CompiledPack &Pack) {
  std::vector<std::string> Headers;
  for (const Scalar &Header : Written.Headers)
    Headers.push_back(Header.Text);
  if (Headers.empty()) {
    errs() << Written.File << ":1:1: note: names are not looked up: the pack "
           << "lists no 'headers:'\n";
    return;
  }
  Mark At = Written.Headers.front().At;
  DeclaredNames Declared = declaredNames(Headers, Flags);
  if (!Declared.Missing.empty() || !Declared.Errors.empty()) {
    StringRef Why = Declared.Missing.empty()
                        ? StringRef(Declared.Errors).split('\n').first
                        : StringRef(Declared.Missing);
    errs() << Written.File << ':' << At.Line << ':' << At.Column
           << ": note: names are not looked up: " << Why
           << "; flags such as -I go behind '--'\n";
    return;
  }
  std::vector<StringRef> Names;
  for (const auto &[Name, F] : Declared.Functions)
    Names.push_back(Name);
  tell(namesWithoutUse(Pack, Names));
}

void Linter::pack(const std::string &File, bool IsTold, bool LookUp) {
  auto Text = MemoryBuffer::getFile(File);
  if (!Text) {
    errs() << File << ": cannot be read: " << Text.getError().message() << '\n';
    Bad = true;
    return;
  }
  // A pack that is in use anyway and named as well hides no other.
  sys::fs::UniqueID Id;
  if (!sys::fs::getUniqueID(File, Id))
    IsTold &= Seen.insert(Id).second;
  PackErrors Errors(File);
  RulePack Written = readPack(File, (*Text)->getBuffer(), Errors);
  CompiledPack Pack = compile(Written, Errors);
  if (!Errors.empty()) {
    errs() << Errors.text() << '\n';
    Bad = true;
  }
  tell(unreachedAlternatives(Pack));
  if (IsTold)
    tell(hiddenModels(Known, Pack));
  if (LookUp)
    lookUp(Written, Pack);
  Models += Pack.Functions.size();
  Known.push_back(std::move(Pack));
}

Error Linter::add(StringRef FileOrFolder, bool IsTold, bool LookUp) {
  Expected<std::vector<std::string>> Files = packsUnder(FileOrFolder);
  if (!Files)
    return Files.takeError();
  for (const std::string &File : *Files)
    pack(File, IsTold, LookUp);
  return Error::success();
}

int lint(const RunOptions &Options, const CommandLine &Line,
         ArrayRef<std::string> Files) {
  // Packs that are named do not hang on the settings around them.
  Expected<Config> C = !Options.ConfigFile.empty()
                           ? readConfig(Options.ConfigFile)
                       : Files.empty() ? findConfig(".")
                                       : Expected<Config>(Config());
  if (!C)
    return usageError(C.takeError());
  Expected<std::vector<std::string>> InUse =
      rulePlaces(Line.Executable, *C, Options.rules());
  if (!InUse)
    return usageError(InUse.takeError());
  std::vector<std::string> Flags =
      Line.Flags.value_or(std::vector<std::string>());
  Linter L(Flags);
  for (auto [Index, Place] : enumerate(*InUse)) {
    // A pack that is named is read once, below.
    if (is_contained(Files, Place))
      continue;
    if (Error E = L.add(Place, /*IsTold=*/Index > 0, /*LookUp=*/false))
      return usageError(std::move(E));
  }
  if (!Files.empty())
    L.Models = 0;
  for (const std::string &File : Files)
    if (Error E = L.add(File, /*IsTold=*/true, /*LookUp=*/true))
      return usageError(std::move(E));
  if (L.Bad)
    return BadUsage;
  outs() << L.Models << " models, no errors\n";
  return NothingFound;
}

} // namespace poolwise::tool
