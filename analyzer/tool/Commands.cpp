//===- Commands.cpp - The table of subcommands, and what --help teaches ---===//

#include "Command.h"

namespace poolwise::tool {

static constexpr Command Table[] = {
    {"check", "report findings; fix them with --fix", R"(
EXAMPLES:

  poolwise check -p build                       every file of build/compile_commands.json
  poolwise check -p build src/net               files below src/net
  poolwise check fetch.cpp -- -std=c++20 -Iinc  no database
  poolwise check --diff                         print what --fix would do
  poolwise check --fix                          apply the fixes that are proven safe
  poolwise check --fix --verify 'make check'    ...and take back those that break it
  poolwise check --fix --commits                ...one commit of git for each
  poolwise check --since origin/main            only what concerns changed lines
  git diff | poolwise check --since -           ...of any diff
  poolwise check --write-baseline known.txt     remember today's findings...
  poolwise check --baseline known.txt           ...and report only new ones
  poolwise check --format sarif -o report.sarif for code scanning

Findings are silenced in the source by NOLINT(poolwise-<check>), and settings are
read from .poolwise.yaml ('poolwise init' writes one).

EXIT STATUS:

  0  nothing found; with --fix: everything that was found is fixed
  1  findings
  2  bad usage or configuration
  3  some files could not be analysed as a whole; the rest is reported

Nothing is changed without --fix, and files with errors are never rewritten.
)",
     runCheck},
    {"functions", "every function with its kind, cost, effects and evidence",
     R"(
EXAMPLES:

  poolwise functions -p build src/           what each function is bound by
  poolwise functions --format json | jq '.functions[] | select(.kind == "io")'

Costs are estimates from rules, never measured.
)",
     runFunctions},
    {"explain", "why something is reported or not, as a tree", R"(
EXAMPLES:

  poolwise explain fetch_page          a function, by its qualified name or its end
  poolwise explain src/main.cpp:42     the loop, calls and function at a line

Shows what the code does and how that is known, what is unknown, and what would
change the verdict.
)",
     runExplain},
    {"profile", "run a program and write what its functions took", R"(
EXAMPLES:

  clang++ -O2 -g -finstrument-functions-after-inlining -o app *.cpp
  poolwise profile -- ./app input.txt      writes profile.json
  poolwise profile -o p.json -- ./app      writes p.json

Works for programs of several threads and processes. GCC's flag is
-finstrument-functions; it also keeps small functions from being inlined.

EXIT STATUS: 0 written, 2 bad usage, or the program recorded nothing.
)",
     runProfile},
    {"query", "paths in the program: who reaches what?", R"(
EXPR is FROM -> TO. FROM is a function's name or glob; TO is 'effect:NAME', 'unknown',
or the name or glob of a callee.

EXAMPLES:

  poolwise query 'main -> effect:network'    how main reaches the network
  poolwise query '* -> effect:sleep'         every function that sleeps
  poolwise query 'app::* -> unknown'         what poolwise knows nothing about
  poolwise query '* -> strtok'               who calls it, directly or not

EXIT STATUS: 0 no path, 1 paths found, 2 bad usage, 3 incomplete.
)",
     runQuery},
    {"rules", "the models of libraries that are known", R"(
EXAMPLES:

  poolwise rules                       every model, one a line
  poolwise rules list 'std::*'         those whose name matches
  poolwise rules lint my-rules.yaml    errors in a rule pack, names that its headers
                                       do not declare, entries that hide each other
  poolwise rules coverage -p build     functions without a model, by how much hangs
                                       on them: what a rule pack should add
  poolwise rules learn acme.h -- -I.   a draft of a pack, from headers
  poolwise rules learn --run -- ./prog a draft of a pack, from a run under strace
)",
     runRules},
    {"summarize", "analyse each file by itself, for a build or a CI matrix", R"(
EXAMPLES:

  poolwise summarize -p build src/a.cpp -o a.pws --depfile a.pws.d   a build's rule
  poolwise summarize -p build --shard 2/8 -o part2.pws               a CI job of 8
  poolwise check --summaries a.pws b.pws                             the last step

EXIT STATUS: 0 also for files that cannot be analysed: the check tells of them;
2 bad usage.
)",
     runSummarize},
    {"doc", "the page of a check; alone: the list", R"(
EXAMPLES:

  poolwise doc                       all checks and hazards, one a line
  poolwise doc sequential-io-loop    what it finds, why, an example, its limits
)",
     runDoc},
    {"init", "write a commented .poolwise.yaml", R"(
Writes .poolwise.yaml into FOLDER (or the working directory). A file that is there
already is left alone.
)",
     runInit},
    {"lsp", "a language server, for editors beside their own", R"(
Speaks the Language Server Protocol on standard input and output: findings as
diagnostics, fixes as code actions, and what each function is bound by as a code
lens. It knows nothing else of C++; poolwise-clangd is clangd with all of this in
it. docs/editor.md shows how editors are told.
)",
     runLsp},
    {"as-compiler", "in a compiler's place: a summary for an object", R"(
Takes a compiler's command line, -o and -c included, and writes the summary of the
source where the object would go. Build systems call it; see docs/build-systems.md.
)",
     runAsCompiler},
    {"dump", "what a stage of the analysis produced", R"(
STAGES, in order:

  summary          per function: regions, calls, accesses, candidates
  program          all functions, linked
  behaviors        per function: effects, memory, cost, what is not known
  candidates       task candidates with their shape
  verdicts         each candidate with its hazards
  recommendations  what 'check' reports, before suppression

The form is for people and tests, and may change; reports do not.
)",
     runDump},
};

llvm::ArrayRef<Command> commands() { return Table; }

} // namespace poolwise::tool
