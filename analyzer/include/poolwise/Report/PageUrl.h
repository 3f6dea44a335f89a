//===- PageUrl.h - Where readers of a report find pages ---------*- C++ -*-===//
#ifndef POOLWISE_REPORT_PAGEURL_H
#define POOLWISE_REPORT_PAGEURL_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace poolwise {

/// POOLWISE_DOCS_URL: where docs/ is published. If it is not set: the folder
/// that is installed with `InstalledFile` (builtinRulesFolder), as a URL, which
/// leads somewhere on this machine.
std::string docsUrl(llvm::StringRef InstalledFile);
/// The same, installed with this program.
std::string docsUrl();
/// Of a check, at docsUrl().
std::string pageUrl(llvm::StringRef Docs, llvm::StringRef Check);

} // namespace poolwise

#endif
