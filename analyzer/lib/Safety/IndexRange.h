//===- IndexRange.h - From where to where an index goes ---------*- C++ -*-===//
//
// In:  a use of an element, and the loops around it inside of the round. Out:
//      its index as a polynomial, what each counter in it is at least and at
//      most, and which integers are known not to be negative.
//
// A bound that is the smaller of two is either. Of a callee's loop, what its
// counter is from and up to is all that is known.
//
// Not handled: lengths that are computed in the round, division.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_INDEXRANGE_H
#define POOLWISE_SAFETY_INDEXRANGE_H

#include "Polynomial.h"
#include "Trial.h"
#include <set>

namespace poolwise {

/// From one integer to another, both included.
struct Counter {
  Place Integer;
  Polynomial Low, High;
};

class IndexRange {
public:
  /// `Choice` says which of the two a bound is taken for that is the smaller
  /// (or larger) of two.
  IndexRange(const Trial &T, const MemoryUse &Use, unsigned Choice = 0);

  /// Invalid if it is not understood.
  Polynomial valueOf(const Subscript &I);
  Polynomial valueOf(const Value &V);

  /// Of the loops inside of the round, and of those in callees once an index
  /// that they count was asked for.
  const std::vector<Counter> &counters() const { return Counters; }
  /// The round's own counter, if its ends are known.
  std::optional<Counter> ofRound();
  Place round() const;
  /// How far apart two rounds are.
  Polynomial stepOfRounds();

  /// Each counter in it at the ends that make it smallest and largest, so that
  /// `Low` and `High`, which are the index before, enclose it. Ends that depend
  /// on the round's counter are taken over all rounds if `OverRounds`.
  bool spread(Polynomial &Low, Polynomial &High, bool OverRounds);

  bool isAtLeast(const Polynomial &P, int64_t Least) const;
  /// The same in all rounds, the round's counter aside.
  bool isSteady(const Polynomial &P) const;

  /// Something was computed in 32 bits without sign.
  bool mayWrap() const { return MayWrap; }
  /// The element is used in every round, and in each of the loops inside.
  bool isUsedInAnyCase() const;
  unsigned choicesAsked() const { return Asked; }

private:
  Polynomial valueOf(const Subscript &I, unsigned Depth);
  Polynomial valueOf(const Value &V, unsigned Depth);
  Polynomial valueOf(VariableId Id, unsigned Depth);
  Polynomial valueOf(const Computation &C, uint32_t Id, unsigned Depth);
  Polynomial limitOf(const Value &V, Computation::Op Which);
  Polynomial named(const Place &Integer, llvm::StringRef Type);

  bool isWrittenIn(VariableId Id, RegionId R) const;
  bool isSetOnce(VariableId Id) const;
  void findCounters();
  Counter rangeOf(const LoopShape &L);
  void addCounter(Counter C);
  void addPositive(const Counter &C);
  bool replace(Polynomial &In, const Place &Integer, const Polynomial &WithPlus,
               const Polynomial &WithMinus) const;

  const Trial &T;
  const MemoryUse &Use;
  std::vector<Counter> Counters;
  std::set<Place> Positive;
  std::map<Place, std::string> Types;
  bool MayWrap = false, HasLongSteps = false;
  unsigned Choice = 0, Asked = 0;
};

/// More bounds that are the smaller of two are not worth the questions.
inline constexpr unsigned MaxAsked = 2;

} // namespace poolwise

#endif
