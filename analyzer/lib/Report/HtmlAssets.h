//===- HtmlAssets.h - The parts of the page, from page/ ---------*- C++ -*-===//
//
// EmbedAssets.cmake writes the definitions from the files.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LIB_REPORT_HTMLASSETS_H
#define POOLWISE_LIB_REPORT_HTMLASSETS_H

#include "llvm/ADT/StringRef.h"

namespace poolwise {

extern const llvm::StringRef HtmlPage; ///< with @style@, @data@ and @script@
extern const llvm::StringRef HtmlStyle;
extern const llvm::StringRef HtmlScript;

} // namespace poolwise

#endif
