#include "KeptApart.h"
#include "../Safety/PlaceName.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

/// A global by its name, anything else by its first member; empty: the whole.
static StringRef keyOf(const Place &P) {
  if (P.R == Place::Root::Global)
    return P.Name;
  auto Field = find_if(
      P.Path, [](const Step &Each) { return Each.K == Step::Kind::Field; });
  return Field == P.Path.end() ? StringRef() : StringRef(Field->Name);
}

static bool isConstructor(const FunctionSummary &F) {
  auto [Scope, Name] = StringRef(F.Name).rsplit("::");
  return Scope.rsplit("::").second == Name || Scope == Name;
}

KeptApart::KeptApart(const Scene &S) : S(S) {
  for (FunctionId F = 0; F < S.P.Functions.size(); ++F) {
    if (!isConstructor(S.of(F)))
      for (const MemoryUse &Use : S.B.ofFunction(F).Memory)
        if (Use.Write)
          Written.insert(keyOf(Use.P));
    BindsMembers |= any_of(S.of(F).Calls, [](const Call &C) {
      StringRef Name = C.Name;
      return Name.ends_with("::def_readwrite") || Name.ends_with("::def_rw");
    });
  }
}

/// Python's own threads may hold the same object, and its lock was what kept
/// them apart. Arguments of the standard's types are made for each call.
bool KeptApart::isShared(FunctionId F, const MemoryUse &Use) const {
  const FunctionSummary &Function = S.of(F);
  const Place &P = Use.P;
  if (Use.Atomic || StringRef(P.Name).starts_with("thread:"))
    return false;
  switch (P.R) {
  case Place::Root::Variable: {
    if (P.Id >= Function.ParameterCount)
      return false;
    const Variable &V = Function.Variables[P.Id];
    if (V.By == Passing::Value || StringRef(V.Type).starts_with("std::"))
      return false;
    // `const char *` leads into such a one.
    if (V.By == Passing::ConstPointer && V.Type == "const char *")
      return false;
    break;
  }
  case Place::Root::This:
    break;
  case Place::Root::Global:
    return Use.Write || Written.contains(P.Name);
  case Place::Root::Unknown:
    return true;
  default:
    return false;
  }
  return Use.Write || BindsMembers || Written.contains(keyOf(P));
}

std::optional<Hazard> KeptApart::by(FunctionId F) const {
  const Behavior &Does = S.B.ofFunction(F);
  if (!Does.NotThreadSafe.empty()) {
    const CallUse &Use = Does.NotThreadSafe.front();
    return Hazard{"not-thread-safe-call",
                  "'" + Use.Callee +
                      "' is not thread-safe, and the interpreter's lock is "
                      "what keeps its callers apart",
                  Use.Path ? Use.Path->Where : S.of(F).Where, Use.Path, false};
  }
  const MemoryUse *Found = nullptr;
  for (const MemoryUse &Use : Does.Memory)
    if ((!Found || (Use.Write && !Found->Write)) && isShared(F, Use))
      Found = &Use;
  if (!Found)
    return std::nullopt;
  return Hazard{"shared-write",
                "'" + nameOf(S.of(F), Found->P) + "' is " +
                    (Found->Write ? "written" : "read, and written elsewhere") +
                    ", and the interpreter's lock may be all that guards it",
                Found->Path ? Found->Path->Where : S.of(F).Where, Found->Path,
                false};
}

} // namespace poolwise::misuse
