//===- CallGraph.cpp ------------------------------------------------------===//

#include "CallGraph.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

namespace {

class Edges {
public:
  explicit Edges(const World &W) : W(W) {}

  std::vector<FunctionId> of(const FunctionSummary &F) {
    In = &F;
    for (const Call &C : F.Calls) {
      add(C.Usr);
      if (C.K == Call::Kind::Virtual)
        addOverriders(C.Usr);
      if (C.Receiver)
        add(*C.Receiver);
      for (const Argument &A : C.Arguments)
        add(A.V);
      for (const std::string &Usr : C.ElementCalls)
        add(Usr);
    }
    for (const Binding &B : F.Bindings)
      add(B.From);
    for (const Value &V : F.Returns)
      add(V);
    llvm::sort(Out);
    Out.erase(llvm::unique(Out), Out.end());
    return std::move(Out);
  }

private:
  void add(llvm::StringRef Usr) { llvm::append_range(Out, W.bodies(*In, Usr)); }
  void addOverriders(llvm::StringRef Usr) {
    llvm::append_range(Out, W.P.overridersOf(Usr));
  }
  void add(const Value &V) {
    add(V.Usr);
    if (V.K == Value::Kind::Function)
      addOverriders(V.Usr);
    for (const Value &Captured : V.Captures)
      add(Captured);
    if (V.K == Value::Kind::Place && !V.Type.empty()) {
      auto It = W.CallOperators.find(
          llvm::StringRef(V.Type).split('<').first.str() + "::operator()");
      if (It != W.CallOperators.end())
        Out.push_back(It->second);
    }
  }

  const World &W;
  const FunctionSummary *In = nullptr;
  std::vector<FunctionId> Out;
};

/// Tarjan's algorithm with a stack of its own: call chains are long.
class Components {
public:
  explicit Components(const std::vector<std::vector<FunctionId>> &Callees)
      : Callees(Callees), Index(Callees.size(), 0), Low(Callees.size(), 0),
        Left(Callees.size(), 0), OnStack(Callees.size(), false) {}

  void visitFirst(llvm::ArrayRef<FunctionId> Functions) {
    for (FunctionId F : Functions)
      if (!Index[F])
        visit(F);
  }

  std::vector<std::vector<FunctionId>> run() {
    for (FunctionId F = 0; F < Callees.size(); ++F)
      if (!Index[F])
        visit(F);
    return std::move(Found);
  }

private:
  struct Frame {
    FunctionId F;
    size_t NextCallee = 0;
  };

  void enter(FunctionId F) {
    Index[F] = Low[F] = ++Counter;
    Stack.push_back(F);
    OnStack[F] = true;
    Frames.push_back({F});
  }

  void visit(FunctionId Root) {
    enter(Root);
    while (!Frames.empty()) {
      Frame &Top = Frames.back();
      if (Top.NextCallee < Callees[Top.F].size()) {
        FunctionId Next = Callees[Top.F][Top.NextCallee++];
        if (!Index[Next])
          enter(Next);
        else if (OnStack[Next])
          Low[Top.F] = std::min(Low[Top.F], Index[Next]);
        continue;
      }
      FunctionId Done = Top.F;
      Left[Done] = ++LeftCounter;
      Frames.pop_back();
      if (!Frames.empty())
        Low[Frames.back().F] = std::min(Low[Frames.back().F], Low[Done]);
      if (Low[Done] == Index[Done])
        pop(Done);
    }
  }

  void pop(FunctionId Root) {
    std::vector<FunctionId> &Component = Found.emplace_back();
    FunctionId F;
    do {
      F = Stack.back();
      Stack.pop_back();
      OnStack[F] = false;
      Component.push_back(F);
    } while (F != Root);
    llvm::sort(Component,
               [&](FunctionId A, FunctionId B) { return Left[A] < Left[B]; });
  }

  const std::vector<std::vector<FunctionId>> &Callees;
  std::vector<uint32_t> Index, Low;
  std::vector<uint32_t> Left; ///< in which order their visits ended
  std::vector<bool> OnStack;
  std::vector<FunctionId> Stack;
  std::vector<Frame> Frames;
  std::vector<std::vector<FunctionId>> Found;
  uint32_t Counter = 0, LeftCounter = 0;
};

} // namespace

CallGraph::CallGraph(const World &W) {
  Edges E(W);
  for (const FunctionSummary &F : W.P.Functions)
    Callees.push_back(E.of(F));
  // No edge leads to what a pointer likely points at: that comes as early as it
  // can, and before its callers where these are no callees of its own.
  std::vector<std::vector<FunctionId>> WithPointers = Callees;
  std::vector<bool> IsTaken(Callees.size());
  for (FunctionId F = 0; F < Callees.size(); ++F) {
    const std::vector<Call> &Calls = W.P.Functions[F].Calls;
    for (CallId C = 0; C < Calls.size(); ++C)
      if (Calls[C].K == Call::Kind::Indirect)
        for (FunctionId Body : W.pointedAt(F, C)) {
          WithPointers[F].push_back(Body);
          IsTaken[Body] = true;
        }
  }
  std::vector<FunctionId> Taken;
  for (const auto &Component : poolwise::Components(WithPointers).run())
    for (FunctionId F : Component)
      if (IsTaken[F])
        Taken.push_back(F);
  poolwise::Components Found(Callees);
  Found.visitFirst(Taken);
  Components = Found.run();
}

bool CallGraph::isRecursive(const std::vector<FunctionId> &Component) const {
  return Component.size() > 1 ||
         llvm::is_contained(Callees[Component.front()], Component.front());
}

} // namespace poolwise
