//===- SummaryBuilder.h - Hand-made function summaries ----------*- C++ -*-===//
//
// Writes summaries as short as the code they stand for:
//
//   FunctionBuilder F("fetch");
//   VariableId Fd = F.parameter("fd", "int");
//   F.call("recv", {value(var(Fd), "int")});
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_TESTS_UNIT_SUMMARYBUILDER_H
#define POOLWISE_TESTS_UNIT_SUMMARYBUILDER_H

#include "poolwise/Program/Behavior.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <ostream>

namespace poolwise::build {

//--- Places and values ------------------------------------------------------//

inline Place var(VariableId Id) { return {Place::Root::Variable, Id, {}, {}}; }
inline Place self() { return {Place::Root::This, NoId, {}, {}}; }
inline Place global(std::string Name) {
  return {Place::Root::Global, NoId, std::move(Name), {}};
}
inline Place result(CallId Id) { return {Place::Root::Result, Id, {}, {}}; }
inline Place fresh(CallId Id) { return {Place::Root::Fresh, Id, {}, {}}; }
inline Place element(RegionId Loop) {
  return {Place::Root::Element, Loop, {}, {}};
}
inline Place with(Place P, Step S) {
  P.Path.push_back(std::move(S));
  return P;
}
inline Place field(Place P, std::string Name) {
  return with(std::move(P), {Step::Kind::Field, std::move(Name), {}});
}
inline Place deref(Place P) {
  return with(std::move(P), {Step::Kind::Deref, {}, {}});
}
inline Place owned(Place P) {
  return with(std::move(P), {Step::Kind::Owned, {}, {}});
}
inline Place address(Place P) {
  return with(std::move(P), {Step::Kind::Address, {}, {}});
}
/// [Variable + Offset]; without arguments: an element that is not known.
inline Place at(Place P) {
  return with(std::move(P), {Step::Kind::Index, {}, {}});
}
inline Place at(Place P, VariableId Variable, int64_t Offset = 0) {
  return with(std::move(P), {Step::Kind::Index, {}, {true, Variable, Offset}});
}

inline Value value(Place P, std::string Type = "") {
  Value V;
  V.K = Value::Kind::Place;
  if (P.R == Place::Root::Variable && P.Path.empty() && Type == "int")
    V.Index = {true, P.Id, 0};
  V.P = std::move(P);
  V.Type = std::move(Type);
  return V;
}
inline Value number(int64_t Number) {
  Value V;
  V.K = Value::Kind::Constant;
  V.Number = Number;
  V.Index = {true, NoId, Number};
  return V;
}
inline Value functionValue(std::string Name) {
  Value V;
  V.K = Value::Kind::Function;
  V.Usr = "c:" + Name;
  V.Name = std::move(Name);
  return V;
}
inline Value lambda(std::string Name, std::vector<Value> Captures = {}) {
  Value V;
  V.K = Value::Kind::Lambda;
  V.Usr = "c:" + Name;
  V.Captures = std::move(Captures);
  return V;
}
inline Argument pass(Value V, Passing By = Passing::Value) {
  Argument A;
  A.V = std::move(V);
  A.By = By;
  return A;
}
inline Argument byRef(Place P, std::string Type) {
  return pass(value(std::move(P), std::move(Type)), Passing::Reference);
}

//--- Functions --------------------------------------------------------------//

class FunctionBuilder {
public:
  FunctionSummary F;

  /// The USR is "c:" and the name.
  explicit FunctionBuilder(std::string Name, unsigned Line = 1) : Line(Line) {
    F.Usr = "c:" + Name;
    F.Name = std::move(Name);
    F.Where = here();
    F.Regions.resize(1);
  }

