//===- ProfileFile.cpp - A profile as JSON --------------------------------===//

#include "poolwise/Profile/Profile.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace poolwise {

static constexpr StringLiteral Schema = "poolwise-profile/1";

/// Nanoseconds are all that was measured.
static double rounded(double Us) { return std::round(Us * 1000) / 1000; }

void writeProfile(const Profile &P, raw_ostream &OS) {
  json::OStream J(OS, 1);
  J.object([&] {
    J.attribute("schema", Schema);
    J.attributeArray("command", [&] {
      for (const std::string &Word : P.Command)
        J.value(Word);
    });
    J.attributeArray("functions", [&] {
      for (const MeasuredFunction &F : P.Functions)
        J.object([&] {
          J.attribute("name", F.Name);
          J.attribute("mangled", F.Mangled);
          J.attribute("file", F.File);
          J.attribute("line", F.Line);
          J.attribute("calls", F.Calls);
          J.attribute("wall_us", rounded(F.WallUs));
          J.attribute("cpu_us", rounded(F.CpuUs));
          J.attribute("io_us", rounded(F.IoUs));
          J.attribute("io_calls", F.IoCalls);
          J.attribute("lock_us", rounded(F.LockUs));
        });
    });
  });
  OS << "\n";
}

static bool read(const json::Value &V, MeasuredFunction &F, json::Path At) {
  json::ObjectMapper O(V, At);
  return O && O.map("name", F.Name) && O.map("mangled", F.Mangled) &&
         O.map("file", F.File) && O.map("line", F.Line) &&
         O.map("calls", F.Calls) && O.map("wall_us", F.WallUs) &&
         O.map("cpu_us", F.CpuUs) && O.map("io_us", F.IoUs) &&
         O.map("io_calls", F.IoCalls) && O.map("lock_us", F.LockUs);
}

Expected<Profile> readProfile(StringRef File) {
  auto refuse = [&](const Twine &Why) {
    return createStringError(inconvertibleErrorCode(),
                             "--profile: " + File + ": " + Why +
                                 "; 'poolwise profile' writes such files");
  };
  auto Buffer = MemoryBuffer::getFile(File);
  if (!Buffer)
    return refuse(Buffer.getError().message());
  Expected<json::Value> Parsed = json::parse((*Buffer)->getBuffer());
  if (!Parsed)
    return refuse(toString(Parsed.takeError()));
  const json::Object *Top = Parsed->getAsObject();
  if (!Top || Top->getString("schema") != Schema)
    return refuse(formatv("is no \"{0}\"", Schema).str());
  Profile P;
  if (const json::Array *Words = Top->getArray("command"))
    for (const json::Value &Word : *Words)
      P.Command.push_back(Word.getAsString().value_or("").str());
  const json::Array *Functions = Top->getArray("functions");
  if (!Functions)
    return refuse("\"functions\" is missing");
  json::Path::Root Root("functions");
  json::Path All(Root);
  for (size_t I = 0; I < Functions->size(); ++I)
    if (!read((*Functions)[I], P.Functions.emplace_back(), All.index(I)))
      return refuse(toString(Root.getError()));
  return P;
}

} // namespace poolwise
