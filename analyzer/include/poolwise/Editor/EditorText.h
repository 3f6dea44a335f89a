//===- EditorText.h - Places and files as editors name them -----*- C++ -*-===//
//
// In:  byte offsets, absolute paths. Out: positions and URIs of the Language
//      Server Protocol, and back.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EDITOR_EDITORTEXT_H
#define POOLWISE_EDITOR_EDITORTEXT_H

#include "llvm/Support/JSON.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace poolwise {

/// What editor and server agreed to count characters in.
enum class ColumnUnit : uint8_t { Utf8, Utf16, Utf32 };

/// "utf-8", "utf-16", "utf-32"; what is not known is UTF-16, the default.
ColumnUnit columnUnitNamed(llvm::StringRef Encoding);

class EditorText {
public:
  EditorText(std::string Content, ColumnUnit Unit);

  llvm::StringRef content() const { return Content; }
  /// {line, character}, from 0.
  llvm::json::Value position(size_t Offset) const;
  llvm::json::Value range(size_t Begin, size_t End) const;
  uint32_t lineOf(size_t Offset) const;
  uint32_t lineCount() const { return uint32_t(Starts.size()); }
  llvm::StringRef line(uint32_t Line) const;
  /// The byte at a {line, character} of the editor's. What lies behind the end
  /// of the line or of the text is its end.
  size_t offsetAt(const llvm::json::Object &Position) const;
  /// Of the first character of the line that is not a blank, and of its end.
  size_t firstOn(uint32_t Line) const;
  size_t endOf(uint32_t Line) const;

private:
  std::string Content;
  ColumnUnit Unit;
  std::vector<size_t> Starts; ///< offset of each line
};

/// Where lines of a text stand in a newer one: those before the first change
/// and those behind the last one.
class MovedLines {
public:
  MovedLines(const EditorText &Old, const EditorText &New);
  /// None: it was changed.
  std::optional<uint32_t> lineOf(uint32_t OldLine) const;

private:
  uint32_t Before = 0, Behind = 0, Old, New; ///< counts of lines
};

/// A text after one of an editor's changes: of a range, or as a whole.
std::string changedText(std::string Text, const llvm::json::Object &Change,
                        ColumnUnit Unit);

/// Empty if it is not a file's.
std::string pathOfUri(llvm::StringRef Uri);

} // namespace poolwise

#endif
