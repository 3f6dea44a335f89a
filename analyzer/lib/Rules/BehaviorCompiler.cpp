//===- BehaviorCompiler.cpp - Written keys to a model's members -----------===//
#include "BehaviorCompiler.h"
#include "NamePattern.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;
using namespace poolwise;

template <typename T>
T BehaviorCompiler::word(const Scalar &S, StringRef What,
                         ArrayRef<std::pair<StringRef, T>> Words) {
  for (auto &[Word, Value] : Words)
    if (Word == S.Text)
      return Value;
  SmallVector<StringRef> Known;
  for (auto &[Word, Value] : Words)
    Known.push_back(Word);
  Errors.addUnknown(S, What, Known);
  return Words.front().second;
}

int BehaviorCompiler::argument(const Scalar &S) {
  int Index = 0;
  if (StringRef(S.Text).getAsInteger(10, Index) || Index < 0) {
    Errors.add(S.At, "'" + S.Text +
                         "' is not the index of an argument; they "
                         "count from 0");
    return 0;
  }
  return Index;
}

ObjectRef BehaviorCompiler::object(const Scalar &S) {
  if (S.Text == "this")
    return {ObjectRef::This};
  if (S.Text == "result")
    return {ObjectRef::Result};
  int Index = 0;
  if (StringRef(S.Text).getAsInteger(10, Index) || Index < 0)
    Errors.add(S.At, "'" + S.Text +
                         "' names no object of a call; write "
                         "'this', 'result' or an argument's index, "
                         "counted from 0");
  return {std::max(Index, 0)};
}

/// An alternative takes back with `none` what its entry says.
std::optional<ObjectRef> BehaviorCompiler::objectOrNone(const Scalar &S) {
  if (S.Text == "none")
    return std::nullopt;
  return object(S);
}

std::vector<ObjectRef>
BehaviorCompiler::objects(const std::vector<Scalar> &All) {
  std::vector<ObjectRef> Result;
  for (const Scalar &S : All)
    Result.push_back(object(S));
  return Result;
}

bool BehaviorCompiler::truth(const Scalar &S) {
  return word<bool>(S, "value", {{"false", false}, {"true", true}});
}

double BehaviorCompiler::nanoseconds(const Scalar &S) {
  StringRef Text = S.Text;
  if (Text == "0")
    return 0;
  static constexpr std::pair<StringRef, double> Units[] = {
      {"ns", 1}, {"us", 1e3}, {"ms", 1e6}, {"s", 1e9}};
  for (auto [Unit, Factor] : Units) {
    StringRef Number = Text;
    double Value;
    if (Number.consume_back(Unit) && !Number.empty() &&
        isDigit(Number.front()) && !Number.getAsDouble(Value))
      return Value * Factor;
  }
  Errors.add(S.At, "'" + Text +
                       "' is not a time; write a number and its unit, "
                       "ns, us, ms or s: '20ns', '1.5us'");
  return 0;
}

std::string BehaviorCompiler::backing(const Scalar &S) {
  SmallVector<StringRef> Known = {"memory", "unknown"};
  for (EffectKind Kind : AllEffects)
    if (Kind != EffectKind::Compute && Kind != EffectKind::Allocate)
      Known.push_back(nameOf(Kind));
  if (!is_contained(Known, S.Text))
    Errors.addUnknown(S, "backing", Known);
  return S.Text;
}

std::vector<std::string>
BehaviorCompiler::states(const std::vector<Scalar> &All) {
  std::vector<std::string> Result;
  for (const Scalar &S : All) {
    if (S.Text.empty() || !all_of(S.Text, [](char C) {
          return isLower(C) || isDigit(C) || C == '-';
        }))
      Errors.add(S.At, "'" + S.Text +
                           "' is not the name of a state; write "
                           "lower case and '-': 'environment'");
    Result.push_back(S.Text);
  }
  return Result;
}

TypeModel::Role BehaviorCompiler::role(const Scalar &S) {
  using R = TypeModel::Role;
  return word<R>(S, "role",
                 {{"value", R::Value},
                  {"container", R::Container},
                  {"unique-owner", R::UniqueOwner},
                  {"shared-owner", R::SharedOwner},
                  {"view", R::View},
                  {"stream", R::Stream},
                  {"lock", R::Lock},
                  {"mutex", R::Mutex},
                  {"atomic", R::Atomic},
                  {"callable", R::Callable},
                  {"interpreted", R::Interpreted},
                  {"single-pass", R::SinglePass}});
}

