//===- Polynomial.cpp -----------------------------------------------------===//

#include "Polynomial.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

/// Neither a table nor a source has more.
constexpr int64_t MaxNumber = int64_t(1) << 31;
constexpr size_t MaxTerms = 40;

void Polynomial::add(const Product &P, int64_t Times) {
  if (Times == 0)
    return;
  int64_t &Number = Terms[P];
  Number += Times;
  if (Number >= MaxNumber || Number <= -MaxNumber || Terms.size() > MaxTerms)
    IsValid = false;
  if (Number == 0)
    Terms.erase(P);
}

Polynomial Polynomial::of(const Place &Integer) {
  Polynomial P;
  P.add({Integer}, 1);
  return P;
}

bool Polynomial::mentions(const Place &Integer) const {
  return llvm::any_of(Terms, [&](const auto &Term) {
    return llvm::is_contained(Term.first, Integer);
  });
}

int64_t Polynomial::constant() const {
  auto It = Terms.find({});
  return It == Terms.end() ? 0 : It->second;
}

Polynomial Polynomial::withoutConstant() const { return *this - constant(); }

void Polynomial::eachInteger(
    llvm::function_ref<void(const Place &)> Visit) const {
  for (const auto &[Factors, Times] : Terms)
    for (const Place &Each : Factors)
      Visit(Each);
}

std::pair<Polynomial, Polynomial>
Polynomial::apart(const Place &Integer) const {
  Polynomial Times, Rest;
  for (const auto &[Factors, Number] : Terms) {
    Product Others = Factors;
    auto At = llvm::find(Others, Integer);
    bool Has = At != Others.end();
    if (Has)
      Others.erase(At);
    Times.IsValid &= !llvm::is_contained(Others, Integer);
    (Has ? Times : Rest).add(Others, Number);
  }
  Times.IsValid &= IsValid;
  Rest.IsValid &= IsValid;
  return {Times, Rest};
}

Polynomial Polynomial::with(const Place &Integer, const Polynomial &By) const {
  auto [Times, Rest] = apart(Integer);
  return Times.isValid() && !Times.isZero() ? Times * By + Rest
         : Times.isValid()                  ? Rest
                                            : Times;
}

bool Polynomial::isSumOfPositives() const {
  return IsValid &&
         llvm::all_of(Terms, [](const auto &Term) { return Term.second > 0; });
}

Polynomial operator+(const Polynomial &A, const Polynomial &B) {
  Polynomial Sum = A;
  Sum.IsValid &= B.IsValid;
  for (const auto &[Factors, Number] : B.Terms)
    Sum.add(Factors, Number);
  return Sum;
}

Polynomial operator-(const Polynomial &A, const Polynomial &B) {
  return A + B * Polynomial(-1);
}

Polynomial operator*(const Polynomial &A, const Polynomial &B) {
  Polynomial All;
  All.IsValid = A.IsValid && B.IsValid;
  if (!All.IsValid)
    return All;
  for (const auto &[FactorsA, NumberA] : A.Terms)
    for (const auto &[FactorsB, NumberB] : B.Terms) {
      Polynomial::Product Factors = FactorsA;
      Factors.insert(Factors.end(), FactorsB.begin(), FactorsB.end());
      llvm::sort(Factors);
      All.add(Factors, NumberA * NumberB); // each below 2^31
    }
  return All;
}

} // namespace poolwise
