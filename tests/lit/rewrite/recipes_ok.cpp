// One change for each recipe.
// RUN: %exits 1 %poolwise check --diff --min-task-us 0 --min-speedup 0 %s -- -std=c++20 > %t.patch
// RUN: FileCheck %s --implicit-check-not='{{^[-+] }}' < %t.patch

#include <algorithm>
#include <vector>

static unsigned mix(unsigned X) {
  for (int I = 0; I < 20000; ++I)
    X = X * 1664525u + 1013904223u;
  return X;
}

void each(std::vector<unsigned> &Values) {
  for (unsigned &Value : Values)
    Value = mix(Value);
}
// CHECK: {{^}}-  for (unsigned &Value : Values)
// CHECK: {{^}}+  poolwise::cpu_threads().for_each(Values, [&](unsigned &Value) {
// CHECK: {{^}}+  });

void byIndex(std::vector<unsigned> &Values) {
  for (std::size_t I = 0; I < Values.size(); ++I) {
    Values[I] = mix(Values[I]);
  }
}
// CHECK: {{^}}-  for (std::size_t I = 0; I < Values.size(); ++I) {
// CHECK: {{^}}+  poolwise::cpu_threads().for_each(poolwise::indices(Values.size()), [&](std::size_t I) {
// CHECK: {{^}}-  }
// CHECK: {{^}}+  });

std::vector<unsigned> collected(const std::vector<unsigned> &Seeds) {
  std::vector<unsigned> Results;
  for (unsigned Seed : Seeds)
    Results.push_back(mix(Seed));
  return Results;
}
// CHECK: {{^}}-  std::vector<unsigned> Results;
// CHECK: {{^}}-  for (unsigned Seed : Seeds)
// CHECK: {{^}}+  std::vector<unsigned> Results = poolwise::cpu_threads().map(Seeds, [&](unsigned Seed) {
// CHECK: {{^}}-    Results.push_back(mix(Seed));
// CHECK: {{^}}+    return mix(Seed);
// CHECK: {{^}}+  });

unsigned summed(const std::vector<unsigned> &Seeds) {
  unsigned Total = 0;
  for (unsigned Seed : Seeds)
    Total += mix(Seed);
  return Total;
}
// CHECK: {{^}}-  for (unsigned Seed : Seeds)
// CHECK: {{^}}+  Total = poolwise::cpu_threads().reduce(Seeds, Total, std::plus<>(), [&](unsigned Seed) {
// CHECK: {{^}}-    Total += mix(Seed);
// CHECK: {{^}}+    return mix(Seed);
// CHECK: {{^}}+  });

void algorithm(std::vector<unsigned> &Values) {
  std::for_each(Values.begin(), Values.end(), [](unsigned &V) { V = mix(V); });
}
// CHECK: {{^}}-  std::for_each(Values.begin(), Values.end(), [](unsigned &V) { V = mix(V); });
// CHECK: {{^}}+  poolwise::cpu_threads().for_each(Values, [](unsigned &V) { V = mix(V); });

unsigned invoked() {
  auto A = mix(mix(1));
  auto B = mix(mix(2));
  return A + B;
}
// CHECK: {{^}}-  auto A = mix(mix(1));
// CHECK: {{^}}-  auto B = mix(mix(2));
// CHECK: {{^}}+  auto [A, B] = poolwise::cpu_threads().invoke(
// CHECK: {{^}}+      [&] { return mix(mix(1)); },
// CHECK: {{^}}+      [&] { return mix(mix(2)); });