  VariableId parameter(std::string Name, std::string Type,
                       Passing By = Passing::Value) {
    VariableId Id = add(Variable::Kind::Parameter, std::move(Name), Type);
    F.Variables[Id].By = By;
    ++F.ParameterCount;
    return Id;
  }
  VariableId local(std::string Name, std::string Type, RegionId R = 0) {
    VariableId Id = add(Variable::Kind::Local, std::move(Name), Type);
    F.Variables[Id].Region = R;
    return Id;
  }
  VariableId capture(std::string Name, std::string Type, bool ByReference) {
    VariableId Id = add(Variable::Kind::Capture, std::move(Name), Type);
    F.Variables[Id].IsReference = ByReference;
    return Id;
  }

  RegionId region(Region::Kind K, RegionId Parent = 0) {
    Region R;
    R.K = K;
    R.Parent = Parent;
    F.Regions.push_back(R);
    return F.Regions.size() - 1;
  }
  /// The Loop region; its body is the next one.
  RegionId loop(LoopShape Shape, RegionId Parent = 0) {
    RegionId Id = region(Region::Kind::Loop, Parent);
    F.Regions[Id].Loop = std::move(Shape);
    region(Region::Kind::LoopBody, Id);
    return Id;
  }
  RegionId rangeLoop(Value Over, VariableId Variable, bool ByReference = true) {
    LoopShape Shape;
    Shape.F = LoopShape::Form::Range;
    Shape.Over = std::move(Over);
    Shape.Variable = Variable;
    Shape.ByReference = ByReference;
    return loop(std::move(Shape));
  }

  Call &add(Call C, RegionId R = 0) {
    C.Region = R;
    C.Where = here();
    F.Calls.push_back(std::move(C));
    return F.Calls.back();
  }
  /// Of a function; its USR is "c:" and the name.
  CallId call(std::string Name, std::vector<Argument> Arguments = {},
              RegionId R = 0) {
    Call C;
    C.Usr = "c:" + Name;
    C.Name = std::move(Name);
    C.Arguments = std::move(Arguments);
    add(std::move(C), R);
    return F.Calls.size() - 1;
  }
  CallId method(std::string Name, Value Receiver,
                std::vector<Argument> Arguments = {}, RegionId R = 0,
                bool IsConst = false) {
    CallId Id = call(std::move(Name), std::move(Arguments), R);
    F.Calls[Id].Receiver = std::move(Receiver);
    F.Calls[Id].IsConst = IsConst;
    return Id;
  }
  CallId indirect(Value Callable, std::vector<Argument> Arguments = {}) {
    Call C;
    C.K = Call::Kind::Indirect;
    C.Name = "(indirect call)";
    C.Receiver = std::move(Callable);
    C.Arguments = std::move(Arguments);
    add(std::move(C));
    return F.Calls.size() - 1;
  }
  CallId construct(std::string Class, Place Object,
                   std::vector<Argument> Arguments = {}) {
    std::string Last = Class.substr(Class.rfind(':') + 1);
    CallId Id = method(Class + "::" + Last, value(std::move(Object), Class),
                       std::move(Arguments));
    F.Calls[Id].K = Call::Kind::Constructor;
    F.Calls[Id].ResultType = Class;
    return Id;
  }

