#include "poolwise/Unit/StoredProgram.h"
#include "../SummaryBuilder.h"
#include "gmock/gmock.h"

using namespace poolwise;
using namespace poolwise::build;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

namespace {

TUSummary unit(std::string File, std::vector<FunctionBuilder> Functions) {
  TUSummary Unit;
  Unit.MainFile = File;
  Unit.Files = {{std::move(File), 1}};
  for (FunctionBuilder &F : Functions)
    Unit.Functions.push_back(std::move(F.F));
  return Unit;
}

FunctionBuilder calling(std::string Name,
                        std::initializer_list<std::string> Callees) {
  FunctionBuilder F(std::move(Name));
  for (const std::string &Callee : Callees)
    F.call(Callee);
  return F;
}

std::vector<std::string> names(const TUSummary &Unit) {
  std::vector<std::string> Names;
  for (const FunctionSummary &F : Unit.Functions)
    Names.push_back(F.Name);
  return Names;
}

TEST(StoredProgram, GivesWhatIsReachedAndWhoCalls) {
  StoredProgram Program(
      {unit("/p/a.cpp", {calling("a", {"b"})}),
       unit("/p/b.cpp", {calling("b", {"c"}), calling("other", {"c"})}),
       unit("/p/c.cpp", {calling("c", {})}),
       unit("/p/m.cpp",
            {calling("run", {"a", "unrelated"}), calling("unrelated", {})})});
  EXPECT_THAT(names(Program.around(unit("/p/a.cpp", {calling("a", {"b"})}))),
              UnorderedElementsAre("b", "c", "run"));
}

TEST(StoredProgram, TakesTheUnitAsItIsNow) {
  StoredProgram Program(
      {unit("/p/a.cpp", {calling("a", {}), calling("removed", {})}),
       unit("/p/b.cpp", {calling("b", {"removed"})})});
  TUSummary Now = unit("/p/a.cpp", {calling("a", {"b"})});
  Now.Files[0].Digest = 2;
  TUSummary Around = Program.around(Now);
  EXPECT_THAT(names(Around), ElementsAre("b"));
  for (const SourceFile &File : Around.Files)
    EXPECT_EQ(File.Digest, File.Path == "/p/a.cpp" ? 2u : 1u);
}

TEST(StoredProgram, TakesOverridersAndCallOperators) {
  FunctionBuilder Derived("Derived::run");
  Derived.F.Overrides = {"c:Base::run"};
  FunctionBuilder Caller("a");
  Caller.method("Base::run", value(var(Caller.parameter("B", "Base")), "Base"));
  Caller.read(var(Caller.parameter("F", "Functor<int>")), "Functor<int>");
  StoredProgram Program(
      {unit("/p/b.cpp", {Derived, FunctionBuilder("Functor::operator()")})});
  EXPECT_THAT(names(Program.around(unit("/p/a.cpp", {Caller}))),
              UnorderedElementsAre("Derived::run", "Functor::operator()"));
}

TEST(StoredProgram, TakesAlongWhoeverChangesTheEnvironment) {
  FunctionBuilder Main = calling("main", {"setenv"});
  Main.F.IsMain = true;
  StoredProgram Program({unit("/p/m.cpp", {Main})});
  EXPECT_TRUE(Program.isWhole());
  EXPECT_THAT(names(Program.around(unit("/p/a.cpp", {calling("a", {})}))),
              ElementsAre("main"));
}

} // namespace
