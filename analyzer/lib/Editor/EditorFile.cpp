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
                       std::shared_ptr<const Analysis> From,
                       std::string InstalledFile,
                       const std::optional<std::set<std::string>> &Checks)
    : Path(std::move(Path)), Main(std::move(Text), Unit), Unit(Unit),
      A(std::move(From)), InstalledFile(std::move(InstalledFile)) {
  Texts Known;
  for (const Recommendation &R : A->Findings) {
    Location Where = candidateOf(*A->P, R).Where;
    if (!R.Suppressed && (!Checks || Checks->count(R.Check)) &&
        A->P->Files[Where.File].Path == this->Path)
      Findings.push_back({&R, Where.Line - 1, diagnostic(R, Known)});
  }
}

const EditorText &EditorFile::textOf(FileId File, Texts &Known) const {
  const std::string &Name = A->P->Files[File].Path;
  if (Name == Path)
    return Main;
  auto It = Known.find(File);
  if (It == Known.end()) {
    auto Buffer = MemoryBuffer::getFile(Name);
    std::string Text = Buffer ? (*Buffer)->getBuffer().str() : "";
    It = Known.emplace(File, EditorText(std::move(Text), Unit)).first;
  }
  return It->second;
}

/// From the place to the end of its line.
static json::Value restOfLine(const EditorText &Text, size_t Offset) {
  return Text.range(Offset, Text.endOf(Text.lineOf(Offset)));
}

json::Value EditorFile::diagnostic(const Recommendation &R,
                                   Texts &Known) const {
  json::Array Related;
  for (const Note &N : notesOf(*A->P, R))
    Related.push_back(json::Object{
        {"location",
         json::Object{{"uri", fileUri(A->P->Files[N.Where.File].Path)},
                      {"range", restOfLine(textOf(N.Where.File, Known),
                                           N.Where.Offset)}}},
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
  for (const Shown &S : Findings)
    Result.push_back(S.Diagnostic);
  return Result;
}

json::Array EditorFile::diagnosticsIn(StringRef NewText) const {
  if (Findings.empty())
    return {};
  const EditorText Now(NewText.str(), Unit);
  const MovedLines Moved(Main, Now);
  json::Array Result;
  for (const Shown &S : Findings) {
    std::optional<uint32_t> NewLine = Moved.lineOf(S.Line);
    if (!NewLine)
      continue;
    json::Value D = S.Diagnostic;
    for (StringRef End : {"start", "end"})
      (*(*D.getAsObject()->getObject("range")).getObject(End))["line"] =
          *NewLine;
    Result.push_back(std::move(D));
  }
  return Result;
}

json::Value EditorFile::workspaceEdit(const std::vector<Edit> &Edits) const {
  std::map<FileId, json::Array> ByFile;
  Texts Known;
  for (const Edit &E : Edits)
    ByFile[E.File].push_back(json::Object{
        {"range", textOf(E.File, Known).range(E.Offset, E.Offset + E.Length)},
        {"newText", json::fixUTF8(E.Text)}});
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

json::Value EditorFile::fix(const Shown &S) const {
  const Recommendation &R = *S.R;
  bool IsSafe = isFixable(R);
  std::string Title = ("Run it on " + poolOf(R.On)).str();
  if (!IsSafe)
    Title += " (review: " + R.FixRefusal + ")";
  json::Object Action{{"title", Title},
                      {"kind", IsSafe ? "quickfix" : "refactor.rewrite"},
                      {"edit", workspaceEdit(R.F->Edits)}};
  if (IsSafe) {
    Action["isPreferred"] = true;
    Action["diagnostics"] = json::Array{S.Diagnostic};
  }
  return Action;
}

json::Value EditorFile::silence(const Shown &S) const {
  size_t First = Main.firstOn(S.Line);
  size_t Start = First;
  while (Start && Main.content()[Start - 1] != '\n')
    --Start;
  std::string Indent = Main.content().slice(Start, First).str();
  Edit Comment{candidateOf(*A->P, *S.R).Where.File, uint32_t(First), 0,
               "// NOLINTNEXTLINE(poolwise-" + S.R->Check + ")\n" + Indent};
  return json::Object{
      {"title", "Ignore poolwise-" + S.R->Check + " here (NOLINT)"},
      {"kind", "quickfix"},
      {"diagnostics", json::Array{S.Diagnostic}},
      {"edit", workspaceEdit({Comment})}};
}

/// Does the request want actions of this kind?
static bool wants(const json::Object &Request, StringRef Kind) {
  const json::Object *Context = Request.getObject("context");
  const json::Array *Kinds = Context ? Context->getArray("only") : nullptr;
  return !Kinds || any_of(*Kinds, [&](const json::Value &Wanted) {
    StringRef Name = Wanted.getAsString().value_or("");
    return Name.empty() || Kind == Name || Kind.starts_with((Name + ".").str());
  });
}

json::Array EditorFile::codeActions(const json::Object &Request) const {
  auto lineAt = [&](StringRef End) {
    const json::Object *Range = Request.getObject("range");
    const json::Object *At = Range ? Range->getObject(End) : nullptr;
    return At ? At->getInteger("line").value_or(0) : 0;
  };
  int64_t First = lineAt("start"), Last = lineAt("end");
  json::Array Quick, Refactorings;
  for (const Shown &S : Findings) {
    if (S.Line < First || Last < S.Line)
      continue;
    if (isFixable(*S.R))
      Quick.push_back(fix(S));
    else if (S.R->F)
      Refactorings.push_back(fix(S));
    Quick.push_back(silence(S));
  }
  json::Array Actions;
  if (wants(Request, "quickfix"))
    Actions = std::move(Quick);
  if (wants(Request, "refactor.rewrite"))
    for (json::Value &Action : Refactorings)
      Actions.push_back(std::move(Action));
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
