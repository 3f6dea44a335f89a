//===- ThreadHandles.h - Each place that names a vector of threads -*- C++
//-*-===//
//
// In:  a launch whose thread or future goes into a container that nothing else
//      holds. Out: the edits that make it one of the runtime's futures: of its
//      declaration, the start (ThreadStarts.cpp) and the joins
//      (ThreadJoins.cpp); or why some place that names it has another form.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_THREADHANDLES_H
#define POOLWISE_REWRITE_THREADHANDLES_H

#include "FunctionCode.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise::rewrite {

class ThreadHandles {
public:
  ThreadHandles(const Site &S, const Recipe &R, llvm::StringRef Name)
      : S(S), R(R), Name(Name), Code(S) {}

  llvm::Expected<Rewriting> rewrite();

private:
  /// What is known of a name behind that it stands in the function.
  struct Seen {
    unsigned Declared = 0, Started = 0, Joined = 0;
    size_t Declaration = 0; ///< the name in it
  };

  llvm::StringRef at(size_t I) const { return Code.at(I); }
  void replace(size_t From, size_t To, std::string Text) {
    Result.Edits.push_back(
        S.replace(Code.begin(From), Code.end(To - 1), std::move(Text)));
  }

  llvm::Error look(size_t &I, Seen &Found);
  bool isDeclaration(size_t I) const;
  llvm::Error type(size_t From, size_t To);

  // ThreadStarts.cpp
  llvm::Error start();
  llvm::Error startPosix(size_t Create);
  llvm::Expected<size_t> dropCheck(size_t Create, size_t Close);
  llvm::Error put(size_t From, size_t To);
  bool isMovedIn(llvm::StringRef Own, size_t Next) const;
  llvm::Expected<std::pair<std::string, std::string>> submit() const;

  // ThreadJoins.cpp
  llvm::Error join(size_t Colon);
  llvm::Expected<size_t> joinByIndex(size_t I);
  llvm::Expected<size_t> joinByIterator(size_t I);
  llvm::Error joinBody(llvm::ArrayRef<llvm::StringRef> Each, size_t Begin,
                       size_t End, llvm::StringRef Dot = ".");
  llvm::Expected<bool> joinPosix(size_t Each, size_t Behind);
  llvm::Error joinAtEnd(size_t From);
  void joinBefore(size_t I);
  bool countsAll(size_t For) const;
  size_t loopAround(size_t I) const;

  const Site &S;
  const Recipe &R;
  const llvm::StringRef Name;
  const FunctionCode Code;
  Rewriting Result;
};

} // namespace poolwise::rewrite

#endif
