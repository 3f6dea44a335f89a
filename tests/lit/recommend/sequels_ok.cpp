// Rounds that do not look at what goes from round to round are steps, each of which goes on
// from the one before: no pool takes them apart. With thresholds off they are told, and why
// they stay.
// RUN: not %poolwise check --quiet %s -- -std=c++20 > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
// RUN: not %poolwise check --quiet --min-task-us 0 --min-speedup 0 %s -- -std=c++20 | FileCheck %s --check-prefix=ALL
#include <filesystem>
#include <string>
#include <vector>

struct Solver {
  std::vector<double> Values;
  double *Forces = nullptr;
  void step();
};

void Solver::step() {
  for (size_t I = 1; I + 1 < Values.size(); ++I)
    for (size_t K = 1; K + 1 < Values.size(); ++K)
      Forces[K] = Values[I] * 0.5 + Forces[K - 1];
}

// ALL: :[[#@LINE+2]]:3: {{.*}}[poolwise-sequential-cpu-loop]
void relax_ok(Solver &S, int Rounds) {
  for (int Round = 0; Round < Rounds; ++Round)
    S.step();
}

// Here each round has a solver of its own, though that is not proven.
void each_bad(Solver *S, int Count) {
  // CHECK: :[[#@LINE+1]]:3: note: each round computes{{.*}}[poolwise-sequential-cpu-loop]
  for (int I = 0; I < Count; ++I)
    S[I].step();
}

// What a round needs of the one before weighs more than a write that could be moved: for a
// quarter of a millisecond nobody looks for another way. Without it the loop is told.
namespace fs = std::filesystem;
static size_t linked(const fs::path &Link) {
  return fs::canonical(Link / "a").native().size() + fs::canonical(Link / "b").native().size() +
         fs::canonical(Link / "c").native().size() + fs::canonical(Link / "d").native().size() +
         fs::canonical(Link / "e").native().size();
}
static size_t Key;
// ALL: :[[#@LINE+2]]:3: {{.*}}the rounds are not independent{{.*}}[poolwise-sequential-io-loop]
void chained_ok(const std::vector<fs::path> &Links) noexcept {
  for (const auto &Link : Links)
    Key = linked(Link / std::to_string(Key)) + linked(std::to_string(Key) / Link);
}
void each_of_its_own_bad(const std::vector<fs::path> &Links, std::vector<size_t> &Sizes) noexcept {
  // CHECK: :[[#@LINE+1]]:3: {{.*}}[poolwise-sequential-io-loop]
  for (size_t I = 0; I < Links.size(); ++I)
    Sizes[I] = linked(Links[I]);
}
