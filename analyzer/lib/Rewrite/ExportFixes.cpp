//===- ExportFixes.cpp - YAML for clang-apply-replacements ------*- C++ -*-===//
//
// In:  the program and recommendations with fixes. Out: a file in the form of
//      clang-tidy's --export-fixes
//      (clang::tooling::TranslationUnitDiagnostics), written here without
//      Clang's types.
//
//===----------------------------------------------------------------------===//

#include "EditText.h"
#include "EditedFiles.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/YAMLTraits.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

using namespace llvm;

namespace {

struct Replacement {
  std::string FilePath;
  unsigned Offset, Length;
  std::string ReplacementText;
};

struct Message {
  std::string Text, FilePath;
  unsigned FileOffset;
  std::vector<Replacement> Replacements;
};

struct Diagnostic {
  std::string Name;
  Message Main;
  std::string Level, BuildDirectory;
};

struct FixDocument {
  std::string MainSourceFile;
  std::vector<Diagnostic> Diagnostics;
};

} // namespace

LLVM_YAML_IS_SEQUENCE_VECTOR(Replacement)
LLVM_YAML_IS_SEQUENCE_VECTOR(Diagnostic)

namespace llvm::yaml {

template <> struct MappingTraits<Replacement> {
  static void mapping(IO &Io, Replacement &R) {
    Io.mapRequired("FilePath", R.FilePath);
    Io.mapRequired("Offset", R.Offset);
    Io.mapRequired("Length", R.Length);
    Io.mapRequired("ReplacementText", R.ReplacementText);
  }
};

template <> struct MappingTraits<Message> {
  static void mapping(IO &Io, Message &M) {
    Io.mapRequired("Message", M.Text);
    Io.mapRequired("FilePath", M.FilePath);
    Io.mapRequired("FileOffset", M.FileOffset);
    Io.mapRequired("Replacements", M.Replacements);
  }
};

template <> struct MappingTraits<Diagnostic> {
  static void mapping(IO &Io, Diagnostic &D) {
    Io.mapRequired("DiagnosticName", D.Name);
    Io.mapRequired("DiagnosticMessage", D.Main);
    Io.mapRequired("Level", D.Level);
    Io.mapRequired("BuildDirectory", D.BuildDirectory);
  }
};

template <> struct MappingTraits<FixDocument> {
  static void mapping(IO &Io, FixDocument &D) {
    Io.mapRequired("MainSourceFile", D.MainSourceFile);
    Io.mapRequired("Diagnostics", D.Diagnostics);
  }
};

} // namespace llvm::yaml

namespace poolwise {

using namespace rewrite;

/// Two insertions at one place conflict there, and equal ones are inserted
/// twice: the first diagnostic of a file takes all its #include lines as one.
static std::map<std::pair<FileId, uint32_t>, std::string>
insertionsByPlace(const std::map<FileId, std::vector<Edit>> &Files) {
  std::map<std::pair<FileId, uint32_t>, std::string> Places;
  for (const auto &[File, Edits] : Files)
    for (const Edit &E : Edits)
      if (E.Length == 0)
        Places[{File, E.Offset}] += E.Text;
  return Places;
}

Error exportFixes(const Program &P, const std::vector<Recommendation> &All,
                  StringRef File) {
  auto Insertions = insertionsByPlace(editsByFile(All));
  SmallString<256> Folder;
  sys::fs::current_path(Folder);

  FixDocument D;
  std::set<Edit> Given;
  for (const Recommendation &R : All) {
    if (!isApplied(R))
      continue;
    const Location &Where = candidateOf(P, R).Where;
    Diagnostic New{"poolwise-" + R.Check,
                   {R.Message, P.Files[Where.File].Path, Where.Offset, {}},
                   "Warning",
                   Folder.str().str()};
    for (const Edit &E : R.F->Edits) {
      std::string Text = E.Text;
      if (E.Length == 0) {
        auto Place = Insertions.find({E.File, E.Offset});
        if (Place == Insertions.end())
          continue;
        Text = std::move(Place->second);
        Insertions.erase(Place);
      } else if (!Given.insert(E).second) {
        continue;
      }
      New.Main.Replacements.push_back(
          {P.Files[E.File].Path, E.Offset, E.Length, Text});
    }
    if (D.MainSourceFile.empty())
      D.MainSourceFile = New.Main.FilePath;
    if (!New.Main.Replacements.empty())
      D.Diagnostics.push_back(std::move(New));
  }

  std::error_code Failed;
  raw_fd_ostream Out(File, Failed);
  if (Failed)
    return createStringError(Failed,
                             File + ": can't be written: " + Failed.message());
  yaml::Output Yaml(Out);
  Yaml << D;
  Out.flush();
  if (Out.has_error()) {
    Out.clear_error();
    return createStringError(inconvertibleErrorCode(),
                             File + ": writing failed");
  }
  return Error::success();
}

} // namespace poolwise
