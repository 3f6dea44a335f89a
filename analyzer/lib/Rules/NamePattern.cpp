//===- NamePattern.cpp - Names of entries, and globs over them ------------===//
#include "NamePattern.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;
using namespace poolwise;

/// Where the brace that opens at `Open` closes, and the commas between on its
/// own level; npos as the last element if it never does.
static std::vector<size_t> borders(StringRef Text, size_t Open) {
  std::vector<size_t> Result = {Open};
  unsigned Depth = 0;
  for (size_t I = Open; I < Text.size(); ++I) {
    if (Text[I] == '{')
      ++Depth;
    if (Text[I] == ',' && Depth == 1)
      Result.push_back(I);
    if (Text[I] == '}' && --Depth == 0) {
      Result.push_back(I);
      return Result;
    }
  }
  Result.push_back(StringRef::npos);
  return Result;
}

Error poolwise::expandBraces(StringRef Text, std::vector<std::string> &To) {
  size_t Open = Text.find('{');
  if (Open == StringRef::npos) {
    if (Text.contains('}'))
      return createStringError("'}' without '{' in '" + Text + "'");
    To.push_back(Text.str());
    return Error::success();
  }
  std::vector<size_t> At = borders(Text, Open);
  if (At.back() == StringRef::npos)
    return createStringError("'{' without '}' in '" + Text + "'");
  for (size_t I = 0; I + 1 < At.size(); ++I) {
    std::string One =
        (Text.take_front(Open) + Text.slice(At[I] + 1, At[I + 1]) +
         Text.drop_front(At.back() + 1))
            .str();
    if (Error E = expandBraces(One, To))
      return E;
  }
  return Error::success();
}

/// `std::vector::(constructor)` is `std::vector::vector`.
static Error nameSpecialMember(std::string &Name) {
  StringRef Class = Name;
  bool Destroys = Class.consume_back("::(destructor)");
  if (!Destroys && !Class.consume_back("::(constructor)")) {
    Class.consume_back("::(record)"); // stays as it is
    if (Class.contains('('))
      return createStringError(
          "'" + Class +
          "': only '(constructor)', '(destructor)' and '(record)' may stand "
          "in parentheses, behind 'CLASS::'");
    return Error::success();
  }
  StringRef Own = Class.substr(Class.rfind(':') + 1);
  Name = (Class + (Destroys ? "::~" : "::") + Own).str();
  return Error::success();
}

/// Types may hold anything; names of functions may not.
static bool isSound(StringRef Name) {
  StringRef Plain = Name.take_until([](char C) { return C == ' '; });
  return !Name.empty() && Name.trim() == Name && !Name.starts_with("::") &&
         !Name.ends_with("::") &&
         (Plain == Name || Name.contains("operator ") || Name.contains('<'));
}

Expected<std::vector<std::string>> poolwise::expandName(StringRef Written) {
  std::vector<std::string> Names;
  // `operator()` is a name; keep it away from the parentheses of members.
  static constexpr StringRef CallOperator = "operator()", Stand = "operator\1";
  std::string Text = Written.str();
  if (size_t At = Text.find(CallOperator); At != std::string::npos)
    Text.replace(At, CallOperator.size(), Stand);
  if (Error E = expandBraces(Text, Names))
    return E;
  for (std::string &Name : Names) {
    if (Error E = nameSpecialMember(Name))
      return E;
    if (size_t At = Name.find(Stand); At != std::string::npos)
      Name.replace(At, Stand.size(), CallOperator);
    if (!isSound(Name))
      return createStringError("'" + Name +
                               "' is not a qualified name; write "
                               "'ns::class::function' or 'function'");
  }
  return Names;
}

NamePattern::NamePattern(StringRef Text) : Parts(1) {
  for (size_t I = 0; I < Text.size(); ++I) {
    bool IsOperator = StringRef(Parts.back()).ends_with("operator");
    if (Text[I] == '*' && !IsOperator)
      Parts.emplace_back();
    else
      Parts.back() += Text[I];
  }
}

bool NamePattern::matches(StringRef Name) const {
  if (isExact())
    return Name == Parts.front();
  if (!Name.consume_front(Parts.front()) || !Name.ends_with(Parts.back()))
    return false;
  Name = Name.drop_back(Parts.back().size());
  for (size_t I = 1; I + 1 < Parts.size(); ++I) {
    size_t At = Name.find(Parts[I]);
    if (At == StringRef::npos)
      return false;
    Name = Name.drop_front(At + Parts[I].size());
  }
  return true;
}
