//===- UnitAnalyzer.cpp - One unit after the other ------------------------===//

#include "poolwise/Unit/UnitAnalyzer.h"
#include "poolwise/Summary/Record.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <dlfcn.h>
#include <set>

using namespace llvm;

namespace poolwise {

std::string installedFile(void *Address) {
  Dl_info Info;
  if (::dladdr(Address, &Info) && sys::path::extension(Info.dli_fname) == ".so")
    return Info.dli_fname;
  return sys::fs::getMainExecutable("", Address);
}

Expected<UnitAnalyzer::Rules>
UnitAnalyzer::rulesFor(const std::vector<std::string> &Packs) {
  std::lock_guard Guard(Lock);
  auto [Known, IsNew] = ByPacks.try_emplace(Packs);
  if (IsNew) {
    Expected<std::vector<std::string>> Places =
        rulePlaces(InstalledFile, Packs);
    Expected<RuleSet> Loaded =
        Places ? RuleSet::load(*Places) : Places.takeError();
    if (!Loaded) {
      ByPacks.erase(Known); // whoever corrects the pack need not start again
      return Loaded.takeError();
    }
    Known->second = std::make_shared<const RuleSet>(std::move(*Loaded));
  }
  return Known->second;
}

static Expected<Config> configFor(const TUSummary &Unit,
                                  const UnitSettings &Settings) {
  Expected<Config> C = Settings.ConfigFile.empty()
                           ? findConfig(sys::path::parent_path(Unit.MainFile))
                           : readConfig(Settings.ConfigFile);
  if (!C)
    return C;
  C->Rules.insert(C->Rules.end(), Settings.Rules.begin(), Settings.Rules.end());
  C->MinSpeedup = Settings.MinSpeedup.value_or(C->MinSpeedup);
  C->MinTaskUs = Settings.MinTaskUs.value_or(C->MinTaskUs);
  return C;
}

Expected<Analysis> UnitAnalyzer::analyze(TUSummary Unit,
                                         const UnitSettings &Settings,
                                         const OpenFiles &Open) {
  Expected<Config> C = configFor(Unit, Settings);
  if (!C)
    return C.takeError();
  Expected<Rules> Models = rulesFor(C->Rules);
  if (!Models)
    return Models.takeError();

  std::set<std::string> Own;
  for (const SourceFile &File : Unit.Files)
    Own.insert(File.Path);
  ExtractedProgram Units;
  Units.IsWhole = false; // it is one unit of many
  if (Settings.UsesStore)
    if (auto Around = Stores.of(Unit.MainFile, Settings.CacheDir)) {
      Around->addObstacles(Unit);
      Units.Units.push_back(Around->around(Unit));
      Units.IsWhole = Around->isWhole() && Unit.Errors.empty();
    }
  Units.Units.push_back(std::move(Unit));
  Analysis A = poolwise::analyze(std::move(Units), **Models, *C, Open);
  A.Units = 1;
  erase_if(A.Findings, [&](const Recommendation &R) {
    Location Where = candidateOf(*A.P, R).Where;
    return !Where.isValid() || !Own.count(A.P->Files[Where.File].Path);
  });
  A.Rules = std::move(*Models);
  return A;
}

std::string UnitAnalyzer::whatIsMissing(StringRef File,
                                        const UnitSettings &Settings) {
  if (!Settings.UsesStore || Stores.of(File, Settings.CacheDir))
    return "";
  std::string Where =
      Settings.CacheDir.empty()
          ? "in a .poolwise folder upwards from '" + File.str() + "'"
          : "in '" + Settings.CacheDir + "'";
  return "what functions of other files do is not known, for this version "
         "finds "
         "no summaries of the program " +
         Where + "; run 'poolwise check -p BUILD' once in '" +
         rootFolder(sys::path::parent_path(File)) + "'";
}

} // namespace poolwise
