// Known wrong answer: `Y * Width + X` is a different element for every Y and X,
// but a subscript is only understood as a variable and a constant.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <vector>

static unsigned char shade(int X, int Y) { return X * Y % 251; }

// Right would be: safe.
// CHECK: loop in FP_row_major_image: unknown
// CHECK: shared-write
void FP_row_major_image(std::vector<unsigned char> &Image, int Width,
                        int Height) {
  for (int Y = 0; Y < Height; ++Y)
    for (int X = 0; X < Width; ++X)
      Image[Y * Width + X] = shade(X, Y);
}
