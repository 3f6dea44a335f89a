//===- UnsafeTeam.cpp - Teams of OpenMP that share what they must not -----===//
//
// What several threads of a team run at the same time: a parallel block, the
// rounds of a loop that is shared out, and sections side by side.
//
// Only what is sure is reported: whole variables and members, and elements that
// are the same in all rounds, which no clause gives to each thread, written
// with no lock, critical or atomic construct around. Not handled: elements by
// an index that is computed, what is more than three calls away, tasks, what a
// branch on the thread's number keeps apart.
//
//===----------------------------------------------------------------------===//

#include "../Safety/PlaceName.h"
#include "Checks.h"
#include "HeldScopes.h"
#include "PlainUses.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace llvm;
namespace poolwise::misuse {

using Team = Region::Team;

namespace {
class TeamBlock {
public:
  TeamBlock(const Scene &S, const HeldScopes &Held, FunctionId Id,
            RegionId Block);
  void check(Findings &Out);

private:
  std::optional<RegionId> sectionOf(RegionId R) const;
  bool isRunByAll(RegionId R) const;
  bool isGuarded(const MemoryUse &Use) const;
  bool isOfThread(const Place &P, RegionId From) const;
  bool isSameElement(const Step &Index, RegionId From) const;
  bool isShared(const MemoryUse &Use) const;
  void report(const MemoryUse &Write, const MemoryUse *Other, Findings &Out);
  void checkCalls(Findings &Out);

