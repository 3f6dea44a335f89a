//===- ValueFlow.cpp ------------------------------------------------------===//

#include "ValueFlow.h"
#include "LibraryNames.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

using Root = Place::Root;
using StepKind = Step::Kind;

namespace {
constexpr uint32_t NoNode = NoId;
/// What holds more is a list of everything, or was confused with others.
constexpr size_t MaxAtoms = 100;

bool isMember(const Step &S) {
  return S.K == StepKind::Field && !S.Name.empty() && S.Name[0] != '&' &&
         S.Name[0] != '=' && S.Name[0] != '(';
}

/// "app::Widget::draw" -> "draw".
llvm::StringRef lastName(llvm::StringRef Qualified) {
  size_t At = Qualified.rfind("::");
  return At == Qualified.npos ? Qualified : Qualified.drop_front(At + 2);
}

/// "c:@N@app@S@Widget@F@draw#" -> "c:@N@app@S@Widget"; empty: no member.
llvm::StringRef classUsr(llvm::StringRef Usr, llvm::StringRef Name) {
  for (llvm::StringRef Mark : {"@F@", "@FT@"}) {
    size_t At = Usr.rfind((Mark + Name).str());
    if (At != Usr.npos)
      return Usr.take_front(At);
  }
  return {};
}

/// "std::unique_ptr<app::Widget, ...>" -> "app::Widget".
llvm::StringRef madeClass(llvm::StringRef Owner) {
  llvm::StringRef Inside = Owner.split('<').second;
  return Inside.take_front(Inside.find_first_of("<,>"));
}

/// What the loop walks over whose current element `P` is; null: no element.
const Place *walkedOver(const FunctionSummary &F, const Place &P) {
  if (P.R != Root::Element || P.Id >= F.Regions.size() || !F.Regions[P.Id].Loop)
    return nullptr;
  const Value &Over = F.Regions[P.Id].Loop->Over;
  return Over.K == Value::Kind::Place && Over.P != P ? &Over.P : nullptr;
}

/// A pointer or the like that the callee may change: `open(&File)`.
bool comesBack(const Argument &A) {
  if (A.V.K != Value::Kind::Place)
    return false;
  llvm::StringRef Type = A.V.Type;
  return (A.By == Passing::Pointer && Type.count('*') >= 2) ||
         (A.By == Passing::Reference &&
          (Type.contains('*') || Type.contains("_ptr<")));
}
} // namespace

ValueFlow::ValueFlow(const Program &P) : P(P), MemberOf(P.Functions.size()) {
  Node Next = 0;
  for (const FunctionSummary &F : P.Functions) {
    Begin.push_back(Next);
    Next += F.Variables.size() + 2 + F.Calls.size();
  }
  Nodes.resize(Next);
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    MemberOf[F] = classOf(F);
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    collect(F);
  do
    settle();
  while (enterPointers());
}

const FunctionId *ValueFlow::find(llvm::StringRef Usr) const {
  if (Usr.empty())
    return nullptr;
  auto It = P.ByUsr.find(Usr);
  return It == P.ByUsr.end() ? nullptr : &It->second;
}

ValueFlow::Node ValueFlow::result(FunctionId F) const {
  return Begin[F] + P.Functions[F].Variables.size();
}

ValueFlow::Node ValueFlow::named(llvm::StringMap<Node> &Of,
                                 llvm::StringRef Name) {
  auto [It, New] = Of.try_emplace(Name, Nodes.size());
  if (New)
    Nodes.emplace_back();
  return It->second;
}

/// Of the last member that `Place` names, and behind it those that this stands
/// in: a whole object may have been set at once.
std::vector<ValueFlow::Node> ValueFlow::nodesOf(FunctionId F,
                                                const Place &P) const {
  const FunctionSummary &Of = this->P.Functions[F];
  std::vector<Node> Out;
  for (const Step &S : llvm::reverse(P.Path))
    if (isMember(S))
      if (auto It = Fields.find(S.Name); It != Fields.end())
        Out.push_back(It->second);
  switch (P.R) {
  case Root::Variable:
    if (P.Id < Of.Variables.size())
      Out.push_back(variable(F, P.Id));
    break;
  case Root::This:
    Out.push_back(object(F));
    break;
  case Root::Global:
    if (auto It = Globals.find(P.Name); It != Globals.end())
      Out.push_back(It->second);
    break;
  case Root::Result:
  case Root::Fresh:
    if (P.Id < Of.Calls.size())
      Out.push_back(resultOf(F, P.Id));
    break;
  case Root::Element:
    if (const Place *Over = walkedOver(Of, P))
      llvm::append_range(Out, nodesOf(F, *Over));
    break;
  case Root::Unknown:
  case Root::Constant:
    break;
  }
  return Out;
}

ValueFlow::Node ValueFlow::nodeOf(FunctionId F, const Place &P) {
  for (const Step &S : llvm::reverse(P.Path))
    if (isMember(S))
      return named(Fields, S.Name);
  if (P.R == Root::Global)
    return named(Globals, P.Name);
  if (const Place *Over = walkedOver(this->P.Functions[F], P))
    return nodeOf(F, *Over);
  std::vector<Node> All = nodesOf(F, P);
  return All.empty() ? NoNode : All.front();
}

