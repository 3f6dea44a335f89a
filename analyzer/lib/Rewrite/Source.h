//===- Source.h - The text of the files that may be edited ------*- C++ -*-===//
//
// In:  the program's file table. Out: the bytes of a file, if they are the ones
//      that were parsed and may be written; else why not.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_SOURCE_H
#define POOLWISE_REWRITE_SOURCE_H

#include "poolwise/Program/Program.h"
#include "poolwise/Summary/OpenFiles.h"
#include <map>

namespace poolwise::rewrite {

class Source {
public:
  Source(FileId Id, const SourceFile &Info, std::string Bytes)
      : Id(Id), Info(Info), Bytes(std::move(Bytes)) {}

  FileId id() const { return Id; }
  const SourceFile &info() const { return Info; }
  llvm::StringRef text() const { return Bytes; }
  llvm::StringRef text(const Range &R) const {
    return text().slice(R.Begin, R.End);
  }
  /// Is this a range of this file, inside its bytes?
  bool holds(const Range &R) const {
    return R.isValid() && R.File == Id && R.End <= Bytes.size();
  }

  uint32_t lineBegin(uint32_t Offset) const;
  /// Offset of the newline (or the end of the file) behind `Offset`.
  uint32_t lineEnd(uint32_t Offset) const;
  unsigned column(uint32_t Offset) const {
    return columns(text().slice(lineBegin(Offset), Offset));
  }
  /// How wide it is where it begins a line, a tab being 8 wide.
  static unsigned columns(llvm::StringRef Text);
  /// White space at the start of the line that holds `Offset`.
  llvm::StringRef indent(uint32_t Offset) const;
  /// What one level of indentation is, judged by a line inside and one outside.
  std::string deeper(llvm::StringRef Indent) const;
  /// "\n" or "\r\n", as the file has it.
  llvm::StringRef newline() const;
  unsigned line(uint32_t Offset) const;
  /// New text that says `T &x`, as most of the file has it: perhaps `T& x`.
  std::string inStyle(llvm::StringRef Text) const;

private:
  FileId Id;
  const SourceFile &Info;
  std::string Bytes;
};

/// Reads each file once.
class Sources {
public:
  explicit Sources(const Program &P, OpenFiles Open = {})
      : P(P), Open(std::move(Open)) {}
  /// Null when the file can't be edited; then `WhyNot` says why.
  const Source *get(FileId File, std::string &WhyNot);

private:
  struct Entry {
    std::unique_ptr<Source> S;
    std::string WhyNot;
  };
  const Program &P;
  const OpenFiles Open;
  std::map<FileId, Entry> Read;
};

/// The bytes of a file if it may be edited: not a system header, a plain
/// writable file, and unchanged since it was parsed. What is open in an editor
/// is edited there.
llvm::Expected<std::string> readEditable(const SourceFile &File,
                                         const OpenFiles &Open = {});

} // namespace poolwise::rewrite

#endif
