//===- FileUri.h - Files as URIs --------------------------------*- C++ -*-===//
#ifndef POOLWISE_REPORT_FILEURI_H
#define POOLWISE_REPORT_FILEURI_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace poolwise {

/// What may not stand in a URI as %XX.
std::string uriPath(llvm::StringRef Path);
/// "file:///..."
std::string fileUri(llvm::StringRef AbsolutePath);

} // namespace poolwise

#endif
