//===- Backing.cpp --------------------------------------------------------===//

#include "Backing.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

using Root = Place::Root;

namespace {
constexpr unsigned MaxOrigins = 6;

/// From the words of a rule; nullopt for "unknown" and no word.
std::optional<Backing> fromWord(llvm::StringRef Word) {
  if (Word == "memory")
    return Backing{Backing::Kind::Memory, EffectKind::Disk, {}, false};
  if (std::optional<EffectKind> E = effectNamed(Word))
    return Backing{Backing::Kind::Effect, *E, {}, false};
  return std::nullopt;
}

class Search {
public:
  explicit Search(Resolver &R) : R(R) {}

  void ofValue(const Value &V, unsigned Depth);
  void at(Place P, unsigned Depth);
  std::vector<Backing> take() { return std::move(Found); }

private:
  void add(Backing B) {
    if (!llvm::is_contained(Found, B))
      Found.push_back(std::move(B));
  }
  bool byType(llvm::StringRef Type) {
    const TypeModel *T = R.W.type(Type);
    std::optional<Backing> B = T ? fromWord(T->BackedBy) : std::nullopt;
    if (B)
      add(*B);
    return B.has_value();
  }
  bool byOrigin(const Place &P, unsigned Depth);

  Resolver &R;
  std::vector<Backing> Found;
};

void Search::ofValue(const Value &V, unsigned Depth) {
  if (byType(V.Type))
    return;
  for (const Place &P : R.valueOf(V))
    at(P, Depth);
}

/// By the call that made the object.
bool Search::byOrigin(const Place &P, unsigned Depth) {
  if (P.R == Root::Fresh && !P.Name.empty())
    if (std::optional<Backing> B = fromWord(P.Name)) {
      add(*B);
      return true;
    }
  if (P.R != Root::Fresh || P.Id >= R.F.Calls.size())
    return false;
  const Call &Maker = R.F.Calls[P.Id];
  if (Maker.Receiver && byType(Maker.Receiver->Type))
    return true;
  const Model *M = R.modelOf(P.Id);
  std::optional<Backing> B = M ? fromWord(M->Gives) : std::nullopt;
  if (B)
    add(*B);
  return B.has_value();
}

void Search::at(Place P, unsigned Depth) {
  while (isAddress(P))
    P.Path.pop_back();
  if (P.R == Root::Global) {
    std::optional<Backing> B;
    if (std::optional<llvm::StringRef> Word = R.W.Rules.backingOfGlobal(P.Name))
      B = fromWord(*Word);
    if (B)
      B->Unbuffered = R.W.Rules.isUnbufferedGlobal(P.Name);
    add(B.value_or(Backing()));
    return;
  }
  if (P.R == Root::Variable && P.Path.empty() && P.Id < R.F.Variables.size() &&
      byType(R.F.Variables[P.Id].Type))
    return;
  if (byOrigin(P, Depth))
    return;
  // A descriptor or FILE pointer: what was stored in the variable.
  bool Followed = false;
  if (Depth < MaxOrigins)
    for (const Value *V : R.valuesHeldAt(P)) {
      if (V->K != Value::Kind::Place)
        continue;
      for (const Place &From : R.valueOf(*V))
        if (From != P) {
          Followed = true;
          at(From, Depth + 1);
        }
    }
  if (Followed)
    return;
  bool CallersKnow = P.R == Root::This ||
                     (P.R == Root::Variable && P.Id < R.F.Variables.size() &&
                      (R.F.Variables[P.Id].K == Variable::Kind::Parameter ||
                       R.F.Variables[P.Id].K == Variable::Kind::Capture));
  if (CallersKnow)
    add({Backing::Kind::Open, EffectKind::Disk, std::move(P), false});
  else
    add({});
}
} // namespace

std::vector<Backing> backingsOf(Resolver &R, const Value &V) {
  Search S(R);
  S.ofValue(V, 0);
  return S.take();
}

std::vector<Backing> backingsAt(Resolver &R, const Places &All) {
  Search S(R);
  for (const Place &P : All)
    S.at(P, 0);
  return S.take();
}

} // namespace poolwise
