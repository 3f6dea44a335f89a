//===- HandMadeLoop.h - A loop to judge, without any source -----*- C++ -*-===//
//
// A function with one loop and whatever memory uses a test gives its round.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_TESTS_HANDMADELOOP_H
#define POOLWISE_TESTS_HANDMADELOOP_H

#include "../../../analyzer/lib/Safety/Trial.h"

namespace poolwise::test {

inline constexpr RegionId LoopRegion = 1, BodyRegion = 2;

inline Place variable(VariableId Id, std::vector<Step> Path = {}) {
  return {Place::Root::Variable, Id, {}, std::move(Path)};
}
inline Place member(std::vector<Step> Path) {
  return {Place::Root::This, NoId, {}, std::move(Path)};
}
inline Place global(std::string Name, std::vector<Step> Path = {}) {
  return {Place::Root::Global, NoId, std::move(Name), std::move(Path)};
}
inline Step field(std::string Name) {
  return {Step::Kind::Field, std::move(Name), {}};
}
inline Step deref() { return {Step::Kind::Deref, {}, {}}; }
inline Step owned() { return {Step::Kind::Owned, {}, {}}; }
inline Step at(VariableId Id, int64_t Offset = 0) {
  return {Step::Kind::Index, {}, {true, Id, Offset}};
}
inline Step atNumber(int64_t Number) {
  return {Step::Kind::Index, {}, {true, NoId, Number}};
}
inline Step somewhere() { return {Step::Kind::Index, {}, {}}; }

inline Region region(Region::Kind K, RegionId Parent) {
  Region R;
  R.K = K;
  R.Parent = Parent;
  if (K == Region::Kind::Loop)
    R.Loop.emplace();
  return R;
}

/// `for (int i = 0; i < n; ++i) { ... }` in a function of its own.
struct HandMadeLoop {
  Program P;
  RuleSet Rules;
  VariableId I = 0; ///< the counter
  std::vector<MemoryUse> Uses;
  Behavior Round;

  HandMadeLoop() {
    for (const char *Pack : {"containers", "strings"})
      llvm::cantFail(Rules.add(std::string(POOLWISE_SOURCE_DIR "/rules/std/") +
                               Pack + ".yaml"));
    FunctionSummary F;
    F.Usr = "c:@F@run#";
    F.Name = "run";
    F.Regions = {region(Region::Kind::Body, NoId),
                 region(Region::Kind::Loop, 0),
                 region(Region::Kind::LoopBody, LoopRegion)};
    F.Candidates.push_back({});
    F.Candidates[0].Region = LoopRegion;
    P.Functions.push_back(std::move(F));
    I = local("i", "int");
    shape().F = LoopShape::Form::Counted;
    shape().Variable = I;
  }

  FunctionSummary &function() { return P.Functions[0]; }
  LoopShape &shape() { return *function().Regions[LoopRegion].Loop; }

  VariableId add(Variable V) {
    function().Variables.push_back(std::move(V));
    return function().Variables.size() - 1;
  }
  VariableId local(std::string Name, std::string Type, RegionId Where = 0) {
    Variable V;
    V.Name = std::move(Name);
    V.Type = std::move(Type);
    V.Region = Where;
    return add(std::move(V));
  }
  VariableId parameter(std::string Name, std::string Type, bool Reference) {
    Variable V;
    V.K = Variable::Kind::Parameter;
    V.Name = std::move(Name);
    V.Type = std::move(Type);
    V.IsReference = Reference;
    return add(std::move(V));
  }

  MemoryUse use(Place P, std::string Type, bool Write) {
    MemoryUse Use;
    Use.P = std::move(P);
    Use.Type = std::move(Type);
    Use.Write = Write;
    Use.Region = BodyRegion;
    auto Hop = std::make_shared<Witness>();
    Hop->Where = {0, 10, 1, 100};
    Hop->What = Write ? "write" : "read";
    Use.Path = Hop;
    return Use;
  }
  void reads(Place P, std::string Type) {
    Round.Memory.push_back(use(std::move(P), std::move(Type), false));
  }
  void writes(Place P, std::string Type) {
    Round.Memory.push_back(use(std::move(P), std::move(Type), true));
  }

  Trial trial() {
    Trial T(P, Rules, 0, function().Candidates[0],
            [](const Place &P) { return std::vector<Place>{P}; });
    T.Loop = LoopRegion;
    T.Body = BodyRegion;
    T.Shape = &shape();
    if (shape().Over.K == Value::Kind::Place)
      T.Over = T.ElementsOf = {shape().Over.P};
    T.Tasks.push_back({BodyRegion, Round});
    completeTrial(T);
    return T;
  }
  SafetyResult judge() { return checkTrial(trial()); }
  /// Names of the hazards, sorted.
  std::vector<std::string> hazards() {
    std::vector<std::string> Names;
    for (const Hazard &H : judge().Hazards)
      Names.push_back(H.Name.str());
    std::sort(Names.begin(), Names.end());
    return Names;
  }
};

} // namespace poolwise::test

#endif
