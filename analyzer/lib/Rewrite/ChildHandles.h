//===- ChildHandles.h - Each place that names a loop's children -*- C++ -*-===//
//
// In:  a loop that forks, and the text that the child runs. Out: the edits that
//      make each child a task of the runtime's worker processes: the child as
//      an object (ChildRound.cpp), the start (ChildStarts.cpp), and where all
//      are waited for (ChildWaits.cpp); or why some place has another form.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_CHILDHANDLES_H
#define POOLWISE_REWRITE_CHILDHANDLES_H

#include "EditText.h"
#include "FunctionCode.h"

namespace poolwise::rewrite {

class ChildHandles {
public:
  explicit ChildHandles(const Site &S);
  llvm::Expected<Rewriting> rewrite();

private:
  enum class Asks { Other, Child, Parent, Failure };
  /// Tokens [Begin, End).
  struct Span {
    size_t Begin = 0, End = 0;
  };

  llvm::StringRef at(size_t I) const { return Code.at(I); }
  Range rangeOf(const Span &Of) const {
    return {S.S.id(), Code.begin(Of.Begin), Code.end(Of.End - 1)};
  }
  void edit(const Span &Of, std::string Text) {
    Range Where = rangeOf(Of);
    Result.Edits.push_back(S.replace(Where.Begin, Where.End, std::move(Text)));
  }
  void drop(const Span &Of) {
    Dropped.push_back(rangeOf(Of));
    Result.Edits.push_back(S.remove(Dropped.back()));
  }

  // ChildStarts.cpp
  llvm::Error start();
  llvm::Error startBehind(size_t Begin, size_t End);
  llvm::Expected<std::string> parentText(const Span &Statement);
  llvm::Expected<std::string> keepText(const Span &Statement);
  Asks asks(size_t Open, size_t Close) const;
  llvm::Error dropFailure(const Span &Branch);
  llvm::Error dropOuterName();
  llvm::Error look();

  // ChildWaits.cpp
  llvm::Error wait();
  llvm::Error waitEach(size_t Call, size_t Loop, llvm::StringRef Each);
  llvm::Error waitAny(size_t Call);
  llvm::Expected<std::string> waited(size_t Call, llvm::StringRef Each) const;
  llvm::Error checkBetween() const;
  size_t loopAround(size_t I) const;

  // ChildRound.cpp
  llvm::Error round();
  llvm::Expected<std::string> members(llvm::StringRef Body,
                                      std::vector<Edit> &Inside);

  const Site &S;
  const FunctionCode Code;
  Rewriting Result;
  Span Loop;  ///< that forks
  Span Waits; ///< the loop that waits
  Span Child; ///< the statement that the child runs
  size_t Fork = 0;
  std::string Task;   ///< the object's name
  std::string Submit; ///< "E.submit(child_task{name})"
  std::string Own;    ///< of the child's number: "pid", "pids[i]"; or empty
  std::string Name;   ///< of the container
  bool IsNew = false; ///< it is to be declared
  std::vector<Range> Dropped;
};

} // namespace poolwise::rewrite

#endif
