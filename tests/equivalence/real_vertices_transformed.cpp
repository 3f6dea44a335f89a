// A mesh of C: an array behind a pointer and its length, and a matrix.
// WANT: for_each
#include <cstdio>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct vec {
  float x, y, z;
};
struct matrix {
  float m[3][3];
};
vec operator*(const matrix &m, const vec &v) {
  float noise = mix((unsigned)v.x) % 3;
  return {m.m[0][0] * v.x + m.m[0][1] * v.y + m.m[0][2] * v.z + noise,
          m.m[1][0] * v.x + m.m[1][1] * v.y + m.m[1][2] * v.z,
          m.m[2][0] * v.x + m.m[2][1] * v.y + m.m[2][2] * v.z};
}
struct mesh {
  vec *vertices = nullptr;
  unsigned count = 0;
};

void transform(mesh *pcMesh, const matrix mat) {
  for (unsigned int i = 0; i < pcMesh->count; ++i) {
    pcMesh->vertices[i] = mat * pcMesh->vertices[i];
  }
}

int main() {
  vec data[5] = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {1, 1, 1}, {2, 2, 2}};
  mesh m{data, 5};
  transform(&m, {{{1, 2, 3}, {0, 1, 0}, {2, 0, 1}}});
  for (const vec &v : data)
    std::printf("%.1f %.1f %.1f\n", v.x, v.y, v.z);
}
