//===- Symbols.cpp - From places in the code to functions -----------------===//
//
// In:  the recorder's files. Out: functions with the file and line of their
//      definition, from the debugging information. Instances of a template and
//      the several bodies of a constructor stand at one place with one name and
//      become one.
//
// Not handled: code without debugging information, which is left out.
//
//===----------------------------------------------------------------------===//

#include "Records.h"
#include "llvm/DebugInfo/Symbolize/Symbolize.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/Object/ObjectFile.h"

using namespace llvm;

namespace poolwise {

Expected<Profile> readRecording(StringRef Folder) {
  Expected<Records> Sum = sumOfRecords(Folder);
  if (!Sum)
    return Sum.takeError();
  symbolize::LLVMSymbolizer::Options Options;
  Options.PrintFunctions = DILineInfoSpecifier::FunctionNameKind::LinkageName;
  Options.Demangle = false;
  symbolize::LLVMSymbolizer Symbolizer(Options);
  Profile P;
  for (auto &[Where, Times] : *Sum) {
    auto Info = Symbolizer.symbolizeCode(
        Where.Module, {Where.Address, object::SectionedAddress::UndefSection});
    if (!Info) {
      consumeError(Info.takeError());
      continue;
    }
    bool HasStart = Info->StartLine != 0;
    MeasuredFunction F = Times;
    F.Mangled = Info->FunctionName;
    F.Name = demangle(F.Mangled);
    F.File = HasStart && !Info->StartFileName.empty() ? Info->StartFileName
                                                      : Info->FileName;
    F.Line = HasStart ? Info->StartLine : Info->Line;
    if (F.File != DILineInfo::BadString && F.Line != 0)
      P.Functions.push_back(std::move(F));
  }
  auto Key = [](const MeasuredFunction &F) {
    return std::tie(F.File, F.Line, F.Mangled);
  };
  sort(P.Functions,
       [&](const auto &L, const auto &R) { return Key(L) < Key(R); });
  // The same function in several modules.
  std::vector<MeasuredFunction> Merged;
  for (MeasuredFunction &F : P.Functions)
    if (!Merged.empty() && Key(Merged.back()) == Key(F))
      addTimes(Merged.back(), F);
    else
      Merged.push_back(std::move(F));
  P.Functions = std::move(Merged);
  return P;
}

} // namespace poolwise
