//===- PageUrl.h - Where readers of a report find pages ---------*- C++ -*-===//
#ifndef POOLWISE_REPORT_PAGEURL_H
#define POOLWISE_REPORT_PAGEURL_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace poolwise {

/// POOLWISE_DOCS_URL: where docs/ is published. Empty: not set; then pages are
/// those that are installed here, which is of no use to readers elsewhere.
std::string docsUrl();
/// Of a check, at docsUrl(); empty if that is.
std::string pageUrl(llvm::StringRef Check);

} // namespace poolwise

#endif
