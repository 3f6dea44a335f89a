//===- Pages.h - The pages of docs/, part of the binary ---------*- C++ -*-===//
//
// One page a check (docs/checks/) and one a hazard (docs/hazards/).
// EmbedPages.cmake writes the table from the files; nothing is looked up at run
// time.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REPORT_PAGES_H
#define POOLWISE_REPORT_PAGES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace poolwise {

struct Page {
  enum class About : uint8_t { Check, Hazard };
  About A;
  llvm::StringRef Name; ///< "sequential-io-loop"
  llvm::StringRef Text; ///< Markdown
};

/// Sorted: checks, then hazards, each by name.
llvm::ArrayRef<Page> pages();
const Page *pageNamed(llvm::StringRef Name);
/// The names of all checks.
std::vector<llvm::StringRef> checkNames();

/// The page's first sentence below its title.
std::string summaryOf(const Page &P);

} // namespace poolwise

#endif
