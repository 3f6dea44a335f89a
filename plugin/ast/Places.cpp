//===- Places.cpp - Places of a program in a Clang source manager ---------===//

#include "Places.h"
#include "clang/Basic/FileManager.h"

using namespace clang;

namespace poolwise::plugin {

SourceLocation Places::at(FileId File, uint32_t Offset) {
  if (File >= P.Files.size())
    return {};
  OptionalFileEntryRef Entry =
      SM.getFileManager().getOptionalFileRef(P.Files[File].Path);
  if (!Entry)
    return {};
  FileID Id = SM.translateFile(*Entry);
  if (Id.isInvalid())
    Id = SM.getOrCreateFileID(*Entry, SrcMgr::C_User);
  if (Id.isInvalid() || Offset > SM.getBufferData(Id).size())
    return {};
  return SM.getComposedLoc(Id, Offset);
}

FixItHint Places::hint(const Edit &E) {
  SourceLocation Begin = at(E.File, E.Offset);
  SourceLocation End = at(E.File, E.Offset + E.Length);
  if (Begin.isInvalid() || End.isInvalid())
    return {};
  if (E.Length == 0)
    return FixItHint::CreateInsertion(Begin, E.Text);
  return FixItHint::CreateReplacement(CharSourceRange::getCharRange(Begin, End),
                                      E.Text);
}

} // namespace poolwise::plugin
