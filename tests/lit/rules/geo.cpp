// The functions of GEOS without _r share one handle; those with it write their own.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
// RUN: not %poolwise check --min-task-us 0 --min-speedup 0 %s -- -std=c++20 \
// RUN:   | FileCheck %s --check-prefix=HAZARD
#include <vector>
struct GEOSContextHandle_HS;
struct GEOSGeometry;
extern "C" {
GEOSGeometry *GEOSUnaryUnion(const GEOSGeometry *);
GEOSGeometry *GEOSBuffer_r(GEOSContextHandle_HS *, const GEOSGeometry *, double,
                           int);
}

// CHECK-DAG: widens: cpu
GEOSGeometry *widens(GEOSContextHandle_HS *H, const GEOSGeometry *G) {
  return GEOSBuffer_r(H, G, 1, 8);
}

// HAZARD: 'GEOSUnaryUnion' is not thread-safe [not-thread-safe-call]
void unites(std::vector<const GEOSGeometry *> &In,
            std::vector<GEOSGeometry *> &Out) {
  for (unsigned long I = 0; I < In.size(); ++I)
    Out[I] = GEOSUnaryUnion(In[I]);
}

// HAZARD: '*H' is written in every round [shared-write]
void widensAll(GEOSContextHandle_HS *H, std::vector<const GEOSGeometry *> &In,
               std::vector<GEOSGeometry *> &Out) {
  for (unsigned long I = 0; I < In.size(); ++I)
    Out[I] = GEOSBuffer_r(H, In[I], 1, 8);
}
