//===- SourceLines.h - The text that findings stand in ----------*- C++ -*-===//
//
// Lines of the program's files, read when first asked for; and how a file is
// named to the reader. A file that cannot be read, or became shorter, has empty
// lines.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REPORT_SOURCELINES_H
#define POOLWISE_REPORT_SOURCELINES_H

#include "poolwise/Program/Program.h"
#include <map>

namespace poolwise {

class SourceLines {
public:
  explicit SourceLines(const Program &P) : P(P) {}

  /// Without its newline. Lines count from 1.
  llvm::StringRef line(FileId File, uint32_t Line);
  /// The column (from 1) that UTF-16 editors give to a byte column.
  uint32_t utf16Column(FileId File, uint32_t Line, uint32_t ByteColumn);
  /// The whole file.
  llvm::StringRef text(FileId File) { return textOf(File).Content; }
  /// The offset where a line begins; behind the last: the file's size.
  size_t lineStart(FileId File, uint32_t Line);
  /// Line and byte column of an offset.
  std::pair<uint32_t, uint32_t> lineAndColumn(FileId File, uint32_t Offset);

private:
  struct Text {
    std::string Content;
    std::vector<size_t> Starts; ///< offset of each line
  };
  const Text &textOf(FileId File);

  const Program &P;
  std::map<FileId, Text> Texts;
};

/// Relative to the working directory if below it, else as given.
std::string shownPath(llvm::StringRef AbsolutePath);
std::string shownPath(const Program &P, Location Where);

/// As a service names it that shows a repository: relative to the top of the
/// work tree that the working directory is in (without one: to the working
/// directory) if below it, else as given.
std::string repositoryPath(llvm::StringRef AbsolutePath);

} // namespace poolwise

#endif
