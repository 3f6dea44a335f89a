//===- Location.h - Where something stands in the source --------*- C++ -*-===//
//
// Locations and ranges as plain numbers. Files are indices into the file table
// of the summary (or, after linking, of the program) that holds the location.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUMMARY_LOCATION_H
#define POOLWISE_SUMMARY_LOCATION_H

#include <cstdint>
#include <string>
#include <tuple>

namespace poolwise {

using FileId = uint32_t;
inline constexpr FileId NoFile = ~0u;

/// A point in a file. Line and column count from 1, the offset in bytes from 0.
struct Location {
  FileId File = NoFile;
  uint32_t Line = 0;
  uint32_t Column = 0;
  uint32_t Offset = 0;

  bool isValid() const { return File != NoFile; }
  friend auto operator<=>(const Location &, const Location &) = default;
};

/// A half-open stretch of bytes [Begin, End) of one file. Invalid when the
/// text does not stand in a file as written (it comes out of a macro).
struct Range {
  FileId File = NoFile;
  uint32_t Begin = 0;
  uint32_t End = 0;

  bool isValid() const { return File != NoFile && Begin <= End; }
  bool contains(const Range &Other) const {
    return isValid() && File == Other.File && Begin <= Other.Begin &&
           Other.End <= End;
  }
  bool holds(const Location &L) const {
    return isValid() && File == L.File && Begin <= L.Offset && L.Offset < End;
  }
  friend auto operator<=>(const Range &, const Range &) = default;
};

/// A file that was read while a translation unit was parsed and in which
/// something of the summary stands.
struct SourceFile {
  /// Absolute, with symbolic links resolved, so that a header reached on two
  /// ways is one file.
  std::string Path;
  /// Hash of the bytes that were parsed: --fix refuses a file that changed.
  uint64_t Digest = 0;
  /// Where one more #include line fits: the offset just behind the last
  /// top-level #include line, or behind the file's head comment when there is
  /// none.
  uint32_t IncludeOffset = 0;
  /// The runtime's header is included already.
  bool IncludesRuntime = false;
  /// In a system header directory: never rewritten, findings not shown.
  bool IsSystem = false;
};

} // namespace poolwise

#endif
