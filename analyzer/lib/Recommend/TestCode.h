//===- TestCode.h - Which files are tests, examples, benchmarks -*- C++ -*-===//
//
// In:  a program. Out: whether a file stands in a folder, below those that all
//      sources share, or has a name, that says it is there to try the rest.
//      Nobody waits for such code: only what is wrong in it is worth a word,
//      not what is slow.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RECOMMEND_TESTCODE_H
#define POOLWISE_RECOMMEND_TESTCODE_H

#include "poolwise/Program/Program.h"

namespace poolwise {

class TestCode {
public:
  explicit TestCode(const Program &P);

  bool contains(uint32_t File) const { return IsTest[File]; }

private:
  std::vector<bool> IsTest;
};

} // namespace poolwise

#endif
