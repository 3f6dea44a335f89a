//===- SourceLines.cpp - The text that findings stand in ------------------===//

#include "poolwise/Report/SourceLines.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace poolwise {

const SourceLines::Text &SourceLines::textOf(FileId File) {
  auto [It, Inserted] = Texts.try_emplace(File);
  Text &T = It->second;
  if (!Inserted || File >= P.Files.size())
    return T;
  if (auto Buffer = MemoryBuffer::getFile(P.Files[File].Path))
    T.Content = (*Buffer)->getBuffer().str();
  T.Starts.push_back(0);
  for (size_t At = 0; (At = T.Content.find('\n', At)) != std::string::npos;)
    T.Starts.push_back(++At);
  return T;
}

StringRef SourceLines::line(FileId File, uint32_t Line) {
  const Text &T = textOf(File);
  if (Line == 0 || Line > T.Starts.size())
    return "";
  StringRef Rest = StringRef(T.Content).drop_front(T.Starts[Line - 1]);
  return Rest.take_until([](char C) { return C == '\n'; }).rtrim('\r');
}

uint32_t SourceLines::utf16Column(FileId File, uint32_t Line,
                                  uint32_t ByteColumn) {
  StringRef Before =
      line(File, Line).take_front(ByteColumn ? ByteColumn - 1 : 0);
  SmallVector<UTF16> Units;
  if (!convertUTF8ToUTF16String(Before, Units))
    return ByteColumn;
  return Units.size() + 1;
}

size_t SourceLines::lineStart(FileId File, uint32_t Line) {
  const Text &T = textOf(File);
  return Line && Line <= T.Starts.size() ? T.Starts[Line - 1]
                                         : T.Content.size();
}

std::pair<uint32_t, uint32_t> SourceLines::lineAndColumn(FileId File,
                                                         uint32_t Offset) {
  const std::vector<size_t> &Starts = textOf(File).Starts;
  auto After = std::upper_bound(Starts.begin(), Starts.end(), size_t(Offset));
  if (After == Starts.begin())
    return {1, Offset + 1};
  uint32_t Line = After - Starts.begin();
  return {Line, Offset - Starts[Line - 1] + 1};
}

/// The working directory with symbolic links resolved, as the program's paths
/// are.
static const std::string &workingDirectory() {
  static const std::string Directory = [] {
    SmallString<256> Current, Real;
    if (sys::fs::current_path(Current))
      return std::string();
    return sys::fs::real_path(Current, Real) ? Current.str().str()
                                             : Real.str().str();
  }();
  return Directory;
}

std::string shownPath(StringRef AbsolutePath) {
  StringRef Rest = AbsolutePath;
  if (!workingDirectory().empty() && Rest.consume_front(workingDirectory()) &&
      Rest.consume_front("/"))
    return Rest.str();
  return AbsolutePath.str();
}

std::string shownPath(const Program &P, Location Where) {
  return Where.File < P.Files.size() ? shownPath(P.Files[Where.File].Path) : "";
}

} // namespace poolwise
