//===- SkipFunction.h - Decoding what is not known yet ----------*- C++ -*-===//
#ifndef POOLWISE_SUMMARY_SKIPFUNCTION_H
#define POOLWISE_SUMMARY_SKIPFUNCTION_H

#include "poolwise/Summary/Record.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace poolwise {

/// Asked for each function of a header: `Key` is a hash of all that is said of
/// it, `Before` how many functions were decoded before. True leaves it out.
using SkipFunction =
    llvm::function_ref<bool(std::pair<uint64_t, uint64_t> Key, size_t Before)>;

/// Decodes one whole record, but for what is skipped.
llvm::Expected<Record> decodeRecord(llvm::StringRef Bytes, llvm::StringRef Root,
                                    SkipFunction Skips);

} // namespace poolwise

#endif
