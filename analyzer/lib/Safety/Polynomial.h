//===- Polynomial.h - Sums of products of integers --------------*- C++ -*-===//
//
// In:  integers, by the places that hold them. Out: `y * width + x` and the
// like
//      in one form, so that equal ones are equal whatever way they are written.
//
// Not handled: numbers and sums that are too large for any source: they make
// the whole invalid, which equals nothing.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_POLYNOMIAL_H
#define POOLWISE_SAFETY_POLYNOMIAL_H

#include "poolwise/Summary/Place.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <map>

namespace poolwise {

class Polynomial {
public:
  Polynomial(int64_t Number = 0) { add({}, Number); }
  static Polynomial of(const Place &Integer);

  bool isValid() const { return IsValid; }
  bool isZero() const { return IsValid && Terms.empty(); }
  bool mentions(const Place &Integer) const;
  int64_t constant() const;
  /// The terms without any of their own numbers: `base` of `base + 3`.
  Polynomial withoutConstant() const;
  void eachInteger(llvm::function_ref<void(const Place &)> Visit) const;

  /// `C` and `R` of this as `C * Integer + R`; invalid if it is no such sum.
  std::pair<Polynomial, Polynomial> apart(const Place &Integer) const;
  /// Every `Integer` replaced.
  Polynomial with(const Place &Integer, const Polynomial &By) const;
  /// Is no coefficient negative?
  bool isSumOfPositives() const;

  friend Polynomial operator+(const Polynomial &A, const Polynomial &B);
  friend Polynomial operator-(const Polynomial &A, const Polynomial &B);
  friend Polynomial operator*(const Polynomial &A, const Polynomial &B);
  friend bool operator==(const Polynomial &A, const Polynomial &B) {
    return A.IsValid && B.IsValid && A.Terms == B.Terms;
  }

private:
  /// Sorted; empty: 1.
  using Product = std::vector<Place>;
  void add(const Product &P, int64_t Times);

  std::map<Product, int64_t> Terms;
  bool IsValid = true;
};

} // namespace poolwise

#endif
