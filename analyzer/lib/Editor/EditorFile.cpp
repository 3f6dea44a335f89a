//===- EditorFile.cpp - What an editor shows of one file ------------------===//

#include "poolwise/Editor/EditorFile.h"
#include "poolwise/Report/FileUri.h"
#include "poolwise/Report/Notes.h"
#include "poolwise/Report/PageUrl.h"
#include "poolwise/Report/Words.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace poolwise {

EditorFile::EditorFile(std::string Path, std::string Text, ColumnUnit Unit,
                       std::shared_ptr<const Analysis> A,
                       std::string InstalledFile,
                       std::optional<std::set<std::string>> Checks)
    : Path(std::move(Path)), Main(std::move(Text), Unit), Unit(Unit),
      A(std::move(A)), InstalledFile(std::move(InstalledFile)),
      Checks(std::move(Checks)) {}

EditorText EditorFile::textOf(FileId File) const {
  const std::string &Name = A->P->Files[File].Path;
  if (Name == Path)
    return Main;
  auto Buffer = MemoryBuffer::getFile(Name);
  return EditorText(Buffer ? (*Buffer)->getBuffer().str() : "", Unit);
}

std::vector<const Recommendation *> EditorFile::shown(uint32_t First,
                                                      uint32_t Last) const {
  std::vector<const Recommendation *> Result;
  for (const Recommendation &R : A->Findings) {
    Location Where = candidateOf(*A->P, R).Where;
    if (!R.Suppressed && (!Checks || Checks->count(R.Check)) &&
        A->P->Files[Where.File].Path == Path && First < Where.Line &&
        Where.Line <= Last + 1)
      Result.push_back(&R);
  }
  return Result;
}

/// From the place to the end of its line.
static json::Value restOfLine(const EditorText &Text, size_t Offset) {
  return Text.range(Offset, Text.endOf(Text.lineOf(Offset)));
}

json::Value EditorFile::diagnostic(const Recommendation &R) const {
  json::Array Related;
  for (const Note &N : notesOf(*A->P, R))
    Related.push_back(json::Object{
        {"location",
         json::Object{
             {"uri", fileUri(A->P->Files[N.Where.File].Path)},
             {"range", restOfLine(textOf(N.Where.File), N.Where.Offset)}}},
        {"message", N.Message}});
  return json::Object{
      {"range", restOfLine(Main, candidateOf(*A->P, R).Where.Offset)},
      {"severity", R.S == Severity::Warning ? 2 : 3},
      {"source", "poolwise"},
      {"code", "poolwise-" + R.Check},
      {"codeDescription",
       json::Object{{"href", pageUrl(docsUrl(InstalledFile), R.Check)}}},
      {"message", R.Message},
      {"relatedInformation", std::move(Related)}};
}

json::Array EditorFile::diagnostics() const {
  json::Array Result;
  for (const Recommendation *R : shown(0, ~0u - 1))
    Result.push_back(diagnostic(*R));
  return Result;
}

json::Array EditorFile::diagnosticsIn(StringRef NewText) const {
  const EditorText Now(NewText.str(), Unit);
  json::Array Result;
  for (const Recommendation *R : shown(0, ~0u - 1)) {
    uint32_t Line = Main.lineOf(candidateOf(*A->P, *R).Where.Offset);
    std::optional<uint32_t> NewLine = Main.lineIn(Now, Line);
    if (!NewLine)
      continue;
    json::Value D = diagnostic(*R);
    for (StringRef End : {"start", "end"})
      (*(*D.getAsObject()->getObject("range")).getObject(End))["line"] =
          *NewLine;
    Result.push_back(std::move(D));
  }
  return Result;
}

json::Value EditorFile::workspaceEdit(const std::vector<Edit> &Edits) const {
  std::map<FileId, json::Array> ByFile;
  std::map<FileId, EditorText> Texts;
  for (const Edit &E : Edits) {
    auto Text = Texts.find(E.File);
    if (Text == Texts.end())
      Text = Texts.emplace(E.File, textOf(E.File)).first;
    ByFile[E.File].push_back(json::Object{
        {"range", Text->second.range(E.Offset, E.Offset + E.Length)},
        {"newText", json::fixUTF8(E.Text)}});
  }
  json::Object Changes;
  for (auto &[File, Changed] : ByFile)
    Changes[fileUri(A->P->Files[File].Path)] = std::move(Changed);
  return json::Object{{"changes", std::move(Changes)}};
}