ReturnModel BehaviorCompiler::returns(const WrittenReturns &W) {
  using K = ReturnModel::Kind;
  ReturnModel R;
  if (W.Of) {
    R.K = word<K>(W.Kind, "kind of result",
                  {{"element", K::Element},
                   {"pointee", K::Pointee},
                   {"owned", K::Owned},
                   {"iterator", K::Iterator},
                   {"same", K::Same}});
    R.Of = object(*W.Of);
  } else {
    R.K = word<K>(W.Kind, "kind of result without an object",
                  {{"fresh", K::Fresh}, {"static", K::Static}});
  }
  if (W.At) {
    R.At = argument(*W.At);
    if (R.K != K::Element && R.K != K::Owned && R.K != K::Pointee)
      Errors.add(W.At->At, "'at' is for 'element', 'owned' and 'pointee'");
  }
  return R;
}

RunsOn BehaviorCompiler::runsOn(const Scalar &S) {
  return word<RunsOn>(S, "executor",
                      {{"caller", RunsOn::Caller},
                       {"thread", RunsOn::Thread},
                       {"process", RunsOn::Process},
                       {"pool", RunsOn::Pool},
                       {"cpu-pool", RunsOn::CpuPool},
                       {"io-pool", RunsOn::IoPool},
                       {"event-loop", RunsOn::EventLoop},
                       {"interpreter", RunsOn::Interpreter}});
}

CallbackModel BehaviorCompiler::callback(const WrittenCallback &W,
                                         RunsOn ElsewhereOn) {
  CallbackModel C;
  C.Callable = object(W.Callable);
  if (W.Per)
    C.PerElement = word<bool>(*W.Per, "value of 'per'",
                              {{"call", false}, {"element", true}});
  if (W.Elsewhere)
    C.Elsewhere = truth(*W.Elsewhere);
  if (W.On)
    C.On = runsOn(*W.On);
  else if (C.Elsewhere)
    C.On = ElsewhereOn;
  if (W.Pool)
    C.Pool = object(*W.Pool);
  if (W.Handle)
    C.Handle = object(*W.Handle);
  if (!W.Data.At)
    return C;
  if (!W.Data.Parameter || !W.Data.Argument || !W.Data.Is) {
    Errors.add(*W.Data.At, "'data' needs 'parameter', 'argument' and 'is'");
    return C;
  }
  C.Data.emplace();
  C.Data->Parameter = argument(*W.Data.Parameter);
  C.Data->Selector = argument(*W.Data.Argument);
  if (StringRef(W.Data.Is->Text).getAsInteger(0, C.Data->Is))
    Errors.add(W.Data.Is->At, "'" + W.Data.Is->Text + "' is not a number");
  return C;
}

AlgorithmModel BehaviorCompiler::algorithm(const WrittenAlgorithm &W) {
  using S = AlgorithmModel::Shape;
  AlgorithmModel A;
  if (!W.Shape || !W.Work || W.Range.has_value() == W.First.has_value() ||
      W.First.has_value() != W.Last.has_value()) {
    Errors.add(W.At, "an algorithm needs 'shape', 'work', and either 'first' "
                     "and 'last' or 'range'");
    return A;
  }
  A.S = word<S>(*W.Shape, "shape",
                {{"for-each", S::ForEach},
                 {"transform", S::Transform},
                 {"count", S::Count},
                 {"test", S::Test}});
  A.First = argument(W.Range ? *W.Range : *W.First);
  A.Last = W.Last ? argument(*W.Last) : -1;
  A.Work = argument(*W.Work);
  if (W.Out)
    A.Out = argument(*W.Out);
  if ((A.S == S::Transform) != W.Out.has_value())
    Errors.add(W.At, "'out' belongs to 'shape: transform', and only there");
  return A;
}

