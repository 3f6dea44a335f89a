// A search is over when it has found something, and words are short: loops of open length
// that are so do not say, together with another one, that there is much to compute.
// RUN: %poolwise check --quiet %s -- -std=c++20 | FileCheck %s
// CHECK: no findings
// RUN: not %poolwise check --quiet %s -- -std=c++20 -DTO_THE_END | FileCheck %s --check-prefix=END
// END: searches_ok.cpp:[[#]]:{{.*}}[poolwise-sequential-cpu-loop]
#include <cstddef>
#include <vector>

struct Part {
  long Id, Kind, Weight, Price;
};
struct Group {
  std::vector<Part> Parts;
};

static long find(const Group &In, long Id) {
  for (const Part &P : In.Parts) {
    long Key = P.Id;
    for (int Times = 0; Times < 2000; ++Times)
      Key = Key % 65521 * 31 + P.Kind + P.Weight;
#ifndef TO_THE_END
    if (Key == Id)
      return P.Weight;
#else
    Id += Key;
#endif
  }
  return Id;
}

void find_all(const std::vector<Group> &Groups, const std::vector<long> &Ids, std::vector<long> &Out) {
  for (size_t I = 0; I < Ids.size(); ++I) {
    long Sum = 0;
    for (const Group &G : Groups)
      Sum += find(G, Ids[I]);
    Out[I] = Sum;
  }
}

#ifdef TO_THE_END
using Sign = signed char;
#else
using Sign = char;
#endif
struct Name {
  std::vector<Sign> Text;
  Sign at(size_t I) const { return Text[I]; }
};
static long hash(const Name &N, long Seed) {
  for (const Sign &C : N.Text)
    for (int Times = 0; Times < 2000; ++Times)
      Seed = (Seed * 31 + C) % 65521;
  return Seed;
}

void hash_all(const std::vector<std::vector<Name>> &Lists, std::vector<long> &Out) {
  for (size_t I = 0; I < Lists.size(); ++I) {
    long Sum = 0;
    for (const Name &N : Lists[I])
      Sum += hash(N, Sum);
    Out[I] = Sum;
  }
}

// One loop of open length says little, whatever small function it calls; two that come to
// less than twice what a task needs say as little.
void small_calls_ok(const std::vector<Group> &Groups, std::vector<long> &Out) {
  for (size_t I = 0; I < Groups.size(); ++I) {
    long Sum = 0;
    for (const Part &P : Groups[I].Parts) {
      long *Own = new long(P.Id);
      for (int Times = 1; Times < 1000; ++Times)
        Sum = Sum % 65521 * 31 + P.Weight + *Own;
      delete Own;
    }
    Out[I] = Sum;
  }
}
void few_ok(const std::vector<Group> &Groups, const std::vector<long> &Ids, std::vector<long> &Out) {
  for (size_t I = 0; I < Ids.size(); ++I) {
    long Sum = 0;
    for (const Group &G : Groups)
      for (const Part &P : G.Parts)
        for (int Times = 0; Times < 100; ++Times)
          Sum = Sum % 65521 * 31 + P.Kind + P.Weight;
    Out[I] = Sum;
  }
}
