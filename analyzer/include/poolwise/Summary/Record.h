//===- Record.h - One TU summary as bytes -----------------------*- C++ -*-===//
//
// A record is what the store holds, what `poolwise summarize` writes, and what
// the compiler plugin puts into a section of the object. It begins with its
// length, so records that a linker or `cat` puts one behind the other are still
// told apart; it names the version of the extractor that made it, and carries a
// check sum. Compressed.
//
// Paths below a root folder are written relative to it, in file names and in
// the ids of functions alike, so a record means the same in another checkout.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUMMARY_RECORD_H
#define POOLWISE_SUMMARY_RECORD_H

#include "poolwise/Summary/TUSummary.h"
#include <array>

namespace poolwise {

/// The section of an object that holds records, and of a Mach-O or bitcode file
/// nothing: only ELF is read.
inline constexpr const char *SummarySection = ".poolwise.summary";

/// Changes whenever the sources of Extract or Summary, or Clang, do: what an
/// older one made is not trusted.
uint64_t extractorVersion();

struct Record {
  /// Hash of what the unit says apart from positions, and of the positions.
  uint64_t MeaningHash = 0, PositionsHash = 0;
  TUSummary Summary;
};

/// `Root`: an absolute folder, or empty to keep paths as they are.
std::string encodeRecord(const TUSummary &Summary, llvm::StringRef Root);

/// The same record, not compressed, for who compresses many in one.
/// decodeRecord and hashesOfRecord take both; takeRecord does not. Empty:
/// damaged.
std::string plainRecord(llvm::StringRef Record);
/// And back, to the same bytes as encodeRecord gave.
std::string packedRecord(llvm::StringRef Plain);

/// Decodes one whole record.
llvm::Expected<Record> decodeRecord(llvm::StringRef Bytes,
                                    llvm::StringRef Root);

/// Only the two hashes, without decoding.
llvm::Expected<std::array<uint64_t, 2>> hashesOfRecord(llvm::StringRef Bytes);

/// Cuts the first record off the bytes; padding of zeros between records, as a
/// linker puts it, is skipped. Empty: there is no more.
llvm::Expected<llvm::StringRef> takeRecord(llvm::StringRef &Bytes);

/// The folder that paths are relative to: the nearest upwards from `Start` with
/// a `.poolwise.yaml` or `.git`, else `Start` itself. Symbolic links resolved.
std::string rootFolder(llvm::StringRef Start);

/// The records of a file: a file of records, an ELF object, or an archive of
/// objects. A file that holds none is an error that says what to do.
llvm::Expected<std::vector<std::string>> readRecords(llvm::StringRef File);

} // namespace poolwise

#endif
