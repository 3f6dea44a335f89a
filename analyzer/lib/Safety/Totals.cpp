#include "Totals.h"
#include "poolwise/Summary/RoundSinks.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

using Op = Update::Op;
using Updates = ArrayRef<const Update *>;

/// Updates of one sort can be done in any order: a count is a sum of ones.
static Op sortOf(Op O) {
  return O == Op::Count || O == Op::Subtract ? Op::Add : O;
}

static bool isUnsignedNumber(StringRef Type) {
  return Type == "bool" || Type.starts_with("unsigned");
}

static bool isFloat(StringRef Type) {
  return Type.contains("float") || Type.contains("double");
}

/// Becomes int before it is added to one.
static bool becomesInt(StringRef Type) {
  return is_contained({"int", "short", "unsigned short", "char", "signed char",
                       "unsigned char", "bool"},
                      Type);
}

/// Not in a loop of the body.
static bool isMadeOnce(const Trial &T, const Update &U) {
  for (RegionId R = U.Region; R != T.Body; R = T.F.Regions[R].Parent)
    if (R == NoId || T.F.Regions[R].K == Region::Kind::Loop)
      return false;
  return true;
}

static bool isSum(const Trial &T, Updates All) {
  StringRef Type = All.front()->TargetType;
  if (Type == "bool")
    return false;
  if (isUnsignedNumber(Type) || Type == "int" ||
      (!isFloat(Type) &&
       all_of(All, [](const Update *U) { return U->O == Op::Count; })))
    return true;
  // What is taken from nothing may overflow.
  return All.size() == 1 && isMadeOnce(T, *All.front()) &&
         (isFloat(Type) || All.front()->O != Op::Subtract);
}

/// The first of equals, and no NaN, is what rounds come to, too.
static bool isExtreme(Updates All) {
  StringRef Type = All.front()->TargetType;
  return Type != "bool" && all_of(All, [&](const Update *U) {
           return U->OperandType == Type && U->O == All.front()->O &&
                  (U->KeepsFirst || !isFloat(Type));
         });
}

bool mayBeTotal(const Trial &T, Updates All) {
  const Update &First = *All.front();
  StringRef Type = First.TargetType;
  // What is appended to a text.
  if (isTextType(Type))
    return all_of(All, [](const Update *U) { return U->O == Op::Add; });
  auto IsFitting = [&](const Update *U) {
    if (sortOf(U->O) != sortOf(First.O))
      return false;
    return U->O == Op::Count || U->OperandType == Type ||
           (Type == "int" && becomesInt(U->OperandType)) ||
           (!isFloat(Type) && !isFloat(U->OperandType) &&
            isUnsignedNumber(Type) && isScalarType(U->OperandType));
  };
  if (!isScalarType(Type) || isPointerType(Type) || !all_of(All, IsFitting))
    return false;
  switch (sortOf(First.O)) {
  case Op::Add:
    return isSum(T, All);
  case Op::Multiply:
    return Type != "bool" &&
           ((isUnsignedNumber(Type) && Type != "unsigned short" &&
             Type != "unsigned char") ||
            (All.size() == 1 && isMadeOnce(T, First)));
  case Op::Min:
  case Op::Max:
    return isExtreme(All);
  case Op::And:
  case Op::Or:
  case Op::Xor:
    return !isFloat(Type);
  default:
    return false;
  }
}

bool mayBeTable(StringRef Table, Updates All) {
  StringRef Type = All.front()->TargetType;
  bool IsMap = Table.starts_with("std::map<") && Table.contains(", std::less<");
  if (!IsMap && !Table.starts_with("std::array<") &&
      !Table.starts_with("std::vector<") && !isArrayType(Table))
    return false;
  if (!isScalarType(Type) || isPointerType(Type) || isFloat(Type) ||
      Type == "bool")
    return false;
  return all_of(All, [&](const Update *U) {
    return U->O == Op::Count ||
           (sortOf(U->O) == Op::Add && isUnsignedNumber(Type) &&
            isScalarType(U->OperandType) && !isFloat(U->OperandType));
  });
}

} // namespace poolwise
