//===- Recipes.cpp - Targets, and texts with values filled in ---*- C++ -*-===//

#include "poolwise/Recipes/Recipes.h"
#include "Embedded.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;

namespace poolwise {

const Recipe *Target::find(StringRef Pattern, StringRef Form) const {
  auto Forms = Recipes.find(Pattern.str());
  if (Forms == Recipes.end())
    return nullptr;
  for (const std::string &Key : {Form.str(), std::string("any")})
    if (auto Found = Forms->second.find(Key); Found != Forms->second.end())
      return &Found->second;
  return nullptr;
}

const std::map<std::string, Target> &targets() {
  static const std::map<std::string, Target> All = [] {
    std::map<std::string, Target> Read;
    for (StringRef Text : embeddedRecipes()) {
      auto One = readTarget(Text);
      if (!One) // tested
        reportFatalInternalError(One.takeError());
      std::string Name = One->Name;
      Read.emplace(std::move(Name), std::move(*One));
    }
    return Read;
  }();
  return All;
}

std::vector<StringRef> targetNames() {
  std::vector<StringRef> Names;
  for (const auto &[Name, _] : targets())
    Names.push_back(Name);
  return Names;
}

Expected<std::string>
fillTemplate(StringRef Template,
             const std::map<std::string, std::string> &Values) {
  std::string Text;
  for (;;) {
    auto [Before, Rest] = Template.split('$');
    Text += Before;
    if (Before.size() == Template.size())
      return Text;
    StringRef Name =
        Rest.take_while([](char C) { return isAlpha(C) || C == '_'; });
    auto Value = Values.find(Name.str());
    if (Value == Values.end())
      return createStringError(inconvertibleErrorCode(),
                               "'$" + Name + "' has no value here");
    Text += Value->second;
    Template = Rest.drop_front(Name.size());
  }
}

} // namespace poolwise
