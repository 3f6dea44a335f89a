//===- Config.cpp - Finding the settings, and their defaults --------------===//
//
// Reading a file is ReadConfig.cpp.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Config/Config.h"
#include "poolwise/Config/GlobList.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace poolwise {

bool Config::enables(StringRef Check) const {
  return globListContains(Checks, Check);
}

Expected<Config> findConfig(StringRef Folder) {
  SmallString<256> Current(Folder);
  if (std::error_code EC = sys::fs::make_absolute(Current))
    return createStringError(EC, "%s: %s", Folder.str().c_str(),
                             EC.message().c_str());
  sys::path::remove_dots(Current, /*remove_dot_dot=*/true);
  for (StringRef Up = Current; !Up.empty(); Up = sys::path::parent_path(Up)) {
    SmallString<256> File(Up);
    sys::path::append(File, ".poolwise.yaml");
    if (sys::fs::exists(File))
      return readConfig(File);
  }
  return Config();
}

std::string clangdConfigText() {
  return R"(# Findings of poolwise in the editor: poolwise-clangd reads this, and clangd's
# own lines may stand here as well.
Diagnostics:
  ClangTidy:
    Add: [poolwise-*,
      # Where checks are named, clangd 22 leaves out those of its own choice:
      # these. If a .clang-tidy says what to run, take them out.
      readability-misleading-indentation, readability-deleted-default,
      bugprone-integer-division, bugprone-sizeof-expression,
      bugprone-suspicious-missing-comma, bugprone-unused-raii,
      bugprone-unused-return-value, misc-unused-using-decls,
      misc-unused-alias-decls, misc-definitions-in-headers]
    # clangd runs only checks that it knows to be fast, and it has not measured
    # these.
    FastCheckFilter: Loose
)";
}

/// Two spellings of one wish: VS Code, Neovim and others read the first,
/// JetBrains' editors the second.
static std::string modelines(StringRef Schema) {
  if (Schema.empty())
    return "";
  return ("# yaml-language-server: $schema=" + Schema +
          "\n# $schema: " + Schema + "\n")
      .str();
}

std::string defaultConfigText(StringRef Schema) {
  return modelines(Schema) +
         R"(# Settings of poolwise. The nearest .poolwise.yaml upwards from the first PATH
# of the command (or from the working directory) holds for the whole run; others
# are not merged in. Options of the command line win over this file.
# What stands here is the default; a key may be left out.
version: 1

# Which checks report: comma-separated globs, '-' removes, the last match wins.
# `poolwise doc` lists the checks.
checks: "*"

# Nothing is recommended below these; 0 turns each off.
min_speedup: 1.3 # estimated time before / after
min_task_us: 20  # microseconds that one task takes, computing and waiting

# What estimates assume, so that reports do not depend on the machine.
cores: 4
assumed_rounds: 16 # of a loop whose number of rounds the source does not tell

# Where work that is bound by computing runs:
#   cxx      on threads, one a core; on processes only if it is not thread-safe
#   python   on processes, as the advice for Python goes
policy: cxx

# Rule packs besides the built-in ones: files, or folders of *.yaml files,
# relative to this file.
rules: []
#  - poolwise-rules/

# What fixes are written for: poolwise, std-async, tbb, openmp or
# parallel-algorithms. What the others can't express gets no fix.
rewrite:
  target: poolwise

# Files whose findings are not looked for: globs, relative to this file. `*` also
# matches `/`; a folder means all below it.
exclude: []
#  - third_party/*

# Findings that stay in the reports, marked as suppressed. An entry that no
# finding needs is told. Each key may be left out: all files, all checks.
suppress: []
#  - paths: [tests/*]
#    checks: sequential-io-loop
#    reason: tests may take their time
)";
}

} // namespace poolwise