void ValueFlow::edge(Node From, Node To) {
  if (From == NoNode || To == NoNode || From == To)
    return;
  Nodes[From].To.push_back(To);
  if (Nodes[From].TooMany)
    Nodes[To].TooMany = true;
  for (Atom A : llvm::SmallVector<Atom, 2>(Nodes[From].Atoms))
    add(To, A);
}

void ValueFlow::add(Node To, Atom A) {
  Values &V = Nodes[To];
  auto At = llvm::lower_bound(V.Atoms, A);
  if (V.TooMany || (At != V.Atoms.end() && *At == A))
    return;
  if (V.Atoms.size() == MaxAtoms)
    V.TooMany = true;
  else
    V.Atoms.insert(At, A);
  if (!V.Waits)
    Changed.push_back(To);
  V.Waits = true;
}

void ValueFlow::settle() {
  for (size_t I = 0; I < Changed.size(); ++I) {
    Node From = Changed[I];
    Nodes[From].Waits = false;
    for (Node To : Nodes[From].To) {
      if (Nodes[From].TooMany && !Nodes[To].TooMany) {
        Nodes[To].TooMany = true;
        if (!Nodes[To].Waits)
          Changed.push_back(To);
        Nodes[To].Waits = true;
      }
      for (Atom A : Nodes[From].Atoms)
        add(To, A);
    }
  }
  Changed.clear();
}

void ValueFlow::flow(FunctionId F, const Value &From, Node To) {
  if (To == NoNode)
    return;
  switch (From.K) {
  case Value::Kind::Place:
    edge(nodeOf(F, From.P), To);
    return;
  case Value::Kind::Lambda:
  case Value::Kind::Function:
    if (const FunctionId *Body = find(From.Usr))
      add(To, *Body);
    return;
  default:
    return;
  }
}

void ValueFlow::collect(FunctionId F) {
  const FunctionSummary &Of = P.Functions[F];
  for (CallId C = 0; C < Of.Calls.size(); ++C)
    collectCall(F, C);
  for (const Binding &B : Of.Bindings)
    flow(F, B.From, nodeOf(F, B.Target));
  for (const Value &V : Of.Returns)
    flow(F, V, result(F));
}

void ValueFlow::collectCall(FunctionId F, CallId Id) {
  const Call &C = P.Functions[F].Calls[Id];
  if (C.K == Call::Kind::Indirect) {
    Indirect.push_back({F, Id});
    return;
  }
  const FunctionId *Body = find(C.Usr);
  if (Body)
    enter(F, Id, *Body);
  if (C.K == Call::Kind::Virtual)
    for (FunctionId O : P.overridersOf(C.Usr))
      enter(F, Id, O);
  if (!Body && C.K != Call::Kind::Virtual)
    library(F, Id);
}

void ValueFlow::enter(FunctionId F, CallId Id, FunctionId Body) {
  const FunctionSummary &Callee = P.Functions[Body];
  const Call &C = P.Functions[F].Calls[Id];
  llvm::ArrayRef<Argument> Given = C.Arguments;
  const Value *On = C.Receiver ? &*C.Receiver : nullptr;
  if (isThroughMember(C)) {
    On = &Given.front().V;
    Given = Given.drop_front();
  }
  for (size_t I = 0; I < Given.size() && I < Callee.ParameterCount; ++I) {
    flow(F, Given[I].V, variable(Body, I));
    if (comesBack(Given[I]))
      edge(variable(Body, I), nodeOf(F, Given[I].V.P));
  }
  edge(result(Body), resultOf(F, Id));
  if (!On || On->K == Value::Kind::Lambda)
    return;
  bool IsOwn = On->P.R == Root::This && On->P.Path.empty();
  if (C.K == Call::Kind::Constructor && MemberOf[Body] && !IsOwn) {
    add(object(Body), *MemberOf[Body]);
    add(resultOf(F, Id), *MemberOf[Body]);
    return;
  }
  // A base of the object that is being made, or its other constructor.
  if (On->K == Value::Kind::Place)
    edge(nodeOf(F, On->P), object(Body));
  if (C.K == Call::Kind::Constructor && MemberOf[Body] && MemberOf[F] &&
      MemberOf[F] != MemberOf[Body]) {
    auto &Of = Bases[*MemberOf[F] - P.Functions.size()];
    if (!llvm::is_contained(Of, *MemberOf[Body]))
      Of.push_back(*MemberOf[Body]);
  }
}

