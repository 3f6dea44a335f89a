//===- Usrs.cpp -----------------------------------------------------------===//

#include "Usrs.h"

namespace poolwise {
namespace {

struct Renamer {
  const UsrRenaming &Renamed;

  void rename(std::string &Usr) const {
    if (auto It = Renamed.find(Usr); It != Renamed.end())
      Usr = It->second;
  }
  void rename(Value &V) const {
    rename(V.Usr);
    for (Value &Captured : V.Captures)
      rename(Captured);
  }
};

} // namespace

void renameUsrs(FunctionSummary &F, const UsrRenaming &Renamed) {
  Renamer R{Renamed};
  R.rename(F.Usr);
  R.rename(F.Parent);
  for (std::string &Usr : F.Overrides)
    R.rename(Usr);
  for (Call &C : F.Calls) {
    R.rename(C.Usr);
    if (C.Receiver)
      R.rename(*C.Receiver);
    for (Argument &A : C.Arguments)
      R.rename(A.V);
    for (std::string &Usr : C.ElementCalls)
      R.rename(Usr);
  }
  for (Binding &B : F.Bindings)
    R.rename(B.From);
  for (Value &V : F.Returns)
    R.rename(V);
}

} // namespace poolwise
