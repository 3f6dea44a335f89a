//===- Types.cpp - Types by their canonical names -------------------------===//

#include "Types.h"
#include "ArithmeticType.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

/// Splits template arguments; angle brackets count as brackets here.
SmallVector<StringRef> templateArguments(StringRef Type) {
  SmallVector<StringRef> Arguments;
  size_t Open = Type.find('<');
  if (Open == StringRef::npos || !Type.ends_with(">"))
    return Arguments;
  int Depth = 0;
  size_t Begin = Open + 1, End = Type.size() - 1;
  for (size_t I = Begin; I < End; ++I) {
    char C = Type[I];
    if (C == '<' || C == '(' || C == '[')
      ++Depth;
    if (C == '>' || C == ')' || C == ']')
      --Depth;
    if (Depth < 0)
      return {}; // "a<b>::c<d>" and the like
    if (C == ',' && Depth == 0) {
      Arguments.push_back(Type.slice(Begin, I).trim());
      Begin = I + 1;
    }
  }
  Arguments.push_back(Type.slice(Begin, End).trim());
  return Arguments;
}

StringRef firstTemplateArgument(StringRef Type) {
  auto Arguments = templateArguments(Type);
  return Arguments.empty() ? StringRef() : Arguments.front();
}

/// Template arguments that are there by themselves.
static bool isDefault(StringRef Argument) {
  static constexpr StringLiteral Starts[] = {"std::allocator<",
                                             "std::char_traits<", "std::less<",
                                             "std::hash<", "std::equal_to<"};
  return any_of(Starts,
                [&](StringRef Start) { return Argument.starts_with(Start); });
}

std::string shortType(StringRef Canonical) {
  SmallVector<StringRef> Arguments = templateArguments(Canonical);
  if (Arguments.empty())
    return Canonical.str();
  SmallVector<std::string> Kept;
  for (StringRef Argument : Arguments)
    if (!isDefault(Argument))
      Kept.push_back(shortType(Argument));
  std::string Type =
      Canonical.take_until([](char C) { return C == '<'; }).str() + "<" +
      join(Kept, ", ") + ">";
  return Type == "std::basic_string<char>" ? "std::string" : Type;
}

bool gainsByMove(StringRef Canonical) {
  if (arithmeticType(Canonical) || Canonical.ends_with("*"))
    return false;
  static constexpr StringLiteral Plain[] = {
      "std::pair",    "std::tuple",    "std::array",
      "std::complex", "std::optional", "std::chrono::duration",
      "std::ratio"};
  SmallVector<StringRef> Arguments = templateArguments(Canonical);
  bool IsPlain = is_contained(
      Plain, Canonical.take_until([](char C) { return C == '<'; }));
  return !IsPlain || any_of(Arguments, [](StringRef Each) {
    return !isDigit(Each.empty() ? 'x' : Each[0]) && gainsByMove(Each);
  });
}

} // namespace poolwise::rewrite
