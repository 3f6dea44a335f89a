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
  /// Where a line stands in a newer text, if it was not changed.
  std::optional<uint32_t> lineIn(const EditorText &Newer, uint32_t Line) const;
  /// Of the first character of the line that is not a blank, and of its end.
  size_t firstOn(uint32_t Line) const;
  size_t endOf(uint32_t Line) const;

private:
  llvm::StringRef line(uint32_t Line) const;

  std::string Content;
  ColumnUnit Unit;
  std::vector<size_t> Starts; ///< offset of each line
};

/// Empty if it is not a file's.
std::string pathOfUri(llvm::StringRef Uri);

} // namespace poolwise

#endif
