//===- Fields.h - Every field of every summary struct, once -----*- C++ -*-===//
//
// `listFields` names the fields of a struct for whoever must touch them all:
// the JSON form, and Link, which renumbers files. A field that is added to a
// struct and forgotten here does not compile.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUMMARY_FIELDS_H
#define POOLWISE_SUMMARY_FIELDS_H

#include "poolwise/Summary/TUSummary.h"
#include <type_traits>

namespace poolwise {

/// Specialised for each struct: calls `Visit(Name, PointerToMember)` for every
/// field, in order.
template <class T> struct FieldList;

template <class T>
concept HasFields = requires { typename FieldList<T>::Listed; };

template <class T, class Visitor> void listFields(Visitor &&Visit) {
  FieldList<T>::list(Visit);
}

namespace detail {
struct AnyField {
  template <class T> operator T &() const & noexcept;
  template <class T> operator T &&() const && noexcept;
};
template <class T, class... Fields> constexpr size_t fieldCount() {
  if constexpr (requires { T{Fields{}..., AnyField{}}; })
    return fieldCount<T, Fields..., AnyField>();
  else
    return sizeof...(Fields);
}
} // namespace detail

#define POOLWISE_FIELDS(STRUCT, ...)                                           \
  template <> struct FieldList<STRUCT> {                                       \
    using Struct = STRUCT;                                                     \
    using Listed = void;                                                       \
    template <class Visitor> static void list(Visitor &Visit) {                \
      constexpr size_t Count = listAll([](const char *, auto) {});             \
      static_assert(Count == detail::fieldCount<STRUCT>(),                     \
                    "a field of " #STRUCT " is not listed");                   \
      listAll(Visit);                                                          \
    }                                                                          \
    template <class Visitor>                                                   \
    static constexpr size_t listAll(Visitor &&Visit) {                         \
      size_t Count = 0;                                                        \
      auto F = [&](const char *Name, auto Member) {                            \
        Visit(Name, Member);                                                   \
        ++Count;                                                               \
      };                                                                       \
      __VA_ARGS__                                                              \
      return Count;                                                            \
    }                                                                          \
  };

POOLWISE_FIELDS(SourceFile, F("path", &Struct::Path);
                F("digest", &Struct::Digest);
                F("include", &Struct::IncludeOffset);
                F("runtime", &Struct::IncludesRuntime);
                F("system", &Struct::IsSystem);)

POOLWISE_FIELDS(Subscript, F("known", &Struct::Known);
                F("var", &Struct::Variable); F("offset", &Struct::Offset);
                F("computed", &Struct::Computed);)

POOLWISE_FIELDS(Step, F("k", &Struct::K); F("name", &Struct::Name);
                F("index", &Struct::Index);)

POOLWISE_FIELDS(Place, F("root", &Struct::R); F("id", &Struct::Id);
                F("name", &Struct::Name); F("path", &Struct::Path);)

POOLWISE_FIELDS(Value, F("k", &Struct::K); F("place", &Struct::P);
                F("number", &Struct::Number); F("index", &Struct::Index);
                F("usr", &Struct::Usr); F("name", &Struct::Name);
                F("captures", &Struct::Captures); F("type", &Struct::Type);)

POOLWISE_FIELDS(Computation, F("op", &Struct::O); F("left", &Struct::Left);
                F("right", &Struct::Right); F("mayWrap", &Struct::MayWrap);)

POOLWISE_FIELDS(Argument, F("value", &Struct::V); F("by", &Struct::By);
                F("writtenType", &Struct::WrittenType);
                F("text", &Struct::Text);)

POOLWISE_FIELDS(Call, F("k", &Struct::K); F("usr", &Struct::Usr);
                F("name", &Struct::Name); F("system", &Struct::InSystemHeader);
                F("receiver", &Struct::Receiver); F("const", &Struct::IsConst);
                F("noexcept", &Struct::IsNoexcept);
                F("noreturn", &Struct::IsNoReturn);
                F("arguments", &Struct::Arguments);
                F("result", &Struct::ResultType);
                F("resultIsReference", &Struct::ResultIsReference);
                F("plainResult", &Struct::GivesPlainValue);
                F("elementCalls", &Struct::ElementCalls);
                F("update", &Struct::Update); F("region", &Struct::Region);
                F("at", &Struct::Where); F("text", &Struct::Text);)

POOLWISE_FIELDS(Access, F("k", &Struct::K); F("place", &Struct::P);
                F("type", &Struct::Type); F("update", &Struct::Update);
                F("region", &Struct::Region); F("at", &Struct::Where);)

POOLWISE_FIELDS(Binding, F("target", &Struct::Target); F("from", &Struct::From);
                F("region", &Struct::Region); F("at", &Struct::Where);)

POOLWISE_FIELDS(Update, F("op", &Struct::O); F("target", &Struct::Target);
                F("targetType", &Struct::TargetType);
                F("operandType", &Struct::OperandType);
                F("statement", &Struct::Statement);
                F("targetText", &Struct::TargetText);
                F("operandText", &Struct::OperandText);
                F("keepsFirst", &Struct::KeepsFirst);
                F("region", &Struct::Region); F("at", &Struct::Where);)

POOLWISE_FIELDS(Jump, F("k", &Struct::K); F("target", &Struct::Target);
                F("region", &Struct::Region); F("at", &Struct::Where);
                F("stdException", &Struct::IsStdException);)

POOLWISE_FIELDS(
    LoopShape, F("form", &Struct::F); F("variable", &Struct::Variable);
    F("bindings", &Struct::Bindings); F("byReference", &Struct::ByReference);
    F("over", &Struct::Over); F("first", &Struct::First);
    F("bound", &Struct::Bound); F("step", &Struct::Step);
    F("stepBy", &Struct::StepBy); F("stepText", &Struct::StepText);
    F("boundIncluded", &Struct::BoundIncluded); F("ahead", &Struct::Ahead);
    F("trips", &Struct::Trips); F("overNumbers", &Struct::OverNumbers);
    F("mayEndEarly", &Struct::MayEndEarly); F("header", &Struct::Header);
    F("body", &Struct::Body); F("braced", &Struct::Braced);
    F("elementText", &Struct::ElementText); F("overText", &Struct::OverText);
    F("typeText", &Struct::TypeText); F("nameText", &Struct::NameText);
    F("firstText", &Struct::FirstText); F("boundText", &Struct::BoundText);
    F("incrementText", &Struct::IncrementText);
    F("counterDeclaration", &Struct::CounterDeclaration);
    F("previousStatement", &Struct::PreviousStatement);)

POOLWISE_FIELDS(Region, F("k", &Struct::K); F("parent", &Struct::Parent);
                F("taken", &Struct::Taken); F("team", &Struct::By);
                F("private", &Struct::Private); F("cold", &Struct::Cold);
                F("initializes", &Struct::Initializes);
                F("chance", &Struct::Chance);
                F("operations", &Struct::Operations); F("at", &Struct::Where);
                F("endLine", &Struct::EndLine); F("text", &Struct::Text);
                F("loop", &Struct::Loop);)

POOLWISE_FIELDS(EditObstacle, F("reason", &Struct::Reason);
                F("at", &Struct::Where);)

POOLWISE_FIELDS(DeclaredName, F("name", &Struct::Name);
                F("variable", &Struct::Variable);
                F("plain", &Struct::IsPlainValue); F("const", &Struct::IsConst);
                F("nameText", &Struct::NameText);
                F("valueText", &Struct::ValueText);)

POOLWISE_FIELDS(BodyStatement, F("k", &Struct::K); F("region", &Struct::Region);
                F("call", &Struct::CallIndex);
                F("update", &Struct::UpdateIndex);
                F("variable", &Struct::Variable); F("target", &Struct::Target);
                F("text", &Struct::Text); F("typeText", &Struct::TypeText);
                F("nameText", &Struct::NameText);
                F("valueText", &Struct::ValueText);
                F("typeIsValueType", &Struct::TypeIsValueType);
                F("const", &Struct::IsConst); F("declares", &Struct::Declares);
                F("uses", &Struct::Uses);)

POOLWISE_FIELDS(Candidate, F("site", &Struct::S); F("region", &Struct::Region);
                F("statements", &Struct::Statements);
                F("algorithm", &Struct::AlgorithmCall);
                F("text", &Struct::StatementText); F("at", &Struct::Where);
                F("endLine", &Struct::EndLine);
                F("standard", &Struct::Standard);
                F("inBlock", &Struct::InBlock);
                F("obstacles", &Struct::Obstacles);)

POOLWISE_FIELDS(Variable, F("k", &Struct::K); F("name", &Struct::Name);
                F("type", &Struct::Type); F("by", &Struct::By);
                F("reference", &Struct::IsReference);
                F("const", &Struct::IsConst);
                F("threadLocal", &Struct::IsThreadLocal);
                F("restrict", &Struct::IsRestrict);
                F("addressTaken", &Struct::AddressTaken);
                F("region", &Struct::Region); F("at", &Struct::Where);
                F("declaration", &Struct::Declaration);
                F("startsEmpty", &Struct::StartsEmpty);
                F("first", &Struct::First);)

POOLWISE_FIELDS(
    FunctionSummary, F("usr", &Struct::Usr); F("name", &Struct::Name);
    F("at", &Struct::Where); F("endLine", &Struct::EndLine);
    F("overrides", &Struct::Overrides);
    F("overriddenNames", &Struct::OverriddenNames);
    F("virtual", &Struct::IsVirtual);
    F("overridersClosed", &Struct::OverridersClosed);
    F("noexcept", &Struct::IsNoexcept); F("const", &Struct::IsConst);
    F("main", &Struct::IsMain); F("implicit", &Struct::IsImplicit);
    F("parent", &Struct::Parent); F("result", &Struct::ResultType);
    F("parameters", &Struct::ParameterCount);
    F("variables", &Struct::Variables);
    F("computations", &Struct::Computations); F("regions", &Struct::Regions);
    F("calls", &Struct::Calls); F("accesses", &Struct::Accesses);
    F("bindings", &Struct::Bindings); F("updates", &Struct::Updates);
    F("jumps", &Struct::Jumps); F("returns", &Struct::Returns);
    F("candidates", &Struct::Candidates);)

POOLWISE_FIELDS(ParseError, F("message", &Struct::Message);
                F("file", &Struct::File); F("line", &Struct::Line);)

POOLWISE_FIELDS(ClassLayout, F("name", &Struct::Name);
                F("parts", &Struct::Parts);)

POOLWISE_FIELDS(TUSummary, F("main", &Struct::MainFile);
                F("files", &Struct::Files); F("functions", &Struct::Functions);
                F("classes", &Struct::Classes); F("errors", &Struct::Errors);)

} // namespace poolwise

#endif