static StringRef poolOf(Executor On) {
  return On == Executor::IoThreads    ? "I/O threads"
         : On == Executor::CpuThreads ? "CPU threads"
                                      : "worker processes";
}

json::Value EditorFile::fix(const Recommendation &R) const {
  bool IsSafe = isFixable(R);
  std::string Title = ("Run it on " + poolOf(R.On)).str();
  if (!IsSafe)
    Title += " (review: " + R.FixRefusal + ")";
  json::Object Action{{"title", Title},
                      {"kind", IsSafe ? "quickfix" : "refactor.rewrite"},
                      {"edit", workspaceEdit(R.F->Edits)}};
  if (IsSafe) {
    Action["isPreferred"] = true;
    Action["diagnostics"] = json::Array{diagnostic(R)};
  }
  return Action;
}

json::Value EditorFile::silence(const Recommendation &R) const {
  Location Where = candidateOf(*A->P, R).Where;
  size_t First = Main.firstOn(Main.lineOf(Where.Offset));
  size_t Start = First;
  while (Start && Main.content()[Start - 1] != '\n')
    --Start;
  std::string Indent = Main.content().slice(Start, First).str();
  Edit Comment{Where.File, uint32_t(First), 0,
               "// NOLINTNEXTLINE(poolwise-" + R.Check + ")\n" + Indent};
  return json::Object{
      {"title", "Ignore poolwise-" + R.Check + " here (NOLINT)"},
      {"kind", "quickfix"},
      {"diagnostics", json::Array{diagnostic(R)}},
      {"edit", workspaceEdit({Comment})}};
}

json::Array EditorFile::quickFixes(uint32_t First, uint32_t Last) const {
  json::Array Actions;
  for (const Recommendation *R : shown(First, Last)) {
    if (isFixable(*R))
      Actions.push_back(fix(*R));
    Actions.push_back(silence(*R));
  }
  return Actions;
}

json::Array EditorFile::refactorings(uint32_t First, uint32_t Last) const {
  json::Array Actions;
  for (const Recommendation *R : shown(First, Last))
    if (R->F && !isFixable(*R))
      Actions.push_back(fix(*R));
  return Actions;
}

/// "io: about 50 ms waiting, 12 us computing (getaddrinfo); not known: 'f'"
static std::string lensTitle(const Behavior &B, const Classification &C) {
  std::string Title = nameOf(C.K).str();
  if (C.K != Kind::Unknown) {
    Title += ": about ";
    if (B.Time.WaitNs > 0)
      Title += durationText(B.Time.WaitNs / 1000) + " waiting, ";
    Title += durationText(B.Time.CpuNs / 1000) + " computing";
    if (const Witness *Last = lastHop(C.Decider); Last && Last->Rule)
      Title += " (" + Last->What + ")";
  }
  if (B.Unknown.empty())
    return Title;
  Title += "; not known: '" + B.Unknown.front().Callee + "'";
  if (size_t More = B.Unknown.size() - 1)
    Title += " and " + std::to_string(More) + " more";
  return Title;
}

json::Array EditorFile::codeLenses() const {
  json::Array Lenses;
  const Program &P = *A->P;
  for (FunctionId F = 0; F < P.Functions.size(); ++F) {
    const FunctionSummary &Function = P.Functions[F];
    if (Function.IsImplicit || !Function.Parent.empty() ||
        !Function.Where.isValid() || P.Files[Function.Where.File].Path != Path)
      continue;
    const Behavior &B = A->B->ofFunction(F);
    Classification C = classify(B);
    if (C.K == Kind::Trivial && B.Unknown.empty())
      continue;
    Lenses.push_back(
        json::Object{{"range", restOfLine(Main, Function.Where.Offset)},
                     {"command", json::Object{{"title", lensTitle(B, C)},
                                              {"command", ""}}}});
  }
  return Lenses;
}

} // namespace poolwise
