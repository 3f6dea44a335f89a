//===- Names.h - Names for what new code declares ---------------*- C++ -*-===//
//
// In:  a site, and what is to be named. Out: a name that says it, written as
//      the function writes the names of its variables (`row_sums`, `rowSums`,
//      `RowSums`), and that hides nothing: no variable, member or global.
//
// Not handled: members that a class in another file has and no method uses.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_NAMES_H
#define POOLWISE_REWRITE_NAMES_H

#include "Site.h"

namespace poolwise::rewrite {

/// The words of `Parts`, joined: ("own", "total") is `own_total`, or `OwnTotal`
/// in a function whose variables look so. A number at its end if it is taken.
/// For what the block around the site declares.
std::string localName(const Site &S, llvm::ArrayRef<llvm::StringRef> Parts);
/// The same for what stands only inside of the loop,
std::string nameInLoop(const Site &S, llvm::ArrayRef<llvm::StringRef> Parts);
/// or only in one behind it.
std::string nameBehind(const Site &S, llvm::ArrayRef<llvm::StringRef> Parts);

/// The name of what all rounds yield: `sizes` of the variable `size`.
std::string nameOfAll(const Site &S, llvm::StringRef Variable);
/// `hashes` of the function `hash`, `images` of `load_image`.
std::string nameOfResults(const Site &S, llvm::StringRef Function);

} // namespace poolwise::rewrite

#endif
