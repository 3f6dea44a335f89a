#include "Scene.h"
#include "../Recommend/SamePlace.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;
namespace poolwise::misuse {

Scene::Scene(const Behaviors &B, const Config &C)
    : B(B), C(C), P(B.program()), Models(P.Functions.size()),
      Called(P.Functions.size()), Joined(P.Functions.size()),
      PerElement(P.Functions.size()) {
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    addCalls(F);
  addHandlers();
  addJoined();
  addStarters();
}

void Scene::addCalls(FunctionId F) {
  size_t Count = of(F).Calls.size();
  Models[F].resize(Count);
  Called[F].resize(Count);
  for (CallId Id = 0; Id < Count; ++Id) {
    const Model *M = Models[F][Id] = B.modelOf(F, Id);
    Called[F][Id] = B.calledBy(F, Id);
    if (!M)
      continue;
    for (const CallbackModel &How : M->Callbacks) {
      if (How.On != RunsOn::Caller)
        Launches.push_back({F, Id, M, &How, F, Id, {}});
      if (How.Elsewhere)
        continue;
      for (FunctionId Callee : B.calledThrough(F, Id, How.Callable)) {
        Called[F][Id].push_back(Callee);
        if (How.PerElement && How.On == RunsOn::Caller)
          PerElement[Callee] = true;
      }
    }
  }
}

static StringRef classOf(const FunctionSummary &Method) {
  return StringRef(Method.Name).rsplit("::").first;
}

/// The class of an object as its variable, or member, is declared; a call of a
/// base's method names the base.
static StringRef declaredClass(const FunctionSummary &F, Place P) {
  if (!P.Path.empty() && P.Path.back().K == Step::Kind::Deref)
    P.Path.pop_back();
  StringRef Type;
  if (P.R == Place::Root::Variable && P.Path.empty())
    Type = F.Variables[P.Id].Type;
  for (const Access &A : F.Accesses)
    if (A.P == P)
      Type = A.Type;
  Type.consume_back("*");
  return Type.rtrim();
}

/// Classes of which an object is given to a thread of its own: that runs their
/// handlers then, and may well wait.
static StringSet<> movedClasses(const Program &P) {
  StringSet<> Moved;
  for (const FunctionSummary &F : P.Functions)
    for (const Call &C : F.Calls) {
      if (C.Name != "QObject::moveToThread" || !C.Receiver)
        continue;
      const Place &P = C.Receiver->P;
      bool IsOwn = P.R == Place::Root::This && P.Path.empty();
      Moved.insert(IsOwn ? classOf(F) : declaredClass(F, P));
    }
  return Moved;
}

void Scene::addHandlers() {
  StringSet<> Moved = movedClasses(P);
  auto IsCalled = [](RunsOn On) {
    return On == RunsOn::EventLoop || On == RunsOn::Interpreter;
  };
  for (const Launch &L : Launches) {
    if (!IsCalled(L.How->On))
      continue;
    const poolwise::Call &C = callOf(L);
    Evidence Why;
    Why.Message =
        "'" + C.Name + "' has " +
        (L.How->On == RunsOn::EventLoop ? "the event loop" : "Python") +
        " call it";
    Why.Where = C.Where;
    Why.Model = L.Rule->Id;
    for (FunctionId F : B.calledThrough(L.F, L.Id, L.How->Callable))
      if (!Moved.contains(classOf(of(F))))
        Handlers.push_back({F, L.How->On, Why, L.F, L.Id});
  }
  for (Handler &Named : namedSlots())
    if (!Moved.contains(classOf(of(Named.F))))
      Handlers.push_back(std::move(Named));
  for (FunctionId F = 0; F < P.Functions.size(); ++F) {
    const FunctionSummary &Function = of(F);
    const HandlerModel *Rule = nullptr;
    std::string Text;
    for (const std::string &Name : Function.OverriddenNames)
      if ((Rule = B.rules().handlerOverriding(Name))) {
        Text = "overrides '" + Name + "'";
        break;
      }
    bool Suspends = any_of(Function.Jumps, [](const Jump &J) {
      return J.K == Jump::Kind::CoroutineSuspend;
    });
    if (!Rule && Suspends &&
        (Rule = B.rules().coroutineReturning(Function.ResultType)))
      Text = "is a coroutine";
    if (!Rule || !IsCalled(Rule->On))
      continue;
    Evidence Why;
    Why.Message =
        "'" + Function.Name + "' " + Text + ", which the " +
        (Rule->On == RunsOn::EventLoop ? "event loop" : "interpreter") +
        " runs";
    Why.Where = Function.Where;
    Why.Model = Rule->Id;
    Handlers.push_back({F, Rule->On, Why});
  }
  llvm::sort(Handlers, [](const Handler &X, const Handler &Y) {
    return std::tie(X.F, X.On, X.By, X.Call) <
           std::tie(Y.F, Y.On, Y.By, Y.Call);
  });
  Handlers.erase(unique(Handlers,
                        [](const Handler &X, const Handler &Y) {
                          return X.F == Y.F && X.On == Y.On;
                        }),
                 Handlers.end());
}

std::vector<WitnessPtr>
Scene::pathsTo(function_ref<bool(const Model &)> Passes) const {
  std::vector<WitnessPtr> Paths(P.Functions.size());
  auto Hop = [&](FunctionId F, CallId Id, WitnessPtr Next) {
    auto W = std::make_shared<Witness>();
    W->Where = of(F).Calls[Id].Where;
    W->What = of(F).Calls[Id].Name;
    W->Rule = Next ? nullptr : modelOf(F, Id);
    W->Depth = Next ? Next->Depth + 1 : 0;
    W->Next = std::move(Next);
    return W;
  };
  std::vector<std::vector<std::pair<FunctionId, CallId>>> Callers(
      P.Functions.size());
  std::vector<FunctionId> Level;
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    for (CallId Id = 0; Id < of(F).Calls.size(); ++Id) {
      if (const Model *M = modelOf(F, Id); M && !Paths[F] && Passes(*M)) {
        Paths[F] = Hop(F, Id, nullptr);
        Level.push_back(F);
      }
      for (FunctionId Callee : Called[F][Id])
        Callers[Callee].push_back({F, Id});
    }
  while (!Level.empty()) {
    std::vector<FunctionId> Next;
    for (FunctionId Callee : Level)
      for (auto [F, Id] : Callers[Callee])
        if (!Paths[F]) {
          Paths[F] = Hop(F, Id, Paths[Callee]);
          Next.push_back(F);
        }
    Level = std::move(Next);
  }
  return Paths;
}

bool Scene::isShown(FunctionId F) const { return isOwnCode(P, C, of(F)); }

bool Scene::hasOnlyBlockingDescriptors() const {
  return none_of(Models, [](const std::vector<const Model *> &OfFunction) {
    return any_of(OfFunction, [](const Model *M) { return M && M->Unblocks; });
  });
}

double Scene::atLeast(double Ns) const {
  static const double Default = Config().MinTaskUs;
  return Ns * C.MinTaskUs / Default;
}

RegionId loopAround(const FunctionSummary &F, RegionId R) {
  for (; R < F.Regions.size(); R = F.Regions[R].Parent) {
    if (F.Regions[R].K != Region::Kind::LoopBody)
      continue;
    // `do { ... } while (0)` of a macro has no other round.
    const std::optional<LoopShape> &Shape = F.Regions[F.Regions[R].Parent].Loop;
    if (!Shape || Shape->Trips != 1)
      return R;
  }
  return NoId;
}

RegionId blockOf(const FunctionSummary &F, RegionId R) {
  while (R < F.Regions.size() && F.Regions[R].K == Region::Kind::Statement)
    R = F.Regions[R].Parent;
  return R;
}

} // namespace poolwise::misuse
