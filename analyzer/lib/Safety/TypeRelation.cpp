#include "TypeRelation.h"
#include "poolwise/Program/Behavior.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;
namespace poolwise {

static StringRef stripped(StringRef Type) {
  Type = Type.trim();
  while (Type.consume_front("const ") || Type.consume_front("volatile "))
    ;
  return Type.rtrim(" &");
}

/// Signed and unsigned of one width may name one object, so they map to one
/// word; "" when it is not an arithmetic type.
static StringRef arithmeticClass(StringRef Type) {
  return StringSwitch<StringRef>(Type)
      .Cases({"char", "signed char", "unsigned char", "std::byte"}, "char")
      .Cases({"short", "unsigned short"}, "short")
      .Cases({"int", "unsigned int"}, "int")
      .Cases({"long", "unsigned long"}, "long")
      .Cases({"long long", "unsigned long long"}, "long long")
      .Cases({"__int128", "unsigned __int128"}, "int128")
      .Cases({"bool", "_Bool"}, "bool")
      .Case("float", "float")
      .Case("double", "double")
      .Case("long double", "long double")
      .Case("wchar_t", "wchar_t")
      .Case("char8_t", "char8_t")
      .Case("char16_t", "char16_t")
      .Case("char32_t", "char32_t")
      .Default("");
}

bool isPointerType(StringRef Type) {
  return stripped(Type).ends_with("*") || Type.ends_with("*const");
}

bool isScalarType(StringRef Type) {
  return isPointerType(Type) || !arithmeticClass(stripped(Type)).empty();
}

bool isArrayType(StringRef Type) { return stripped(Type).ends_with("]"); }

std::vector<StringRef> templateArguments(StringRef Type) {
  std::vector<StringRef> Arguments;
  size_t Open = Type.find('<');
  if (Open == StringRef::npos || !Type.ends_with(">"))
    return Arguments;
  unsigned Depth = 0;
  size_t Begin = Open + 1;
  for (size_t I = Begin, End = Type.size() - 1; I <= End; ++I) {
    char Ch = Type[I];
    if ((Ch == ',' && Depth == 0) || I == End) {
      Arguments.push_back(Type.slice(Begin, I).trim());
      Begin = I + 1;
    } else if (Ch == '<' || Ch == '(' || Ch == '[') {
      ++Depth;
    } else if ((Ch == '>' || Ch == ')' || Ch == ']') && Depth > 0) {
      --Depth;
    }
  }
  return Arguments;
}

bool hasDistinctElements(const RuleSet &Rules, StringRef Type) {
  if (isArrayType(Type))
    return true;
  const TypeModel *Model = Rules.typeNamed(stripped(Type));
  return Model && Model->R == TypeModel::Role::Container;
}

std::string elementType(StringRef Container) {
  Container = stripped(Container);
  if (isArrayType(Container))
    return stripped(Container.take_front(Container.rfind('['))).str();
  auto Arguments = templateArguments(Container);
  for (StringRef Name : {"std::vector<", "std::deque<", "std::array<"})
    if (Container.starts_with(Name) && !Arguments.empty())
      return stripped(Arguments.front()).str();
  return "";
}

std::string typeLedTo(StringRef Pointer) {
  Pointer = Pointer.trim();
  Pointer.consume_back("const");
  Pointer = Pointer.rtrim();
  if (Pointer.consume_back("*"))
    return stripped(Pointer).str();
  auto Arguments = templateArguments(Pointer);
  for (StringRef Name : {"std::unique_ptr<", "std::shared_ptr<"})
    if (Pointer.starts_with(Name) && !Arguments.empty() &&
        !isArrayType(Arguments.front()))
      return stripped(Arguments.front()).str();
  return "";
}

static bool isNumber(StringRef Argument) {
  return Argument.empty() || isDigit(Argument[0]) || Argument[0] == '-' ||
         Argument == "true" || Argument == "false";
}

/// Numbers that may name one object have one name.
static StringRef nameInSet(StringRef Type) {
  StringRef Class = arithmeticClass(Type);
  return Class.empty() ? Type : Class;
}

void TypeRelation::collect(StringRef Outer, Held &All) const {
  Outer = stripped(Outer);
  if (Outer.empty() || Outer == "void") {
    All.Anything = true;
    return;
  }
  bool IsNumber = !arithmeticClass(Outer).empty();
  if (!All.Types.insert(nameInSet(Outer)).second || IsNumber ||
      isPointerType(Outer))
    return;
  if (isArrayType(Outer))
    return collect(Outer.take_front(Outer.find('[')), All);
  auto Layout = P.Classes.find(Outer);
  if (Layout != P.Classes.end()) {
    for (const std::string &Part : Layout->second)
      collect(Part, All);
    return;
  }
  // A library class holds what its arguments say; one of the program without
  // a layout may hold anything.
  if (!Outer.starts_with("std::") && !Rules.typeNamed(Outer))
    All.Anything = true;
  for (StringRef Argument : templateArguments(Outer))
    if (!isNumber(Argument))
      collect(Argument, All);
}

/// Classes of the library that hold what their arguments are, and no more.
static bool isPlainTemplate(StringRef Type) {
  static constexpr StringLiteral Names[] = {
      "basic_string",  "vector",   "deque",    "list",
      "array",         "map",      "set",      "unordered_map",
      "unordered_set", "multimap", "multiset", "pair",
      "tuple",         "optional", "complex",  "allocator",
      "char_traits",   "less",     "hash",     "equal_to"};
  return Type.consume_front("std::") &&
         is_contained(Names, Type.take_until([](char C) { return C == '<'; }));
}

bool TypeRelation::mayHoldAddress(StringRef Type, unsigned Depth) const {
  Type = Type.trim();
  if (Type.ends_with("&") || isPointerType(Type) || Depth == 0)
    return true;
  Type = stripped(Type);
  if (!arithmeticClass(Type).empty())
    return false;
  if (isArrayType(Type))
    return mayHoldAddress(Type.take_front(Type.find('[')), Depth);
  auto Layout = P.Classes.find(Type);
  if (Layout != P.Classes.end())
    return any_of(Layout->second, [&](const std::string &Part) {
      return mayHoldAddress(Part, Depth - 1);
    });
  return !isPlainTemplate(Type) ||
         any_of(templateArguments(Type), [&](StringRef Argument) {
           return !isNumber(Argument) && mayHoldAddress(Argument, Depth - 1);
         });
}

const TypeRelation::Held &TypeRelation::heldBy(StringRef Outer) {
  auto [At, IsNew] = Known.try_emplace(Outer);
  if (IsNew)
    collect(Outer, At->second);
  return At->second;
}

bool TypeRelation::mayHold(StringRef Outer, StringRef Inner) {
  const Held &All = heldBy(Outer);
  return All.Anything || All.Types.contains(nameInSet(stripped(Inner)));
}

bool TypeRelation::mayOverlap(StringRef A, StringRef B, bool AnyBytes) {
  A = stripped(A);
  B = stripped(B);
  // What a descriptor stands for is in the kernel.
  if (A == DescriptorType || B == DescriptorType)
    return A == B;
  if (A.empty() || B.empty())
    return true;
  if (AnyBytes &&
      (arithmeticClass(A) == "char" || arithmeticClass(B) == "char"))
    return true;
  return mayHold(A, B) || mayHold(B, A);
}

} // namespace poolwise
