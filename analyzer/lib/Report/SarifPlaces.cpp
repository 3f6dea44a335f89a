//===- SarifPlaces.cpp - Files, regions and edits in SARIF ----------------===//

#include "LineHash.h"
#include "SarifParts.h"
#include "poolwise/Report/FileUri.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace poolwise {

json::Object sarifText(std::string Text) {
  return json::Object{{"text", json::fixUTF8(Text)}};
}

std::string sarifUri(StringRef AbsolutePath) {
  std::string Path = repositoryPath(AbsolutePath);
  return sys::path::is_absolute(Path) ? fileUri(Path) : uriPath(Path);
}

json::Object SarifPlaces::location(Location Where, StringRef Message,
                                   bool WithSnippet) {
  uint32_t Column = Lines.utf16Column(Where.File, Where.Line, Where.Column);
  StringRef Line = Lines.line(Where.File, Where.Line);
  uint32_t End = Lines.utf16Column(Where.File, Where.Line, Line.size() + 1);
  json::Object Region{{"startLine", Where.Line},
                      {"startColumn", Column},
                      {"endLine", Where.Line},
                      {"endColumn", std::max(End, Column + 1)}};
  if (WithSnippet && !Line.empty())
    Region["snippet"] = sarifText(Line.str());
  json::Object Result{
      {"physicalLocation",
       json::Object{{"artifactLocation",
                     json::Object{{"uri", sarifUri(P.Files[Where.File].Path)}}},
                    {"region", std::move(Region)}}}};
  if (!Message.empty())
    Result["message"] = sarifText(Message.str());
  return Result;
}

json::Object SarifPlaces::fix(const Fix &F) {
  std::map<FileId, json::Array> ByFile;
  for (const Edit &E : F.Edits) {
    auto [Line, Column] = Lines.lineAndColumn(E.File, E.Offset);
    auto [EndLine, EndColumn] =
        Lines.lineAndColumn(E.File, E.Offset + E.Length);
    ByFile[E.File].push_back(json::Object{
        {"deletedRegion",
         json::Object{
             {"startLine", Line},
             {"startColumn", Lines.utf16Column(E.File, Line, Column)},
             {"endLine", EndLine},
             {"endColumn", Lines.utf16Column(E.File, EndLine, EndColumn)}}},
        {"insertedContent", sarifText(E.Text)}});
  }
  json::Array Changes;
  for (auto &[File, Replacements] : ByFile)
    Changes.push_back(
        json::Object{{"artifactLocation",
                      json::Object{{"uri", sarifUri(P.Files[File].Path)}}},
                     {"replacements", std::move(Replacements)}});
  return json::Object{{"description", sarifText("Run it on a pool.")},
                      {"artifactChanges", std::move(Changes)}};
}

std::string SarifPlaces::lineHash(Location Where) {
  auto [It, Inserted] = Hashes.try_emplace(Where.File);
  if (Inserted)
    if (auto Text = MemoryBuffer::getFile(P.Files[Where.File].Path))
      It->second = lineHashes((*Text)->getBuffer());
  return Where.Line - 1 < It->second.size() ? It->second[Where.Line - 1] : "";
}

} // namespace poolwise