  void read(Place P, std::string Type = "int", RegionId R = 0) {
    access(Access::Kind::Read, std::move(P), std::move(Type), R);
  }
  void write(Place P, std::string Type = "int", RegionId R = 0) {
    access(Access::Kind::Write, std::move(P), std::move(Type), R);
  }
  void bind(Place Target, Value From) {
    F.Bindings.push_back({std::move(Target), std::move(From), 0, here()});
  }
  void returns(Value V) { F.Returns.push_back(std::move(V)); }

private:
  Location here() {
    ++Line;
    return {0, Line, 1, Line * 10};
  }
  VariableId add(Variable::Kind K, std::string Name, std::string Type) {
    Variable V;
    V.K = K;
    V.Name = std::move(Name);
    V.Type = std::move(Type);
    F.Variables.push_back(std::move(V));
    return F.Variables.size() - 1;
  }
  void access(Access::Kind K, Place P, std::string Type, RegionId R) {
    Access A;
    A.K = K;
    A.P = std::move(P);
    A.Type = std::move(Type);
    A.Region = R;
    A.Where = here();
    F.Accesses.push_back(std::move(A));
  }
  unsigned Line;
};

//--- Programs ---------------------------------------------------------------//

/// Rules from YAML text.
inline RuleSet rulesFrom(llvm::StringRef Yaml) {
  llvm::SmallString<64> Path;
  int Descriptor = -1;
  EXPECT_FALSE(
      llvm::sys::fs::createTemporaryFile("poolwise", "yaml", Descriptor, Path));
  llvm::raw_fd_ostream(Descriptor, /*shouldClose=*/true) << Yaml;
  RuleSet Rules;
  if (llvm::Error E = Rules.add(Path))
    ADD_FAILURE() << llvm::toString(std::move(E));
  llvm::sys::fs::remove(Path);
  return Rules;
}

inline TUSummary unit(std::string MainFile,
                      std::vector<FunctionSummary> Functions) {
  TUSummary Out;
  Out.Files.push_back({MainFile, 1, 0, false, false});
  Out.MainFile = std::move(MainFile);
  Out.Functions = std::move(Functions);
  return Out;
}

inline std::vector<FunctionSummary>
functions(std::initializer_list<FunctionBuilder *> All) {
  std::vector<FunctionSummary> Out;
  for (FunctionBuilder *B : All)
    Out.push_back(B->F);
  return Out;
}

/// A linked program of one unit with its behaviors.
struct Linked {
  RuleSet Rules;
  Program P;
  Behaviors B;

  Linked(llvm::StringRef Yaml, std::initializer_list<FunctionBuilder *> All)
      : Rules(rulesFrom(Yaml)), P(programOf(All)),
        B(Behaviors::propagate(P, Rules)) {}

  FunctionId id(llvm::StringRef Name) const {
    return P.ByUsr.lookup("c:" + Name.str());
  }
  const Behavior &of(llvm::StringRef Name) const {
    return B.ofFunction(id(Name));
  }

private:
  static Program programOf(std::initializer_list<FunctionBuilder *> All) {
    std::vector<TUSummary> Units;
    Units.push_back(unit("/a.cpp", functions(All)));
    return link(std::move(Units), {});
  }
};

/// Is there such a use?
inline const MemoryUse *find(const Behavior &B, const Place &P, bool Write) {
  for (const MemoryUse &Use : B.Memory)
    if (Use.P == P && Use.Write == Write)
      return &Use;
  return nullptr;
}
inline bool writes(const Behavior &B, const Place &P) {
  return find(B, P, true);
}
inline bool reads(const Behavior &B, const Place &P) {
  return find(B, P, false);
}
inline const EffectUse *effect(const Behavior &B, EffectKind K) {
  for (const EffectUse &E : B.Effects)
    if (E.Kind == K)
      return &E;
  return nullptr;
}
/// "fetch > recv"
inline std::string pathOf(const WitnessPtr &Path) {
  std::string Out;
  for (const Witness *W = Path.get(); W; W = W->Next.get())
    Out += (Out.empty() ? "" : " > ") + W->What;
  return Out;
}

} // namespace poolwise::build

namespace poolwise {
/// For GoogleTest's messages: "variable 3 .x * [i+1]".
inline void PrintTo(const Place &P, std::ostream *OS) {
  static const char *const Roots[] = {"unknown", "variable", "this",
                                      "global",  "result",   "fresh",
                                      "element", "constant"};
  *OS << Roots[unsigned(P.R)];
  if (P.Id != NoId)
    *OS << " " << P.Id;
  *OS << " " << P.Name;
  for (const Step &S : P.Path) {
    static const char *const Kinds[] = {".", "*", "owned", "[]", "&"};
    *OS << " " << Kinds[unsigned(S.K)] << S.Name;
    if (S.Index.Known)
      *OS << S.Index.Variable << "+" << S.Index.Offset;
  }
}
} // namespace poolwise

#endif
