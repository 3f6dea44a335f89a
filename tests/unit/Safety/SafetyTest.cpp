//===- SafetyTest.cpp - Verdicts of hand-made loops -----------------------===//

#include "HandMadeLoop.h"
#include "gmock/gmock.h"

using namespace poolwise;
using namespace poolwise::test;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

CallUse called(std::string Name) {
  auto Hop = std::make_shared<Witness>();
  Hop->Where = {0, 11, 3, 120};
  Hop->What = Name;
  return {Name, Hop};
}

TEST(Safety, ARoundThatOnlyReads_ok) {
  HandMadeLoop L;
  L.reads(variable(L.local("x", "int")), "int");
  EXPECT_EQ(L.judge().V, Verdict::Safe);
}

TEST(Safety, OwnElements_ok) {
  HandMadeLoop L;
  VariableId Out = L.local("out", "std::vector<int>");
  VariableId In = L.local("in", "std::vector<int>");
  L.writes(variable(Out, {at(L.I)}), "int");
  L.reads(variable(In, {at(L.I, 1)}), "int");
  SafetyResult R = L.judge();
  EXPECT_EQ(R.V, Verdict::Safe);
  EXPECT_EQ(R.P.F, Pattern::Form::Fill);
}

TEST(Safety, WriteToAVariableOutside_bad) {
  HandMadeLoop L;
  L.writes(variable(L.local("last", "int")), "int");
  SafetyResult R = L.judge();
  EXPECT_EQ(R.V, Verdict::Unsafe);
  ASSERT_EQ(R.Hazards.size(), 1u);
  EXPECT_EQ(R.Hazards[0].Name, "shared-write");
  EXPECT_EQ(R.Hazards[0].Message, "'last' is written in every round");
  EXPECT_EQ(R.Hazards[0].Where.Line, 10u);
}

TEST(Safety, RunningValue_bad) {
  HandMadeLoop L;
  VariableId X = L.local("x", "int");
  L.reads(variable(X), "int");
  L.writes(variable(X), "int");
  EXPECT_THAT(L.hazards(), ElementsAre("loop-carried-dependence"));
  EXPECT_EQ(L.judge().V, Verdict::Unsafe);
}

TEST(Safety, NeighbourElement_bad) {
  HandMadeLoop L;
  VariableId V = L.local("v", "std::vector<int>");
  L.writes(variable(V, {at(L.I)}), "int");
  L.reads(variable(V, {at(L.I, -1)}), "int");
  SafetyResult R = L.judge();
  EXPECT_EQ(R.V, Verdict::Unsafe);
  EXPECT_EQ(R.Hazards.at(0).Message,
            "'v[i]' of one round is 'v[i - 1]' of another");
}

/// `sum += OPERAND;` as the body's only statement.
struct Reduction : testing::Test {
  HandMadeLoop L;
  VariableId Sum = L.local("sum", "double");

  void SetUp() override {
    Update U;
    U.Target = variable(Sum);
    U.Region = BodyRegion;
    U.Statement = {0, 90, 120};
    U.OperandText = {0, 105, 115};
    L.function().Updates.push_back(U);
    BodyStatement S;
    S.K = BodyStatement::Kind::Update;
    S.UpdateIndex = 0;
    S.Text = U.Statement;
    L.function().Candidates[0].Statements.push_back(S);
    addUse(/*Write=*/false, 100);
    addUse(/*Write=*/true, 100);
  }
  MemoryUse &addUse(bool Write, uint32_t Offset) {
    MemoryUse Use = L.use(variable(Sum), "double", Write);
    Use.Update = 0;
    auto Hop = std::make_shared<Witness>(*Use.Path);
    Hop->Where.Offset = Offset;
    Use.Path = Hop;
    L.Round.Memory.push_back(Use);
    return L.Round.Memory.back();
  }
};

TEST_F(Reduction, Sum_ok) {
  SafetyResult R = L.judge();
  EXPECT_EQ(R.V, Verdict::Safe);
  EXPECT_EQ(R.P.F, Pattern::Form::Reduce);
  EXPECT_EQ(R.P.Sink, 0u);
}

