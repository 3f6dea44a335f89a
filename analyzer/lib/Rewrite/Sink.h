//===- Sink.h - Where a loop's results go -----------------------*- C++ -*-===//
//
// In:  a loop site whose pattern is Append. Out: the container's text and
//      types, and what is appended.
// Not handled: containers that are named by more than a plain path of members.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_SINK_H
#define POOLWISE_REWRITE_SINK_H

#include "Site.h"

namespace poolwise::rewrite {

struct Sink {
  Range Statement;            ///< `pages.push_back(fetch(url));`
  std::string Container;      ///< "pages", "*out"
  VariableId Variable = NoId; ///< when the container is a variable itself
  /// std::vector with the default allocator: what map() returns.
  bool IsPlainVector = false;
  std::string Element; ///< canonical element type, empty if not known
  /// How the element type is spelled here.
  std::string ElementText;
  std::string Result;  ///< "fetch(url)"; of a local that is moved, its name
  std::string Written; ///< what is appended, as written
  /// Statements stand behind this one: `free(page);`.
  bool IsLast = true;
  /// The result expression is not of the element type.
  bool Converts = true;
};

llvm::Expected<Sink> readSink(const Site &S);

} // namespace poolwise::rewrite

#endif
