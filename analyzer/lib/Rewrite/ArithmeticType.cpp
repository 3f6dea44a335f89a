//===- ArithmeticType.cpp - Built-in types by canonical name ----*- C++ -*-===//

#include "ArithmeticType.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;

namespace poolwise::rewrite {

std::optional<ArithmeticType> arithmeticType(StringRef Canonical) {
  using Result = std::optional<ArithmeticType>;
  auto Integer = [](bool IsSigned, unsigned Bits) {
    return Result(ArithmeticType{false, IsSigned, false, Bits});
  };
  auto Float = [](unsigned Bits) {
    return Result(ArithmeticType{true, true, false, Bits});
  };
  return StringSwitch<Result>(Canonical)
      .Case("bool", Result(ArithmeticType{false, false, true, 1}))
      .Cases({"char", "signed char"}, Integer(true, 8))
      .Cases({"unsigned char", "char8_t"}, Integer(false, 8))
      .Case("short", Integer(true, 16))
      .Cases({"unsigned short", "char16_t"}, Integer(false, 16))
      .Case("int", Integer(true, 32))
      .Cases({"unsigned int", "char32_t"}, Integer(false, 32))
      .Cases({"long", "long long"}, Integer(true, 64))
      .Cases({"unsigned long", "unsigned long long"}, Integer(false, 64))
      .Case("float", Float(32))
      .Case("double", Float(64))
      .Case("long double", Float(80))
      .Default(std::nullopt);
}

bool widensTo(StringRef From, StringRef To) {
  auto F = arithmeticType(From), T = arithmeticType(To);
  if (!F || !T)
    return false;
  if (From == To || (F->IsBool && !T->IsFloat))
    return true;
  if (F->IsFloat != T->IsFloat || T->IsBool)
    return false;
  return F->IsSigned == T->IsSigned ? F->Bits <= T->Bits
                                    : !F->IsSigned && F->Bits < T->Bits;
}

} // namespace poolwise::rewrite