  const Scene &S;
  FunctionId Id;
  const FunctionSummary &F;
  RegionId Block;
  Behavior Does;
  /// Where a call takes a lock, and what is called while one is held.
  std::vector<RegionId> Locks;
  std::vector<CallId> UnderLock;
  bool AsksThread = false; ///< which one it is
};
} // namespace

TeamBlock::TeamBlock(const Scene &S, const HeldScopes &Held, FunctionId Id,
                     RegionId Block)
    : S(S), Id(Id), F(S.of(Id)), Block(Block), Does(S.B.ofRegion(Id, Block)) {
  for (CallId C = 0; C < F.Calls.size(); ++C) {
    if (!F.isWithin(F.Calls[C].Region, Block))
      continue;
    if (takesLock(S.B.ofCall(Id, C)))
      Locks.push_back(blockOf(F, F.Calls[C].Region));
    AsksThread |= F.Calls[C].Name == "omp_get_thread_num";
  }
  for (const HeldScope &Scope : Held.of(Id))
    append_range(UnderLock, Scope.Inside);
}

static RegionId constructAround(const FunctionSummary &F, RegionId R) {
  while (R != NoId && F.Regions[R].K != Region::Kind::Parallel)
    R = F.Regions[R].Parent;
  return R;
}

bool TeamBlock::isRunByAll(RegionId R) const {
  RegionId Around = constructAround(F, R);
  return Around != NoId && F.Regions[Around].By == Team::All;
}

/// The part of a sections construct; the first may go without a name.
std::optional<RegionId> TeamBlock::sectionOf(RegionId R) const {
  RegionId Around = constructAround(F, R);
  if (Around == NoId || F.Regions[Around].By == Team::All)
    return std::nullopt;
  if (F.Regions[Around].By == Team::Sections)
    return Around;
  RegionId Outer = constructAround(F, F.Regions[Around].Parent);
  if (Outer == NoId || F.Regions[Outer].By != Team::Sections)
    return std::nullopt;
  return Around;
}

bool TeamBlock::isGuarded(const MemoryUse &Use) const {
  bool InBranch = false;
  for (RegionId R = Use.Region; R != NoId && R != Block;
       R = F.Regions[R].Parent) {
    if (F.Regions[R].K == Region::Kind::Critical)
      return true;
    InBranch |= F.Regions[R].K == Region::Kind::Branch;
  }
  if (InBranch && AsksThread)
    return true;
  // Between lock and unlock, for a call; anywhere beside a lock, for the rest.
  if (Use.Via != NoId && !UnderLock.empty())
    return is_contained(UnderLock, Use.Via) ||
           takesLock(S.B.ofCall(Id, Use.Via));
  return any_of(
      Locks, [&](RegionId Locked) { return F.isWithin(Use.Region, Locked); });
}

bool TeamBlock::isOfThread(const Place &P, RegionId From) const {
  if (P.R == Place::Root::Variable && P.Id < F.Variables.size() &&
      F.isWithin(F.Variables[P.Id].Region, Block))
    return true;
  for (RegionId R = From; R != NoId; R = F.Regions[R].Parent)
    for (const Place &Own : F.Regions[R].Private)
      if (overlap(Own, P))
        return true;
  return false;
}

/// By a number, or by a variable that stays as it is.
bool TeamBlock::isSameElement(const Step &Index, RegionId From) const {
  const Subscript &At = Index.Index;
  if (!At.Known || At.Computed != NoId)
    return false;
  if (At.Variable == NoId)
    return true;
  Place Of{Place::Root::Variable, At.Variable, {}, {}};
  return At.Variable < F.Variables.size() && !isOfThread(Of, From) &&
         none_of(
             Does.Memory,
             [&](const MemoryUse &Use) {
               return Use.Write && overlap(Use.P, Of);
             });
}

/// So many calls away, it is often on a path that is seldom taken.
static constexpr unsigned FarAway = 4;

bool TeamBlock::isShared(const MemoryUse &Use) const {
  return Use.Path && Use.Path->Depth < FarAway &&
         isPlain(
             S, Id, Use,
             [&](const Step &Index) {
               return isSameElement(Index, Use.Region);
             }) &&
         !isOfThread(Use.P, Use.Region) && !isGuarded(Use);
}

/// What a reduction clause calls it; empty: there is none.
static StringRef reductionOf(Update::Op O) {
  switch (O) {
  case Update::Op::Add:
  case Update::Op::Subtract:
  case Update::Op::Count:
    return "+";
  case Update::Op::Multiply:
    return "*";
  case Update::Op::Min:
    return "min";
  case Update::Op::Max:
    return "max";
  case Update::Op::And:
    return "&";
  case Update::Op::Or:
    return "|";
  case Update::Op::Xor:
    return "^";
  case Update::Op::AndThen:
    return "&&";
  case Update::Op::OrElse:
    return "||";
  }
  return "";
}

void TeamBlock::report(const MemoryUse &Write, const MemoryUse *Other,
                       Findings &Out) {
  std::string Name = nameOf(F, Write.P);
  Recommendation R =
      finding(S, "unsafe-task", Candidate::Site::Launch, Id, Write.Path->Where);
  R.V = Verdict::Unsafe;
  R.Message = "several threads of an OpenMP team write '" + Name +
              "' at the same time, and nothing keeps them apart";
  if (Other)
    R.Message = "an OpenMP section writes '" + Name + "' while another one " +
                (Other->Write ? "writes" : "reads") +
                " it, and nothing keeps them apart";
  else if (Write.Update != NoId && Write.P.Path.empty())
    R.Message += "; reduction(" + reductionOf(F.Updates[Write.Update].O).str() +
                 ":" + Name + ") gives each its own";
  R.Path.push_back({"an OpenMP construct", F.Regions[Block].Where, ""});
  addPath(R, Write.Path, Other ? "(a section)" : "(each thread)");
  if (Other)
    addPath(R, Other->Path, "(another section)");
  Out.push_back(std::move(R));
}

void TeamBlock::checkCalls(Findings &Out) {
  std::vector<std::string> Said;
  for (CallId C = 0; C < F.Calls.size(); ++C) {
    MemoryUse At;
    At.Region = F.Calls[C].Region;
    if (!F.isWithin(At.Region, Block) || !isRunByAll(At.Region) ||
        isGuarded(At))
      continue;
    for (const CallUse &Use : S.B.ofCall(Id, C).NotThreadSafe) {
      if (!isRacy(Use) || is_contained(Said, Use.Callee))
        continue;
      Said.push_back(Use.Callee);
      Recommendation R = finding(S, "unsafe-task", Candidate::Site::Launch, Id,
                                 Use.Path->Where);
      R.V = Verdict::Unsafe;
      R.Message = "several threads of an OpenMP team call '" + Use.Callee +
                  "' at the same time, which is not thread-safe";
      R.Path.push_back({"an OpenMP construct", F.Regions[Block].Where, ""});
      addPath(R, Use.Path, "is not thread-safe");
      Out.push_back(std::move(R));
    }
  }
}

void TeamBlock::check(Findings &Out) {
  std::vector<const MemoryUse *> Shared;
  for (const MemoryUse &Use : Does.Memory)
    if (isShared(Use))
      Shared.push_back(&Use);
  // What is always written says more than what is written on branches, an
  // update more than the bare write in it, and what is near more than what is
  // reached through many calls. One a place is reported.
  std::map<const MemoryUse *, unsigned> Branches;
  for (const MemoryUse *Use : Shared)
    Branches[Use] = branchesOn(S, Id, Block, Use->Path);
  llvm::sort(Shared, [&](const MemoryUse *A, const MemoryUse *B) {
    auto Key = [&](const MemoryUse *Use) {
      return std::tuple(Branches[Use], Use->Update == NoId, Use->Path->Depth,
                        Use);
    };
    return Key(A) < Key(B);
  });
  std::vector<Place> Said;
  for (const MemoryUse *Write : Shared) {
    if (!Write->Write ||
        any_of(Said, [&](const Place &P) { return overlap(P, Write->P); }))
      continue;
    if (isRunByAll(Write->Region)) {
      Said.push_back(Write->P);
      report(*Write, nullptr, Out);
      continue;
    }
    std::optional<RegionId> Section = sectionOf(Write->Region);
    for (const MemoryUse *Other : Shared)
      if (std::optional<RegionId> Beside = sectionOf(Other->Region);
          Section && Beside && Section != Beside &&
          overlap(Write->P, Other->P)) {
        Said.push_back(Write->P);
        report(*Write, Other, Out);
        break;
      }
  }
  checkCalls(Out);
}

static bool takesMutex(const Model &M) { return M.Acquires.has_value(); }
static bool releasesMutex(const Model &M) { return M.Releases.has_value(); }

void checkUnsafeTeam(const Scene &S, Findings &Out) {
  std::optional<HeldScopes> Held;
  for (FunctionId F = 0; F < S.P.Functions.size(); ++F)
    for (RegionId R = 0; R < S.of(F).Regions.size() && S.isShown(F); ++R)
      if (const Region &Block = S.of(F).Regions[R];
          Block.K == Region::Kind::Parallel && Block.By != Team::One &&
          constructAround(S.of(F), Block.Parent) == NoId) {
        if (!Held)
          Held.emplace(S, takesMutex, releasesMutex);
        TeamBlock(S, *Held, F, R).check(Out);
      }
}

} // namespace poolwise::misuse
