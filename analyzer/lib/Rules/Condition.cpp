//===- Condition.cpp - Does an alternative of a model apply? --------------===//
#include "poolwise/Rules/Condition.h"
#include "NamePattern.h"
#include "TypeName.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace poolwise;

static const Value *valueOf(const ObjectRef &O, const Call &C) {
  if (O.Index == ObjectRef::This)
    return C.Receiver ? &*C.Receiver : nullptr;
  if (O.Index < 0 || size_t(O.Index) >= C.Arguments.size())
    return nullptr;
  return &C.Arguments[O.Index].V;
}

static bool typeIs(StringRef Glob, StringRef Type) {
  NamePattern Pattern(Glob);
  std::string Plain = plainType(Type);
  return Pattern.matches(Plain) ||
         (!Glob.contains('<') && Pattern.matches(withoutArguments(Plain)));
}

static bool holdsFor(const ModelCondition &Condition, const Value &V) {
  switch (Condition.T) {
  case ModelCondition::Test::TypeIs:
    return typeIs(Condition.Text, V.Type);
  case ModelCondition::Test::ArgumentIs:
    return Condition.Text.empty()
               ? V.K == Value::Kind::Constant && V.Number == Condition.Number
               : V.K == Value::Kind::Text && V.Name == Condition.Text;
  case ModelCondition::Test::ArgumentHas:
    return Condition.Text.empty()
               ? V.K == Value::Kind::Constant &&
                     (V.Number & Condition.Number) == Condition.Number
               : V.K == Value::Kind::Text &&
                     StringRef(V.Name).contains(Condition.Text);
  case ModelCondition::Test::CountIs:
    break;
  }
  return false;
}

bool poolwise::holds(const ModelCondition &Condition, const Call &C) {
  if (Condition.T == ModelCondition::Test::CountIs)
    return int64_t(C.Arguments.size()) == Condition.Number;
  if (Condition.Object.Index == ModelCondition::Any)
    return any_of(C.Arguments,
                  [&](const Argument &A) { return holdsFor(Condition, A.V); });
  if (Condition.Object.Index == ObjectRef::Result)
    return Condition.T == ModelCondition::Test::TypeIs &&
           typeIs(Condition.Text, C.ResultType);
  const Value *V = valueOf(Condition.Object, C);
  return V && holdsFor(Condition, *V);
}
