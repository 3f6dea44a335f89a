//===- Indexes.cpp - Sums and products of integers, as subscripts ---------===//
//
// In:  what the operands yield. Out: the same as a subscript, as far as one
//      holds it: `i + 1`, `y * width + x`, `(y * width + x) * 3 + 2`.
//
// Not handled: products that may wrap (of unsigned numbers below 64 bits),
// differences of variables, shifts.
//
//===----------------------------------------------------------------------===//

#include "BodyBuilder.h"
#include "PlaceSteps.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace poolwise {

/// More than a function that a person wrote has.
constexpr size_t MaxProducts = 1000;

static bool namesNumber(const Value &V) {
  return V.K == Value::Kind::Constant || V.Index.Known ||
         V.Index.Product != NoId ||
         (V.K == Value::Kind::Place && !V.P.isUnknown() &&
          V.P.R != Place::Root::Constant); // which one is not said
}

static bool hasVariable(const Value &V) {
  return V.Index.Variable != NoId || V.Index.Product != NoId;
}

static bool areEqual(const Value &A, const Value &B) {
  return A.K == B.K && A.P == B.P && A.Number == B.Number && A.Index == B.Index;
}

static uint32_t idOf(std::vector<Product> &Products, const Value &L,
                     const Value &R) {
  auto Known = llvm::find_if(Products, [&](const Product &P) {
    return areEqual(P.Left, L) && areEqual(P.Right, R);
  });
  if (Known == Products.end()) {
    if (Products.size() == MaxProducts)
      return NoId;
    Products.push_back({L, R});
    return Products.size() - 1;
  }
  return Known - Products.begin();
}

Value BodyBuilder::product(const Value &L, const Value &R, QualType T) {
  bool MayWrap = T->isUnsignedIntegerType() && U.Context.getTypeSize(T) < 64;
  if (!T->isIntegerType() || MayWrap || !namesNumber(L) || !namesNumber(R) ||
      (!hasVariable(L) && !hasVariable(R)))
    return {};
  Value V;
  V.Index.Product = idOf(Out.Products, L, R);
  return V;
}

Value BodyBuilder::sum(const Value &L, const Value &R, bool Minus) {
  const Value *Base = &L, *Added = &R;
  if (!Minus && !hasVariable(L))
    std::swap(Base, Added);
  Value Sum;
  if (Added->K == Value::Kind::Constant) {
    if (!Base->Index.Known && Base->Index.Product == NoId)
      return {};
    Sum.Index = Base->Index;
    Sum.Index.Offset += Minus ? -Added->Number : Added->Number;
    if (Sum.Index.Known) {
      Sum.K = Sum.Index.Variable == NoId ? Value::Kind::Constant
                                         : Value::Kind::Affine;
      Sum.Number = Sum.Index.Offset;
    }
    return Sum;
  }
  if (Minus || !hasVariable(*Base) || !hasVariable(*Added))
    return {};
  // A row and a place in it.
  if (Base->Index.Product == NoId)
    std::swap(Base, Added);
  if (Added->Index.Product != NoId)
    return {};
  if (Base->Index.Product == NoId) {
    Value One;
    One.K = Value::Kind::Constant;
    One.Number = 1;
    One.Index = {true, NoId, 1};
    Sum.Index.Product = idOf(Out.Products, *Base, One);
  } else if (Base->Index.Variable == NoId) {
    Sum.Index.Product = Base->Index.Product;
    Sum.Index.Offset = Base->Index.Offset;
  } else
    return {};
  Sum.Index.Variable = Added->Index.Variable;
  Sum.Index.Offset += Added->Index.Offset;
  return Sum.Index.Product == NoId ? Value{} : Sum;
}

Value BodyBuilder::plainValue(const Expr *E) {
  E = bare(E);
  if (Value V = constantOr(E, U.Context); V.K == Value::Kind::Constant)
    return V;
  if (const auto *Name = dyn_cast<DeclRefExpr>(E))
    return isa<VarDecl>(Name->getDecl()) ? reference(Name) : Value{};
  if (isa<CXXThisExpr>(E))
    return thisValue(E->getType());
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    Value Base = plainValue(Member->getBase());
    if (!Field || Base.K != Value::Kind::Place || Base.P.isUnknown())
      return {};
    return fieldOf(Base, Member);
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    Value L = plainValue(Binary->getLHS()), R = plainValue(Binary->getRHS());
    if (Binary->getOpcode() == BO_Mul)
      return product(L, R, Binary->getType());
    if (Binary->getOpcode() == BO_Add || Binary->getOpcode() == BO_Sub)
      return sum(L, R, Binary->getOpcode() == BO_Sub);
  }
  return {};
}

} // namespace poolwise
