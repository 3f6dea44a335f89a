//===- Preamble.h - System headers that were parsed before ------*- C++ -*-===//
//
// A preamble is a precompiled header of system headers alone, without the
// bodies of their functions, made once for many units that include them anyway
// and with the same flags. It saves time and changes nothing: a unit to which
// one does not apply exactly (PreambleCheck.h) is parsed without.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_PREAMBLE_H
#define POOLWISE_EXTRACT_PREAMBLE_H

#include "poolwise/Extract/Extract.h"
#include "poolwise/Summary/Fields.h"

namespace poolwise {

/// One file of a preamble and the files that it includes.
struct PreambleFile {
  std::string Path;
  std::vector<uint32_t> Includes; ///< indices of files
};

struct Preamble {
  std::string File;   ///< the precompiled header; empty: it could not be made
  uint64_t Flags = 0; ///< of units that may use it
  std::vector<std::string> Headers; ///< as they are included, sorted
  std::vector<uint32_t> Tops;       ///< their files
  std::vector<PreambleFile> Files;
  /// What its headers look for in all folders, sorted: a unit whose own folders
  /// have one of these would find that.
  std::vector<std::string> Asked;
  /// All identifiers in it, sorted: a unit that defines a macro of that name
  /// before it includes the headers might see others.
  std::vector<std::string> Identifiers;
  std::vector<Input> Inputs;
  uint64_t Digest = 0; ///< of the precompiled header
};

POOLWISE_FIELDS(PreambleFile, F("path", &Struct::Path);
                F("includes", &Struct::Includes);)
POOLWISE_FIELDS(Input, F("k", &Struct::K); F("path", &Struct::Path);
                F("digest", &Struct::Digest); F("stamp", &Struct::Stamp);)
POOLWISE_FIELDS(Preamble, F("file", &Struct::File); F("flags", &Struct::Flags);
                F("headers", &Struct::Headers); F("tops", &Struct::Tops);
                F("files", &Struct::Files); F("asked", &Struct::Asked);
                F("identifiers", &Struct::Identifiers);
                F("inputs", &Struct::Inputs); F("digest", &Struct::Digest);)

/// System headers ask for macros of the command line with such names: they are
/// defined in a preamble too. The others are the unit's own.
bool concernsSystemHeaders(llvm::StringRef Macro);

/// Arguments that make the preamble of a unit with this command; what matters
/// to the unit's own files alone is left out. Empty: none can be made.
std::vector<std::string> preambleArguments(const CompileCommand &Command,
                                           llvm::StringRef HeaderFile);

/// Precompiles `Headers` into `File`; beside it comes the header that is
/// parsed.
Preamble makePreamble(const CompileCommand &Command,
                      const std::vector<std::string> &Headers,
                      llvm::StringRef File);

/// As a file beside the precompiled header, and back; nothing if it is not that
/// of today's system headers, or damaged.
void savePreamble(const Preamble &P);
std::optional<Preamble> loadPreamble(llvm::StringRef File);

} // namespace poolwise

#endif
