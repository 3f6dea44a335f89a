//===- Doc.cpp - `poolwise doc` -------------------------------------------===//
//
// The pages are part of the binary.
//
//===----------------------------------------------------------------------===//

#include "Command.h"
#include "poolwise/Config/GlobList.h"
#include "poolwise/Report/Pages.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace poolwise::tool {

static void list(Page::About About, StringRef Title) {
  outs() << Title << ":\n";
  for (const Page &P : pages())
    if (P.A == About)
      outs() << formatv("  {0,-32}{1}\n", P.Name, summaryOf(P));
}

int runDoc(const Command &C, const CommandLine &Line) {
  cl::SubCommand Sub("doc", C.Summary);
  cl::OptionCategory Category("options");
  cl::opt<std::string> Name(cl::Positional, cl::desc("[CHECK_OR_HAZARD]"),
                            cl::sub(Sub), cl::cat(Category));
  if (!parseOptions(Sub, Category, C, Line))
    return BadUsage;
  if (Name.empty()) {
    list(Page::About::Check, "checks");
    outs() << '\n';
    list(Page::About::Hazard,
         "hazards, the reasons against running side by side");
    return NothingFound;
  }
  if (const Page *P = pageNamed(Name)) {
    outs() << P->Text;
    return NothingFound;
  }
  std::vector<StringRef> Known;
  for (const Page &P : pages())
    Known.push_back(P.Name);
  return usageError("there is no page '" + Name + "'" +
                    didYouMean(Name, Known) + "; 'poolwise doc' lists them");
}

} // namespace poolwise::tool
