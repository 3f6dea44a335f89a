// A list within a list is a few names: that says little about how long it takes. A list of
// tables of numbers is work.
// RUN: not %poolwise check --quiet %s -- -std=c++20 > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include <list>
#include <map>
#include <string>
#include <vector>

struct Scope {
  std::string Name;
  std::list<std::string> Names;
  std::map<std::string, int> Ids;
};

static int lookUp(const std::list<Scope> &Scopes, const std::string &Name) {
  int Found = 0;
  for (const Scope &S : Scopes)
    for (const std::string &Each : S.Names)
      Found += S.Ids.count(Each + Name) + S.Ids.count(Name + Each);
  return Found;
}

struct Class {
  std::vector<std::string> Bases;
  int Total = 0;
};

void names_ok(std::vector<Class> &Classes, const std::list<Scope> &Scopes) {
  for (Class &C : Classes)
    for (const std::string &Base : C.Bases)
      C.Total += lookUp(Scopes, Base);
}

// In steps of eight, a side of 64 has eight rounds.
static int costOf(const unsigned short *A, int Side) {
  int Sum = 0;
  for (int Y = 0; Y < Side; Y += 8)
    for (int X = 0; X < Side; X += 8)
      Sum += A[0] * Y + A[1] * X;
  return Sum;
}
int blocks_ok(const unsigned short *A, int Side) {
  int Total = 0;
  for (int Y = 0; Y < Side; Y += 8)
    for (int X = 0; X < Side; X += 8)
      Total += costOf(A + Y * Side + X, Side);
  return Total;
}

struct Layer {
  int Width, Height;
  std::vector<float> Values, Sums;
};

// CHECK: :[[#@LINE+2]]:{{.*}}each round computes for about{{.*}}[poolwise-sequential-cpu-loop]
void tables_bad(std::vector<Layer> &Layers) {
  for (Layer &L : Layers) {
    L.Sums.resize(L.Values.size());
    for (int Y = 0; Y < L.Height; ++Y)
      for (int X = 0; X < L.Width; ++X)
        for (int Near = 0; Near < L.Width; ++Near)
          L.Sums[Y * L.Width + X] += L.Values[Y * L.Width + Near] * L.Values[Y * L.Width + X];
  }
}
