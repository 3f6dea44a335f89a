//===- TypeRelation.h - May objects of two types overlap? -------*- C++ -*-===//
//
// In:  canonical type names. Out: whether one object can be, or contain, the
//      other. What a class of the program contains, its layout says; without a
//      layout it may contain anything. What library templates contain, their
//      arguments say.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_TYPERELATION_H
#define POOLWISE_SAFETY_TYPERELATION_H

#include "poolwise/Program/Program.h"
#include "poolwise/Rules/RuleSet.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace poolwise {

/// Remembers what each type holds, since every pair of uses asks. Not safe to
/// share between threads.
class TypeRelation {
public:
  TypeRelation(const Program &P, const RuleSet &Rules) : P(P), Rules(Rules) {}

  /// May an object of type A be one of type B, or one be inside the other?
  /// Empty types are not known. `AnyBytes`: an access through a pointer to
  /// character type may touch any object.
  bool mayOverlap(llvm::StringRef A, llvm::StringRef B, bool AnyBytes);
  /// May an object of type `Outer` have one of type `Inner` inside, or be one?
  bool mayHold(llvm::StringRef Outer, llvm::StringRef Inner);

  /// May a value of the type lead to an object that is not inside of it?
  bool mayHoldAddress(llvm::StringRef Type, unsigned Depth = 8) const;

private:
  /// Everything inside a type, itself included; numbers by their class.
  struct Held {
    bool Anything = false;
    llvm::StringSet<> Types;
  };
  const Held &heldBy(llvm::StringRef Outer);
  void collect(llvm::StringRef Outer, Held &All) const;

  const Program &P;
  const RuleSet &Rules;
  llvm::StringMap<Held> Known;
};

/// Numbers, characters, bool, pointers.
bool isScalarType(llvm::StringRef Type);
bool isPointerType(llvm::StringRef Type);
/// "T[8]" or "T []".
bool isArrayType(llvm::StringRef Type);
/// Of a C array, or of a sequence of the standard library; else empty.
std::string elementType(llvm::StringRef Container);
/// Of a pointer or an owner of the standard library; else empty.
std::string typeLedTo(llvm::StringRef Pointer);
/// Elements lie in it as distinct objects: C arrays and modelled containers.
bool hasDistinctElements(const RuleSet &Rules, llvm::StringRef Type);
/// Top-level template arguments: "std::pair<int, A<B, C>>" -> {"int", "A<B,
/// C>"}.
std::vector<llvm::StringRef> templateArguments(llvm::StringRef Type);

} // namespace poolwise

#endif
