//===- Serializable.cpp - Which types can be copied between processes -----===//

#include "ProcessHazards.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

static constexpr StringLiteral Plain[] = {"bool",
                                          "char",
                                          "signed char",
                                          "unsigned char",
                                          "short",
                                          "unsigned short",
                                          "int",
                                          "unsigned int",
                                          "long",
                                          "unsigned long",
                                          "long long",
                                          "unsigned long long",
                                          "float",
                                          "double",
                                          "wchar_t",
                                          "char8_t",
                                          "char16_t",
                                          "char32_t",
                                          "std::filesystem::path"};

/// With the arguments that are values; allocators, comparisons and hashes must
/// be the standard's own.
static constexpr std::pair<StringLiteral, unsigned> Templates[] = {
    {"std::basic_string", 1},  {"std::vector", 1},        {"std::deque", 1},
    {"std::list", 1},          {"std::set", 1},           {"std::map", 2},
    {"std::unordered_set", 1}, {"std::unordered_map", 2}, {"std::pair", 2},
    {"std::optional", 1},      {"std::complex", 1},       {"std::array", 1},
};
static constexpr StringLiteral Defaults[] = {"std::allocator<",
                                             "std::char_traits<", "std::less<",
                                             "std::hash<", "std::equal_to<"};

/// "a", "b<c, d>" of "x<a, b<c, d>>".
static SmallVector<StringRef> argumentsOf(StringRef Type) {
  SmallVector<StringRef> Found;
  size_t Open = Type.find('<');
  int Depth = 0;
  for (size_t I = Open + 1, Begin = I; I < Type.size(); ++I) {
    Depth += Type[I] == '<';
    bool IsEnd = Depth == 0 && (Type[I] == ',' || Type[I] == '>');
    if (IsEnd) {
      Found.push_back(Type.slice(Begin, I).trim());
      Begin = I + 1;
    }
    Depth -= Type[I] == '>';
    if (Depth < 0)
      break;
  }
  return Found;
}

bool isSerializable(StringRef Type) {
  Type.consume_front("const ");
  if (is_contained(Plain, Type))
    return true;
  StringRef Name = Type.take_until([](char C) { return C == '<'; });
  const auto *Known =
      find_if(Templates, [&](const auto &T) { return T.first == Name; });
  if (Known == std::end(Templates) || !Type.ends_with(">"))
    return false;
  SmallVector<StringRef> Arguments = argumentsOf(Type);
  for (size_t I = 0; I < Arguments.size(); ++I) {
    bool IsDefault = any_of(Defaults, [&](StringRef Start) {
      return Arguments[I].starts_with(Start);
    });
    bool IsSize = Name == "std::array" && I == 1;
    if (I < Known->second ? !isSerializable(Arguments[I])
                          : !IsDefault && !IsSize)
      return false;
  }
  return Arguments.size() >= Known->second;
}

} // namespace poolwise
