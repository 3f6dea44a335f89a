//===- NamedSlots.cpp - Handlers that are registered by name --------------===//
//
// In:  calls of QObject::connect whose slot is text, `SLOT(reload())`, and of
//      what connects slots whose names say to what (on_button_clicked). Out:
//      the methods of these names of the receiver's class.
//
// Not handled: slots of a base of that class.
//
//===----------------------------------------------------------------------===//

#include "Scene.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;
namespace poolwise::misuse {

/// "reload" of `SLOT(reload(int))`, which is "1reload(int)", perhaps handed
/// through a function that remembers the line; empty: none.
static StringRef slotName(const FunctionSummary &F, const Value &V) {
  const Value *Text = &V;
  if (V.K == Value::Kind::Place && V.P.R == Place::Root::Result &&
      V.P.Id < F.Calls.size() && F.Calls[V.P.Id].Name == "qFlagLocation" &&
      !F.Calls[V.P.Id].Arguments.empty())
    Text = &F.Calls[V.P.Id].Arguments.front().V;
  StringRef Name = Text->K == Value::Kind::Text ? Text->Name : StringRef();
  return Name.consume_front("1")
             ? Name.take_until([](char C) { return C == '('; }).trim()
             : StringRef();
}

static StringRef classNamed(StringRef Type) {
  Type.consume_front("const ");
  return Type.rtrim(" *");
}

static bool isThis(const Value &V) {
  return V.K == Value::Kind::Place && V.P.R == Place::Root::This &&
         all_of(V.P.Path,
                [](const Step &Each) { return Each.K == Step::Kind::Address; });
}

/// The class of whoever has the slot: the argument before it, or else the
/// object that connects.
static StringRef receiverOf(const FunctionSummary &F, const Call &C,
                            unsigned Slot) {
  StringRef Own = StringRef(F.Name).rsplit("::").first;
  if (Slot > 2) {
    const Argument &Receiver = C.Arguments[2];
    return isThis(Receiver.V) ? Own : classNamed(Receiver.WrittenType);
  }
  bool IsOther = C.Receiver && !isThis(*C.Receiver);
  return IsOther ? classNamed(C.Receiver->Type) : Own;
}

/// Connects every `on_OBJECT_SIGNAL` of the class that calls it. The code that
/// is generated for a form does so at its end.
static bool connectsByName(const Call &C) {
  return C.Name == "QMetaObject::connectSlotsByName" ||
         StringRef(C.Name).ends_with("::setupUi");
}

/// `on_save_clicked`
static bool namesSignal(StringRef Method) {
  return Method.consume_front("on_") && !Method.starts_with("_") &&
         !Method.ends_with("_") && Method.contains('_');
}

std::vector<Handler> Scene::namedSlots() const {
  StringMap<std::vector<FunctionId>> Methods, ByClass;
  for (FunctionId F = 0; F < P.Functions.size(); ++F) {
    Methods[of(F).Name].push_back(F);
    if (auto [Class, Method] = StringRef(of(F).Name).rsplit("::");
        namesSignal(Method))
      ByClass[Class].push_back(F);
  }
  std::vector<Handler> Found;
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    for (CallId Id = 0; Id < of(F).Calls.size(); ++Id) {
      const poolwise::Call &C = of(F).Calls[Id];
      const Model *Rule = modelOf(F, Id);
      if (connectsByName(C))
        for (FunctionId Handler :
             ByClass.lookup(StringRef(of(F).Name).rsplit("::").first)) {
          Evidence Why{"'" + C.Name + "' connects it by its name", C.Where, ""};
          Found.push_back({Handler, RunsOn::EventLoop, Why, F, Id});
        }
      if (C.Name != "QObject::connect" || !Rule)
        continue;
      for (unsigned Slot = 2; Slot < C.Arguments.size() && Slot < 4; ++Slot) {
        StringRef Name = slotName(of(F), C.Arguments[Slot].V);
        if (Name.empty())
          continue;
        std::string Method = (receiverOf(of(F), C, Slot) + "::" + Name).str();
        for (FunctionId Handler : Methods.lookup(Method)) {
          Evidence Why{"'" + C.Name + "' has the event loop call it", C.Where,
                       Rule->Id};
          Found.push_back({Handler, RunsOn::EventLoop, Why, F, Id});
        }
      }
    }
  return Found;
}

} // namespace poolwise::misuse
