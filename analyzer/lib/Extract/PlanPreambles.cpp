//===- PlanPreambles.cpp - Which preambles are worth making ---------------===//

#include "PlanPreambles.h"
#include "CommandLine.h"
#include "IncludeScan.h"
#include "poolwise/Summary/Record.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <chrono>

using llvm::StringRef;
namespace path = llvm::sys::path;

namespace poolwise {

namespace {
/// Making one costs about what it saves a unit, and as much for writing it and
/// for units to which it turns out not to apply.
constexpr double CostOfMaking = 2;
constexpr size_t MostPerGroup = 6;

/// How long a header takes to parse, roughly: those of C are short, those of
/// other libraries long.
double weightOf(StringRef Header) {
  if (Header.contains('/') || Header.ends_with(".hpp"))
    return 4;
  if (Header.contains('.') || Header.starts_with("c"))
    return 0.2;
  return 1;
}
template <class Names> double weightOfAll(const Names &Headers) {
  double Sum = 0;
  for (const std::string &Header : Headers)
    Sum += weightOf(Header);
  return Sum;
}

bool isCxx(StringRef File) {
  StringRef Extension = path::extension(File);
  return Extension != ".c" && Extension != ".m" && !Extension.empty();
}

uint64_t flagsOf(const CompileCommand &Command) {
  if (!isCxx(Command.File))
    return 0;
  std::vector<std::string> Arguments = preambleArguments(Command, "");
  if (Arguments.empty() ||
      llvm::is_contained(Command.Arguments, "-fno-implicit-modules") ||
      llvm::is_contained(Command.Arguments, "-nostdinc++"))
    return 0;
  std::string All = Command.Directory + '\n' + llvm::join(Arguments, "\n") +
                    '\n' + llvm::utostr(extractorVersion());
  return llvm::xxh3_64bits(All);
}

std::set<std::string> macrosOf(const CompileCommand &Command) {
  std::set<std::string> Out;
  for (StringRef A : Command.Arguments)
    if (A.consume_front("-D") || A.consume_front("-U"))
      if (A = A.take_until([](char C) { return C == '='; });
          !concernsSystemHeaders(A))
        Out.insert(A.str());
  return Out;
}

std::string fileFor(StringRef Folder, uint64_t Flags,
                    const std::vector<std::string> &Headers) {
  llvm::SmallString<256> File(Folder);
  path::append(
      File, "preamble-" + llvm::utohexstr(Flags) + "-" +
                llvm::utohexstr(llvm::xxh3_64bits(llvm::join(Headers, "\n"))) +
                ".pch");
  return File.str().str();
}
/// Left behind by a process that was killed, or by a full disk.
void removeIfOld(const llvm::sys::fs::directory_entry &File) {
  auto Status = File.status();
  if (Status && Status->getLastModificationTime() + std::chrono::minutes(30) <
                    std::chrono::system_clock::now())
    llvm::sys::fs::remove(File.path());
}
} // namespace

PreamblePlan::PreamblePlan(const std::vector<CompileCommand> &Commands,
                           StringRef Folder) {
  IncludeScan Scan;
  std::map<uint64_t, std::vector<size_t>> Groups;
  for (size_t I = 0; I < Commands.size(); ++I) {
    Unit U;
    U.Flags = flagsOf(Commands[I]);
    if (U.Flags) {
      U.System = Scan.systemHeadersOf(Commands[I]);
      U.Macros = macrosOf(Commands[I]);
      U.Folders = ownFolders(Commands[I]);
      Groups[U.Flags].push_back(I);
    }
    Units.push_back(std::move(U));
  }
  loadKnown(Folder);
  for (auto &[Flags, Group] : Groups)
    planGroup(Group, Folder, Commands);
}

void PreamblePlan::loadKnown(StringRef Folder) {
  std::set<std::string> Flags, Files;
  for (const Unit &U : Units)
    if (U.Flags)
      Flags.insert(llvm::utohexstr(U.Flags));
  std::error_code EC;
  for (llvm::sys::fs::directory_iterator It(Folder, EC), End; !EC && It != End;
       It.increment(EC)) {
    StringRef Name = path::filename(It->path());
    if (Name.starts_with("preamble-") && Name.ends_with(".tmp"))
      removeIfOld(*It);
    if (Name.consume_front("preamble-") && Name.consume_back(".pch.info") &&
        Flags.count(Name.split('-').first.str()))
      Files.insert(StringRef(It->path()).drop_back(strlen(".info")).str());
  }
  for (const std::string &File : Files)
    if (std::optional<Preamble> P = loadPreamble(File))
      Known.push_back(std::move(*P));
  for (size_t I = 0; I < Units.size(); ++I)
    if (const Preamble *P = forUnit(I))
      Units[I].Served = weightOfAll(P->Headers);
}

bool PreamblePlan::fits(const Unit &U, const Preamble &P) const {
  return U.Flags && U.Flags == P.Flags && llvm::includes(U.System, P.Headers) &&
         llvm::none_of(U.Macros,
                       [&](const std::string &Name) {
                         return std::binary_search(P.Identifiers.begin(),
                                                   P.Identifiers.end(), Name);
                       }) &&
         llvm::none_of(U.Folders, [&](const std::string &Folder) {
           return shadows(Folder, P);
         });
}

bool PreamblePlan::shadows(const std::string &Folder, const Preamble &P) const {
  auto [It, New] = Shadows.try_emplace({Folder, P.File});
  if (New)
    It->second = llvm::any_of(P.Asked, [&](const std::string &Name) {
      llvm::SmallString<256> Path(Folder);
      path::append(Path, Name);
      return isPresent(Path.str().str());
    });
  return It->second;
}

const Preamble *PreamblePlan::forUnit(size_t I) const {
  const Preamble *Best = nullptr;
  double Weight = 0;
  for (const Preamble &P : Known)
    if (double W = weightOfAll(P.Headers); W > Weight && fits(Units[I], P)) {
      Best = &P;
      Weight = W;
    }
  return Best;
}

void PreamblePlan::made(Preamble P) {
  if (!P.File.empty())
    Known.push_back(std::move(P));
}

/// Greedy: of the sets that units have in common, the one that saves most
/// beyond what was chosen before, as long as it saves more than it costs.
void PreamblePlan::planGroup(const std::vector<size_t> &Group, StringRef Folder,
                             const std::vector<CompileCommand> &Commands) {
  std::set<Headers> Candidates;
  auto propose = [&](Headers H) {
    if (!H.empty() && Candidates.size() < 400)
      Candidates.insert(std::move(H));
  };
  for (size_t I : Group)
    propose(Units[I].System);
  // Headers by how many units have them: what the first K share.
  std::map<std::string, size_t> Count;
  for (size_t I : Group)
    for (const std::string &Header : Units[I].System)
      ++Count[Header];
  std::set<size_t> Thresholds;
  for (auto &[Header, N] : Count)
    Thresholds.insert(N);
  for (size_t Least : Thresholds) {
    Headers Common;
    for (auto &[Header, N] : Count)
      if (N >= Least)
        Common.insert(Header);
    propose(std::move(Common));
  }
  for (size_t A = 0; A < Group.size() && A < 40; ++A)
    for (size_t B = A + 1; B < Group.size() && B < 40; ++B) {
      Headers Both;
      std::set_intersection(
          Units[Group[A]].System.begin(), Units[Group[A]].System.end(),
          Units[Group[B]].System.begin(), Units[Group[B]].System.end(),
          std::inserter(Both, Both.begin()));
      propose(std::move(Both));
    }
  for (size_t Chosen = 0; Chosen < MostPerGroup; ++Chosen) {
    const Headers *Best = nullptr;
    double BestGain = 0;
    for (const Headers &H : Candidates) {
      double Weight = weightOfAll(H), Gain = -CostOfMaking * Weight;
      for (size_t I : Group)
        if (Weight > Units[I].Served && llvm::includes(Units[I].System, H))
          Gain += Weight - Units[I].Served;
      if (Gain > BestGain) {
        Best = &H;
        BestGain = Gain;
      }
    }
    if (!Best)
      return;
    Wanted W;
    W.Headers.assign(Best->begin(), Best->end());
    W.Flags = Units[Group[0]].Flags;
    W.Command = Commands[Group[0]];
    W.File = fileFor(Folder, W.Flags, W.Headers);
    for (size_t I : Group)
      if (llvm::includes(Units[I].System, *Best))
        Units[I].Served = std::max(Units[I].Served, weightOfAll(*Best));
    ToMake.push_back(std::move(W));
  }
}

} // namespace poolwise