TEST_F(Reduction, TheOperandReadsTheSum_bad) {
  addUse(/*Write=*/false, 110);
  EXPECT_EQ(L.judge().V, Verdict::Unsafe);
  EXPECT_THAT(L.hazards(), ElementsAre("loop-carried-dependence"));
}

TEST_F(Reduction, AFunctionInTheOperandReadsTheSum_bad) {
  L.function().Calls.resize(1);
  L.function().Calls[0].Text = {0, 106, 112};
  addUse(/*Write=*/false, 100).Via = 0;
  EXPECT_EQ(L.judge().V, Verdict::Unsafe);
}

TEST_F(Reduction, TheSumIsReadElsewhere_bad) {
  L.reads(variable(Sum), "double");
  EXPECT_EQ(L.judge().V, Verdict::Unsafe);
}

TEST_F(Reduction, TheSumMayBeOneOfTheElements_bad) {
  L.function().Variables[Sum].K = Variable::Kind::Parameter;
  L.function().Variables[Sum].IsReference = true;
  VariableId V = L.parameter("v", "std::vector<double>", true);
  L.reads(variable(V, {at(L.I)}), "double");
  EXPECT_EQ(L.judge().V, Verdict::Unknown);
  EXPECT_THAT(L.hazards(), ElementsAre("possible-aliasing"));
}

TEST(Safety, UnknownIndex_bad) {
  HandMadeLoop L;
  L.writes(variable(L.local("v", "std::vector<int>"), {somewhere()}), "int");
  EXPECT_EQ(L.judge().V, Verdict::Unknown);
  EXPECT_THAT(L.hazards(), ElementsAre("shared-write"));
}

TEST(Safety, WriteThroughAnUnknownPointer_bad) {
  HandMadeLoop L;
  L.writes(Place(), "int");
  EXPECT_EQ(L.judge().V, Verdict::Unknown);
  EXPECT_THAT(L.hazards(), ElementsAre("possible-aliasing"));
}

TEST(Safety, UnknownCallee_bad) {
  HandMadeLoop L;
  L.Round.Unknown.push_back(called("mystery"));
  SafetyResult R = L.judge();
  EXPECT_EQ(R.V, Verdict::Unknown);
  EXPECT_EQ(R.Hazards.at(0).Message, "what 'mystery' does is not known");
}

TEST(Safety, NotThreadSafe_bad) {
  HandMadeLoop L;
  L.Round.NotThreadSafe.push_back(called("strtok"));
  EXPECT_EQ(L.judge().V, Verdict::Unsafe);
  EXPECT_THAT(L.hazards(), ElementsAre("not-thread-safe-call"));
}

TEST(Safety, Console_bad) {
  HandMadeLoop L;
  L.Round.Effects.push_back(
      {EffectKind::Console, std::nullopt, 100, called("printf").Path});
  EXPECT_EQ(L.judge().V, Verdict::Unsafe);
  EXPECT_THAT(L.hazards(), ElementsAre("ordered-output"));
}

TEST(Safety, ProcessState_bad) {
  HandMadeLoop L;
  L.writes(global("state:cwd"), "");
  EXPECT_THAT(L.hazards(), ElementsAre("process-state"));
  EXPECT_EQ(L.judge().V, Verdict::Unsafe);
}

TEST(Safety, ReadingProcessState_ok) {
  HandMadeLoop L;
  L.reads(global("state:environment"), "");
  EXPECT_EQ(L.judge().V, Verdict::Safe);
}

TEST(Safety, RandomSequence_bad) {
  HandMadeLoop L;
  L.writes(global("state:random"), "");
  EXPECT_THAT(L.hazards(), ElementsAre("random-sequence"));
}

TEST(Safety, PackedElements_bad) {
  HandMadeLoop L;
  VariableId V = L.local("seen", "std::vector<bool>");
  L.writes(variable(V, {at(L.I)}), "bool");
  EXPECT_THAT(L.hazards(), ElementsAre("packed-elements"));
  EXPECT_EQ(L.judge().V, Verdict::Unsafe);
}