/// A library keeps what it is given, and gives it back.
void ValueFlow::library(FunctionId F, CallId Id) {
  const Call &C = P.Functions[F].Calls[Id];
  Node Result = resultOf(F, Id);
  if (llvm::StringRef(C.Name).starts_with("std::make_") ||
      C.Name == "std::allocate_shared")
    if (auto It = ClassesByName.find(madeClass(C.ResultType));
        It != ClassesByName.end())
      for (Atom Class : It->second)
        add(Result, Class);
  Node Receiver = C.Receiver && C.Receiver->K == Value::Kind::Place
                      ? nodeOf(F, C.Receiver->P)
                      : NoNode;
  for (const Argument &A : C.Arguments) {
    flow(F, A.V, Result);
    flow(F, A.V, Receiver);
  }
  edge(Receiver, Result);
}

/// Connects what pointers were found to point at. Did anything come of it?
bool ValueFlow::enterPointers() {
  Entered.resize(Indirect.size());
  bool Any = false;
  for (size_t I = 0; I < Indirect.size(); ++I) {
    auto [F, C] = Indirect[I];
    for (FunctionId Body : bodies(F, C)) {
      if (llvm::is_contained(Entered[I], Body))
        continue;
      Entered[I].push_back(Body);
      enter(F, C, Body);
      Any = true;
    }
  }
  return Any;
}

std::optional<ValueFlow::Atom> ValueFlow::classOf(FunctionId Member) {
  const FunctionSummary &F = P.Functions[Member];
  llvm::StringRef Usr = classUsr(F.Usr, lastName(F.Name));
  if (Usr.empty() || !Usr.contains('@'))
    return std::nullopt;
  auto [It, New] = Classes.try_emplace(Usr, P.Functions.size() + Bases.size());
  if (New) {
    Bases.emplace_back();
    llvm::StringRef Name = F.Name;
    ClassesByName[Name.take_front(Name.rfind("::"))].push_back(It->second);
  }
  return It->second;
}

/// The method that an object of the class has: its own, or of the nearest base.
std::optional<FunctionId>
ValueFlow::overrider(Atom Class, llvm::ArrayRef<FunctionId> Among) const {
  std::vector<Atom> Line = {Class};
  for (size_t I = 0; I < Line.size(); ++I) {
    for (FunctionId F : Among)
      if (MemberOf[F] == Line[I])
        return F;
    for (Atom Base : Bases[Line[I] - P.Functions.size()])
      if (!llvm::is_contained(Line, Base))
        Line.push_back(Base);
  }
  return std::nullopt;
}

/// What gets to the place; empty: nothing, or too much to tell.
llvm::SmallVector<ValueFlow::Atom, 8> ValueFlow::atomsAt(FunctionId F,
                                                         const Place &P) const {
  llvm::SmallVector<Atom, 8> Out;
  std::vector<Node> At = nodesOf(F, P);
  if (At.empty() || Nodes[At.front()].TooMany)
    return Out;
  for (Node N : At)
    llvm::append_range(Out, Nodes[N].Atoms);
  return Out;
}

/// The method `Named`, or what overrides it.
std::vector<FunctionId> ValueFlow::withOverriders(llvm::StringRef Named) const {
  std::vector<FunctionId> Out;
  if (const FunctionId *Body = find(Named))
    Out.push_back(*Body);
  llvm::append_range(Out, P.overridersOf(Named));
  return Out;
}

std::vector<FunctionId>
ValueFlow::overriders(FunctionId F, CallId Id,
                      llvm::ArrayRef<FunctionId> Among) const {
  std::vector<FunctionId> Out;
  const Call &C = P.Functions[F].Calls[Id];
  const Value &On = isThroughMember(C) ? C.Arguments.front().V : *C.Receiver;
  for (Atom A : atomsAt(F, On.P))
    if (A >= P.Functions.size())
      if (std::optional<FunctionId> O = overrider(A, Among))
        Out.push_back(*O);
  return Out;
}

/// The functions of as many parameters that the pointer `At` may be.
std::vector<FunctionId> ValueFlow::functions(FunctionId F, const Place &Pointer,
                                             size_t Parameters) const {
  std::vector<FunctionId> Out;
  for (Atom A : atomsAt(F, Pointer))
    if (A < P.Functions.size() && P.Functions[A].ParameterCount == Parameters)
      Out.push_back(A);
  return Out;
}

std::vector<FunctionId> ValueFlow::bodies(FunctionId F, CallId Id) const {
  const Call &C = P.Functions[F].Calls[Id];
  std::vector<FunctionId> Out;
  if (!C.Receiver || C.Receiver->K != Value::Kind::Place)
    return Out;
  bool OnArgument = isThroughMember(C);
  if (C.K == Call::Kind::Virtual) {
    Out = overriders(F, Id, withOverriders(C.Usr));
  } else if (C.K == Call::Kind::Indirect) {
    for (FunctionId Function :
         functions(F, C.Receiver->P, C.Arguments.size() - OnArgument)) {
      std::vector<FunctionId> Run;
      if (OnArgument && P.Functions[Function].IsVirtual)
        Run = overriders(F, Id, withOverriders(P.Functions[Function].Usr));
      if (Run.empty())
        Run.push_back(Function);
      llvm::append_range(Out, Run);
    }
  }
  llvm::sort(Out);
  Out.erase(llvm::unique(Out), Out.end());
  return Out;
}

} // namespace poolwise
