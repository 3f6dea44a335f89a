//===- Movement.h - Positions before and after an edit ----------*- C++ -*-===//
//
// In:  summaries of a unit before and after an edit that did not change what it
//      means, such as one of a comment. Out: the same findings at their new
//      positions.
//
// Not handled, and told by failing: positions that stand in no summary, two
// that were on one line and are no more, lines in names and messages.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PIPELINE_MOVEMENT_H
#define POOLWISE_PIPELINE_MOVEMENT_H

#include "Result.h"

namespace poolwise {

class Movement {
public:
  /// Both have the same meaning.
  void add(const TUSummary &Before, const TUSummary &Now);
  void apply(Result &To);
  /// All was found so far.
  bool isFine() const { return Ok; }

private:
  using Map = std::map<uint32_t, uint32_t>;
  struct FileMoves {
    std::map<uint32_t, Location> Points; ///< by offset
    Map Begins, Ends;                    ///< offsets of ranges
    Map Lines, LinesBack, EndLines;
    SourceFile Before, Now;
  };
  template <class T> void learn(const T &Before, const T &Now);
  template <class T> void move(T &V);
  template <class M, class V> void note(M &Into, uint32_t Key, const V &Value);
  uint32_t found(const Map &In, uint32_t Key);
  FileMoves *movesOf(FileId Id);

  std::map<std::string, FileMoves> ByPath;
  std::vector<FileMoves *> ById; ///< of the unit, or the program, at hand
  bool Ok = true;
};

} // namespace poolwise

#endif
