//===- Comments.h - A statement and what is written about it ----*- C++ -*-===//
//
// In:  the range of a statement. Out: the range with its comments: those behind
//      it on its last line, and the lines right above it that hold nothing
//      else.
//
// Not handled: comments inside of a statement; one behind it that goes on in
// the next line.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_COMMENTS_H
#define POOLWISE_REWRITE_COMMENTS_H

#include "Source.h"

namespace poolwise::rewrite {

/// The end of the line if nothing but comments follows there, else `Offset`.
uint32_t behindComment(const Source &S, uint32_t Offset);

/// The begin of the comment lines right above the line that `Offset` begins;
/// else `Offset`.
uint32_t beforeComment(const Source &S, uint32_t Offset);

Range withComments(const Source &S, const Range &Statement);

} // namespace poolwise::rewrite

#endif
