//===- ReadTarget.cpp - From YAML to a target's recipes ---------*- C++ -*-===//
//
// In:  the text of one file of analyzer/recipes/. Out: a Target, or the first
//      error with its line. Unknown keys are errors.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Recipes/Recipes.h"
#include "llvm/ADT/STLExtras.h"
#include <yaml-cpp/yaml.h>

using namespace llvm;

namespace poolwise {

/// yaml-cpp reports by exceptions; ours join them.
[[noreturn]] static void fail(const YAML::Node &Where, const Twine &Message) {
  throw YAML::Exception(Where.Mark(), Message.str());
}

static std::vector<std::string> list(const YAML::Node &Value) {
  if (Value.IsScalar())
    return {Value.Scalar()};
  std::vector<std::string> All;
  for (const YAML::Node &Each : Value)
    All.push_back(Each.as<std::string>());
  return All;
}

static std::map<std::string, std::string> map(const YAML::Node &Value) {
  return Value.as<std::map<std::string, std::string>>();
}

static bool readField(Recipe &R, StringRef Key, const YAML::Node &Value) {
  if (Key == "loop")
    R.Loop = Value.as<std::string>();
  else if (Key == "prologue")
    R.Prologue = Value.as<std::string>();
  else if (Key == "yield")
    R.Yield = Value.as<std::string>();
  else if (Key == "continue")
    R.Continue = Value.as<std::string>();
  else if (Key == "needs")
    R.Needs = list(Value);
  else if (Key == "include")
    R.Headers = list(Value);
  else
    return false;
  return true;
}

/// Fields that stand beside the forms hold for all of them.
static std::map<std::string, Recipe> readForms(const YAML::Node &Map) {
  static constexpr StringLiteral Names[] = {"range", "counter", "downward",
                                            "iterators"};
  Recipe Common;
  std::map<std::string, Recipe> Forms;
  for (const auto &Entry : Map) {
    std::string Key = Entry.first.as<std::string>();
    if (!is_contained(Names, StringRef(Key)) &&
        !readField(Common, Key, Entry.second))
      fail(Entry.first, "unknown key '" + Twine(Key) + "'");
  }
  for (StringRef Name : Names)
    if (const YAML::Node &Form = Map[Name.str()]) {
      Recipe R = Common;
      for (const auto &Entry : Form)
        if (!readField(R, Entry.first.as<std::string>(), Entry.second))
          fail(Entry.first, "unknown key");
      Forms[Name.str()] = std::move(R);
    }
  if (!Common.Loop.empty())
    Forms["any"] = std::move(Common);
  if (Forms.empty())
    fail(Map, "a recipe without a text");
  return Forms;
}

static void readTop(Target &T, StringRef Key, const YAML::Node &Value) {
  if (Key == "target")
    T.Name = Value.as<std::string>();
  else if (Key == "title")
    T.Title = Value.as<std::string>();
  else if (Key == "standard")
    T.Standard = Value.as<unsigned>();
  else if (Key == "namespace")
    T.Namespace = Value.as<std::string>();
  else if (Key == "include")
    T.Headers = list(Value);
  else if (Key == "cmake") {
    T.Package = Value["package"].as<std::string>();
    T.Library = Value["library"].as<std::string>();
  } else if (Key == "executors")
    T.Executors = map(Value);
  else if (Key == "other_executors")
    T.OtherExecutors = Value.as<std::string>();
  else if (Key == "exceptions")
    T.Exceptions = Value.as<std::string>();
  else if (Key == "ranges")
    T.Ranges = map(Value);
  else if (Key == "refusals")
    T.Refusals = map(Value);
  else if (Key == "recipes")
    for (const auto &Entry : Value)
      T.Recipes[Entry.first.as<std::string>()] = readForms(Entry.second);
  else
    fail(Value, "unknown key '" + Key + "'");
}

Expected<Target> readTarget(StringRef Yaml) {
  try {
    Target T;
    for (const auto &Entry : YAML::Load(Yaml.str()))
      readTop(T, Entry.first.as<std::string>(), Entry.second);
    return T;
  } catch (const YAML::Exception &E) {
    return createStringError(inconvertibleErrorCode(), "line %d: %s",
                             E.mark.line + 1, E.msg.c_str());
  }
}

} // namespace poolwise