TEST(Safety, JumpsOutOfTheLoop_bad) {
  for (Jump::Kind K :
       {Jump::Kind::Break, Jump::Kind::Return, Jump::Kind::Goto}) {
    HandMadeLoop L;
    RegionId Target = K == Jump::Kind::Break ? LoopRegion : NoId;
    L.function().Jumps.push_back({K, Target, BodyRegion, {0, 12, 1, 140}});
    EXPECT_EQ(L.judge().V, Verdict::Unsafe);
    EXPECT_THAT(L.hazards(), ElementsAre("early-exit"));
  }
}

TEST(Safety, JumpsInsideTheRound_ok) {
  HandMadeLoop L;
  L.function().Regions.push_back(region(Region::Kind::Loop, BodyRegion));
  L.function().Jumps.push_back(
      {Jump::Kind::Continue, LoopRegion, BodyRegion, {0, 12, 1, 140}});
  L.function().Jumps.push_back({Jump::Kind::Break, 3, 3, {0, 13, 1, 150}});
  L.function().Jumps.push_back(
      {Jump::Kind::Throw, NoId, BodyRegion, {0, 14, 1, 160}});
  EXPECT_THAT(L.hazards(), IsEmpty());
}

TEST(Safety, Coroutine_bad) {
  HandMadeLoop L;
  L.function().Jumps.push_back(
      {Jump::Kind::CoroutineSuspend, NoId, BodyRegion, {0, 12, 1, 140}});
  EXPECT_THAT(L.hazards(), ElementsAre("coroutine"));
}

TEST(Safety, LoopOfAnUnknownForm_bad) {
  HandMadeLoop L;
  L.shape().F = LoopShape::Form::Other;
  EXPECT_EQ(L.judge().V, Verdict::Unknown);
  EXPECT_THAT(L.hazards(), ElementsAre("irregular-loop"));
}

TEST(Safety, WrittenCounter_bad) {
  HandMadeLoop L;
  L.writes(variable(L.I), "int");
  EXPECT_NE(L.judge().V, Verdict::Safe);
  EXPECT_THAT(L.hazards(), Contains("irregular-loop"));
}

TEST(Safety, AnExceptionWouldShowAPartialResult_bad) {
  HandMadeLoop L;
  VariableId Out = L.parameter("out", "std::vector<int>", true);
  L.writes(variable(Out, {at(L.I)}), "int");
  EXPECT_THAT(L.hazards(), IsEmpty());
  L.Round.Throws = called("throw").Path;
  EXPECT_THAT(L.hazards(), ElementsAre("exception-leaves-partial-result"));
}

TEST(Safety, AnExceptionEndsTheLocalResultToo_ok) {
  HandMadeLoop L;
  VariableId Out = L.local("out", "std::vector<int>");
  L.writes(variable(Out, {at(L.I)}), "int");
  L.Round.Throws = called("throw").Path;
  EXPECT_THAT(L.hazards(), IsEmpty());
}

TEST(Safety, ALocalOutsideOfTheTryOutlivesTheException_bad) {
  HandMadeLoop L;
  L.function().Regions[LoopRegion].Parent = 3;
  L.function().Regions.push_back(region(Region::Kind::Try, 0));
  VariableId Out = L.local("out", "std::vector<int>");
  L.writes(variable(Out, {at(L.I)}), "int");
  L.Round.Throws = called("throw").Path;
  EXPECT_THAT(L.hazards(), ElementsAre("exception-leaves-partial-result"));
}

TEST(Safety, HazardsAreSortedAndTheirRemediesKnown) {
  std::vector<HazardRemedy> All = hazardRemedies();
  EXPECT_TRUE(std::is_sorted(All.begin(), All.end(),
                             [](const HazardRemedy &A, const HazardRemedy &B) {
                               return A.Name < B.Name;
                             }));
  for (const HazardRemedy &R : All)
    EXPECT_FALSE(remedyFor(R.Name).empty()) << R.Name.str();
  EXPECT_TRUE(remedyFor("no-such-hazard").empty());
}

} // namespace
