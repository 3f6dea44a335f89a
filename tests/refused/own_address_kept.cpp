// The pointer of the parameter leads to a variable of the function.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct matrix {
  float m[9];
};
struct mesh {
  float *values;
  int count;
};
void run(mesh &target, matrix mat) {
  target.values = mat.m;
  for (int i = 0; i < target.count; ++i)
    target.values[i] = mix(mat.m[8 - i]);
}
