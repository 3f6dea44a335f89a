//===- InputTable.cpp - Which inputs still hold ---------------------------===//

#include "InputTable.h"
#include "poolwise/Summary/Codec.h"

namespace poolwise {

InputTable::InputTable(Database &In, const StoreOptions &Options)
    : In(In), Options(Options), Root(codec::withSlash(Options.Root)) {
  load();
}

void InputTable::load() {
  std::vector<Path *> ById;
  auto grow = [](auto &To, int64_t Id) {
    // Ids are dense; one that is not comes from damage.
    if (Id < 0 || Id > (int64_t(1) << 28))
      return false;
    if (size_t(Id) >= To.size())
      To.resize(Id + Id / 2 + 64);
    return true;
  };
  Statement AllPaths(In, "SELECT id, path, digest, stamp FROM paths");
  while (AllPaths.step()) {
    int64_t Id = AllPaths.number(0);
    if (!grow(ById, Id))
      continue;
    Paths.push_back({Id, codec::absolute(AllPaths.bytes(1), Root),
                     uint64_t(AllPaths.number(2)),
                     uint64_t(AllPaths.number(3))});
    ById[Id] = &Paths.back();
  }
  Statement AllStates(In, "SELECT id, path, kind, digest FROM states");
  while (AllStates.step()) {
    int64_t Id = AllStates.number(0), Of = AllStates.number(1);
    if (Of >= 0 && Of < int64_t(ById.size()) && ById[Of] && grow(States, Id))
      States[Id] = {ById[Of], Input::Kind(AllStates.number(2)),
                    uint64_t(AllStates.number(3))};
  }
}

std::string InputTable::pathOf(int64_t Id) const {
  return Id > 0 && Id < int64_t(States.size()) && States[Id].P
             ? States[Id].P->Name
             : std::string();
}

bool InputTable::holds(int64_t Id) {
  if (Id <= 0 || Id >= int64_t(States.size()) || !States[Id].P)
    return false;
  State &S = States[Id];
  if (S.Now == State::NotAsked)
    S.Now = look(S) ? State::Holds : State::Differs;
  return S.Now == State::Holds;
}

bool InputTable::look(State &S) {
  switch (S.K) {
  case Input::Kind::Missing:
    return !isThere(*S.P);
  case Input::Kind::Present:
    return isThere(*S.P);
  case Input::Kind::Content:
    return digestIs(*S.P, S.Digest);
  case Input::Kind::Listing:
    return digestOf(S.P->Name, S.K) == S.Digest;
  }
  return false;
}

bool InputTable::isThere(Path &P) {
  if (!P.IsLooked) {
    P.IsThere = isPresent(P.Name);
    P.IsLooked = true;
  }
  return P.IsThere;
}

bool InputTable::digestIs(Path &P, uint64_t Expected) {
  if (!P.IsKnown) {
    uint64_t Stamp = stampOf(P.Name);
    if (Options.Key == CacheKey::Content || !Stamp || Stamp != P.Stamp) {
      std::optional<uint64_t> Now = digestOf(P.Name, Input::Kind::Content);
      if (!Now)
        return false;
      P.IsMoved = P.Digest != *Now || P.Stamp != Stamp;
      P.Digest = *Now;
      P.Stamp = Stamp;
    }
    P.IsKnown = true;
  }
  return P.Digest == Expected;
}

void InputTable::saveStamps() {
  if (Options.ReadOnly ||
      llvm::none_of(Paths, [](const Path &P) { return P.IsMoved; }))
    return;
  if (!In.run("BEGIN IMMEDIATE"))
    return;
  Statement Save(In, "UPDATE paths SET digest = ?, stamp = ? WHERE id = ?");
  for (Path &P : Paths)
    if (std::exchange(P.IsMoved, false))
      Save.bind(P.Digest).bind(P.Stamp).bind(P.Id).run();
  In.run("COMMIT");
}

/// Another process may have made the row meanwhile: ids come from the database.
InputTable::Path *InputTable::pathFor(const Input &I) {
  Path *&P = ByName[I.Path];
  if (P)
    return P;
  std::string Name = codec::relative(I.Path, Root);
  Statement Make(In, "INSERT INTO paths(path, digest, stamp) VALUES(?, ?, ?) "
                     "ON CONFLICT(path) DO UPDATE SET digest = excluded.digest,"
                     " stamp = excluded.stamp RETURNING id");
  Make.bindText(Name).bind(I.Digest).bind(I.Stamp);
  if (!Make.step())
    return nullptr;
  P = &Paths.emplace_back(Path{Make.number(0), I.Path, I.Digest, I.Stamp});
  while (Make.step())
    ;
  return P;
}

std::vector<int64_t> InputTable::idsOf(const std::vector<Input> &Inputs) {
  if (!std::exchange(Indexed, true)) {
    for (Path &P : Paths)
      ByName[P.Name] = &P;
    for (size_t Id = 0; Id < States.size(); ++Id)
      if (const State &S = States[Id]; S.P)
        IdOf[{S.P->Id, S.K, S.Digest}] = Id;
  }
  std::vector<int64_t> Ids;
  for (const Input &I : Inputs) {
    Path *P = pathFor(I);
    if (!P)
      return {};
    if (I.K == Input::Kind::Content && I.Stamp &&
        (P->Stamp != I.Stamp || P->Digest != I.Digest)) {
      P->Digest = I.Digest;
      P->Stamp = I.Stamp;
      Statement(In, "UPDATE paths SET digest = ?, stamp = ? WHERE id = ?")
          .bind(I.Digest)
          .bind(I.Stamp)
          .bind(P->Id)
          .run();
    }
    int64_t &Id = IdOf[{P->Id, I.K, I.Digest}];
    if (!Id) {
      Statement Make(In, "INSERT INTO states(path, kind, digest) VALUES(?,?,?)"
                         " ON CONFLICT DO UPDATE SET kind = kind RETURNING id");
      Make.bind(P->Id).bind(int64_t(I.K)).bind(I.Digest);
      if (!Make.step())
        return {};
      Id = Make.number(0);
      while (Make.step())
        ;
    }
    Ids.push_back(Id);
  }
  llvm::sort(Ids);
  return Ids;
}

} // namespace poolwise