void BehaviorCompiler::apply(const WrittenBehavior &B, Model &M) {
  if (B.Effects) {
    M.Effects.clear();
    for (const Scalar &S : *B.Effects) {
      if (auto Kind = effectNamed(S.Text)) {
        M.Effects.push_back(*Kind);
      } else {
        SmallVector<StringRef> Known;
        for (EffectKind Kind : AllEffects)
          Known.push_back(nameOf(Kind));
        Errors.addUnknown(S, "effect", Known);
      }
    }
  }
  if (B.ByObject)
    M.ByObject = objectOrNone(*B.ByObject);
  if (B.Gives)
    M.Gives = backing(*B.Gives);
  if (B.Cost.At) {
    M.Typical.CpuNs = B.Cost.Cpu ? nanoseconds(*B.Cost.Cpu) : 0;
    M.Typical.WaitNs = B.Cost.Wait ? nanoseconds(*B.Cost.Wait) : 0;
  }
  if (B.BySize.At) {
    M.BySize.emplace();
    if (B.BySize.Of)
      M.BySize->Of = object(*B.BySize.Of);
    else
      Errors.add(*B.BySize.At, "'by_size' needs 'of: OBJECT'");
    M.BySize->CpuNs = B.BySize.Cpu ? nanoseconds(*B.BySize.Cpu) : 0;
    M.BySize->WaitNs = B.BySize.Wait ? nanoseconds(*B.BySize.Wait) : 0;
  }
  if (B.Threads)
    M.Threads = word<ThreadSafety>(*B.Threads, "thread-safety",
                                   {{"unsafe", ThreadSafety::Unsafe},
                                    {"per-object", ThreadSafety::PerObject},
                                    {"safe", ThreadSafety::Safe}});
  if (B.Writes)
    M.Writes = objects(*B.Writes);
  if (B.Reads)
    M.Reads = objects(*B.Reads);
  if (B.WritesState)
    M.WritesState = states(*B.WritesState);
  if (B.ReadsState)
    M.ReadsState = states(*B.ReadsState);
  if (B.Returns)
    M.Returns = returns(*B.Returns);
  if (B.Elsewhere)
    M.ElsewhereOn = runsOn(*B.Elsewhere);
  if (B.Callbacks) {
    M.Callbacks.clear();
    for (const WrittenCallback &C : *B.Callbacks)
      M.Callbacks.push_back(callback(C, M.ElsewhereOn));
  }
  if (B.Algorithm)
    M.Algorithm = algorithm(*B.Algorithm);
  if (B.Appends)
    M.Appends =
        word<Model::AppendForm>(*B.Appends, "form of appending",
                                {{"argument", Model::AppendForm::Append},
                                 {"emplaced", Model::AppendForm::EmplaceBack}});
  if (B.ChangesOutside)
    M.ChangesOutside = truth(*B.ChangesOutside);
  if (B.Throws)
    M.Throws = truth(*B.Throws);
  if (B.Acquires)
    M.Acquires = objectOrNone(*B.Acquires);
  if (B.Releases)
    M.Releases = objectOrNone(*B.Releases);
  if (B.Joins)
    M.Joins = objectOrNone(*B.Joins);
  if (B.JoinsWhenDropped)
    M.JoinsWhenDropped = truth(*B.JoinsWhenDropped);
  if (B.Forks)
    M.Forks = truth(*B.Forks);
  if (B.Execs)
    M.Execs = truth(*B.Execs);
  if (B.Gil)
    M.Interpreter = word<Model::Gil>(*B.Gil, "state of the interpreter's lock",
                                     {{"untouched", Model::Gil::Untouched},
                                      {"released", Model::Gil::Released},
                                      {"taken", Model::Gil::Taken},
                                      {"needed", Model::Gil::Needed}});
  if (B.UnlessNonblocking)
    M.UnlessNonblocking = objectOrNone(*B.UnlessNonblocking);
  if (B.Unblocks)
    M.Unblocks = objectOrNone(*B.Unblocks);
  if (B.SizeHint)
    M.SizeHintOnly = truth(*B.SizeHint);
  if (B.Source)
    M.Source = B.Source->Text;
}

/// A number (also 0x...) tests integers, other text tests string literals.
static void setOperand(ModelCondition &C, const Scalar &S) {
  if (S.Text == "null")
    C.Number = 0;
  else if (StringRef(S.Text).getAsInteger(0, C.Number))
    C.Text = S.Text;
}

std::vector<ModelCondition>
BehaviorCompiler::conditions(const WrittenCondition &W) {
  using Test = ModelCondition::Test;
  unsigned Tests = W.Is.has_value() + W.Has.has_value() + W.Type.has_value() +
                   W.Arguments.has_value();
  if (Tests != 1 || W.Argument.has_value() == W.Arguments.has_value()) {
    Errors.add(W.At,
               "a condition is '{argument: N, is: VALUE}', 'has: FLAG' or "
               "'type: GLOB' instead of 'is', or '{arguments: COUNT}'");
    return {};
  }
  ModelCondition C;
  if (W.After.has_value() != W.On.has_value()) {
    Errors.add(W.At, "'after: FUNCTION' needs 'on: OBJECT', and only that");
    return {};
  }
  if (W.After) {
    C.After = W.After->Text;
    C.On = object(*W.On);
  }
  if (W.Argument)
    C.Object = W.Argument->Text == "any" ? ObjectRef{ModelCondition::Any}
                                         : object(*W.Argument);
  if (W.Arguments) {
    C.T = Test::CountIs;
    C.Number = argument(*W.Arguments);
  } else if (W.Type) {
    C.T = Test::TypeIs;
    std::vector<std::string> Globs;
    if (Error E = expandBraces(W.Type->Text, Globs))
      Errors.add(W.Type->At, toString(std::move(E)));
    std::vector<ModelCondition> All(Globs.size(), C);
    for (size_t I = 0; I < Globs.size(); ++I)
      All[I].Text = Globs[I];
    return All;
  } else if (W.Has) {
    C.T = Test::ArgumentHas;
    setOperand(C, *W.Has);
    if (C.Text.empty() && C.Number == 0)
      Errors.add(W.Has->At, "a flag has at least one bit; use 'is: 0'");
  } else {
    C.T = Test::ArgumentIs;
    std::vector<ModelCondition> All;
    for (const Scalar &S : *W.Is) {
      setOperand(All.emplace_back(C), S);
    }
    return All;
  }
  return {C};
}
