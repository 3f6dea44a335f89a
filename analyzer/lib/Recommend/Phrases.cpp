#include "Phrases.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;
namespace poolwise {

StringRef waitsFor(EffectKind Kind) {
  switch (Kind) {
  case EffectKind::Network:
    return "the network";
  case EffectKind::Disk:
    return "the disk";
  case EffectKind::Device:
    return "a device";
  case EffectKind::Ipc:
  case EffectKind::Process:
    return "another process";
  case EffectKind::Console:
    return "the console";
  case EffectKind::Lock:
    return "another thread";
  case EffectKind::Sleep:
    return "a timer";
  default:
    return "something outside";
  }
}

std::string pathText(const WitnessPtr &Path) {
  if (!Path)
    return "";
  std::vector<StringRef> Hops;
  for (const Witness *Hop = Path.get(); Hop; Hop = Hop->Next.get())
    Hops.push_back(Hop->What);
  std::string Text = " (" + Hops.back().str();
  Hops.pop_back();
  if (!Hops.empty())
    Text += ", via " + join(Hops, ", ");
  return Text + ")";
}

std::string timeText(double Us) {
  if (Us >= 10'000)
    return formatv("{0:f0} ms", Us / 1000);
  if (Us >= 1000)
    return formatv("{0:f1} ms", Us / 1000);
  return formatv("{0:f0} us", Us);
}

} // namespace poolwise
