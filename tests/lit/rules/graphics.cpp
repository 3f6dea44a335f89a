// Drawing computes, and reaches surfaces that its calls do not name.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
// RUN: not %poolwise check --min-task-us 0 --min-speedup 0 %s -- -std=c++20 \
// RUN:   | FileCheck %s --check-prefix=HAZARD
#include <vector>
struct cairo_t;
struct cairo_surface_t;
struct FT_FaceRec;
extern "C" {
void cairo_paint(cairo_t *);
int cairo_surface_write_to_png(cairo_surface_t *, const char *);
int FT_Load_Glyph(FT_FaceRec *, unsigned, int);
}

// HAZARD: the cairo-surfaces of the process is changed
// CHECK-DAG: paints: cpu
void paints(std::vector<cairo_t *> &All) {
  for (cairo_t *C : All)
    cairo_paint(C);
}

// CHECK-DAG: saves: cpu
int saves(cairo_surface_t *S) { return cairo_surface_write_to_png(S, "a.png"); }

// CHECK-DAG: loads: cpu
void loads(FT_FaceRec *Face) {
  for (int I = 0; I < 100; ++I)
    FT_Load_Glyph(Face, I, 4);
}
