#include "poolwise/Summary/RoundSinks.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

bool isOfElement(const Update &U) {
  return !U.Target.Path.empty() &&
         U.Target.Path.back().K == Step::Kind::Index &&
         U.Target.Path.back().Name == UpdatedElement;
}

Place namedBy(const Update &U) {
  Place P = U.Target;
  if (isOfElement(U))
    P.Path.pop_back();
  return P;
}

CallId elementCall(const FunctionSummary &F, const Update &U) {
  if (isOfElement(U) && U.TargetText.isValid())
    for (CallId Id = 0; Id < F.Calls.size(); ++Id)
      if (F.Calls[Id].Text == U.TargetText && F.Calls[Id].Receiver)
        return Id;
  return NoId;
}

bool isTextType(StringRef Type) {
  return Type.starts_with("std::basic_string<char,");
}

bool appendsToText(const Call &C) {
  StringRef Name = StringRef(C.Name).rsplit("::").second;
  return C.InSystemHeader && C.Receiver && isTextType(C.Receiver->Type) &&
         (Name == "append" || Name == "push_back");
}

static bool appendsToVector(const Call &C) {
  StringRef Name = StringRef(C.Name).rsplit("::").second;
  return C.InSystemHeader && C.Receiver &&
         (Name == "push_back" || Name == "emplace_back");
}

std::vector<RoundSink> roundSinks(const FunctionSummary &F, RegionId Loop) {
  constexpr size_t MaxSinks = 32;
  std::vector<RoundSink> Found;
  auto Add = [&](bool IsCall, uint32_t Id, const Place &Named) {
    bool IsOwn = Named.R == Place::Root::Variable &&
                 F.isWithin(F.Variables[Named.Id].Region, Loop);
    bool IsKnown = any_of(
        Found, [&](const RoundSink &Each) { return Each.Named == Named; });
    if (!IsOwn && !IsKnown && !Named.isUnknown() && Found.size() < MaxSinks)
      Found.push_back({IsCall, Id, Named});
  };
  for (uint32_t Id = 0; Id < F.Updates.size(); ++Id)
    if (F.isWithin(F.Updates[Id].Region, Loop))
      Add(false, Id, namedBy(F.Updates[Id]));
  for (CallId Id = 0; Id < F.Calls.size(); ++Id) {
    const Call &C = F.Calls[Id];
    if ((appendsToText(C) || appendsToVector(C)) &&
        F.isWithin(C.Region, Loop) && C.Receiver->K == Value::Kind::Place)
      Add(true, Id, C.Receiver->P);
  }
  return Found;
}

std::vector<RoundSink> roundSinks(const FunctionSummary &F, RegionId Loop,
                                  uint32_t Bits) {
  std::vector<RoundSink> Chosen;
  for (const auto &[I, Sink] : enumerate(roundSinks(F, Loop)))
    if (Bits >> I & 1)
      Chosen.push_back(Sink);
  return Chosen;
}

} // namespace poolwise
