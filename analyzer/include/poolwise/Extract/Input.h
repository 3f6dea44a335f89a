//===- Input.h - What a parse depended on -----------------------*- C++ -*-===//
//
// A path, and what stood there when the unit was parsed. A summary is that of
// today's sources as long as all of its inputs still hold: also those that are
// missing, since a header that appears in an earlier include folder changes
// what is parsed.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_INPUT_H
#define POOLWISE_EXTRACT_INPUT_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>

namespace poolwise {

struct Input {
  enum class Kind : uint8_t {
    Missing, ///< was looked for
    Present, ///< was looked for, but not read
    Content, ///< a file that was read; Digest: of its bytes
    Listing, ///< a folder whose entries were read; Digest: of their names
  };
  Kind K = Kind::Missing;
  std::string Path; ///< absolute
  uint64_t Digest = 0;
  /// The file's stamp when it was read; 0: too new to tell versions apart.
  uint64_t Stamp = 0;
};

/// Tells versions of a file apart without reading it: a hash of its size, inode
/// and time of last change, or 0 if it was changed within the last two seconds,
/// or if there is no file.
uint64_t stampOf(const std::string &Path);
/// As the digest of an input of that kind would be now; nothing: cannot be
/// read.
std::optional<uint64_t> digestOf(const std::string &Path, Input::Kind K);
bool isPresent(const std::string &Path);

} // namespace poolwise

#endif
