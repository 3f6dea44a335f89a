// Tables in one stretch of memory: rounds that keep to rows of their own.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <cstddef>
#include <cstdint>
#include <vector>

inline double slow(double X) {
  double S = 0;
  for (int I = 0; I < 1000; ++I)
    S += X * I;
  return S;
}

struct Image {
  int Width = 0, Height = 0;
  std::vector<unsigned char> Pixels;
  void fill();
  void narrow();
};

// CHECK-DAG: :[[#@LINE+2]]:3: loop in plain_ok: safe
void plain_ok(std::vector<double> &Out, int W, int H) {
  for (int Y = 0; Y < H; ++Y)
    for (int X = 0; X < W; ++X)
      Out[Y * W + X] = slow(X + Y);
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in turned_ok: safe
void turned_ok(double *Out, std::size_t W, std::size_t H) {
  for (std::size_t Y = 0; Y < H; ++Y)
    for (std::size_t X = 0; X < W; ++X)
      Out[X + W * Y] = slow(X);
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in channels_ok: safe
void channels_ok(std::vector<unsigned char> &Out, int W, int H) {
  for (int Y = 0; Y < H; ++Y)
    for (int X = 0; X < W; ++X) {
      Out[(Y * W + X) * 3 + 0] = slow(X);
      Out[(Y * W + X) * 3 + 1] = slow(Y);
      Out[(Y * W + X) * 3 + 2] = slow(X + Y);
    }
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in interleaved_ok: safe
void interleaved_ok(std::vector<float> &Out, int N) {
  for (int I = 0; I < N; ++I) {
    Out[I * 2] = slow(I);
    Out[I * 2 + 1] = slow(-I);
  }
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in named_ok: safe
void named_ok(std::vector<double> &Out, int W, int H) {
  for (int Y = 0; Y < H; ++Y) {
    const int Row = Y * W;
    for (int X = 0; X < W; ++X) {
      int At = Row + X;
      Out[At] = slow(At);
    }
  }
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in pointer_ok: safe
void pointer_ok(double *Out, int W, int H) {
  for (int Y = 0; Y < H; ++Y) {
    double *Row = Out + Y * W;
    for (int X = 0; X < W; ++X)
      Row[X] = slow(X + Y);
  }
}

// The border stays.
// CHECK-DAG: :[[#@LINE+3]]:3: loop in stencil_ok: safe
void stencil_ok(std::vector<double> &Out, const std::vector<float> &In, int W,
                int H) {
  for (int Y = 1; Y < H - 1; ++Y)
    for (int X = 1; X < W - 1; ++X)
      Out[Y * W + X] = slow(In[(Y - 1) * W + X] + In[Y * W + X + 1]);
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in Image::fill: safe
void Image::fill() {
  for (int Y = 0; Y < Height; ++Y)
    for (int X = 0; X < Width; ++X)
      Pixels[Y * Width + X] = static_cast<unsigned char>(slow(X * Y));
}

constexpr int Columns = 640;
// CHECK-DAG: :[[#@LINE+2]]:3: loop in constant_ok: safe
void constant_ok(double *Out) {
  for (int Y = 0; Y < 480; ++Y)
    for (int X = 0; X < Columns; ++X)
      Out[Y * Columns + X] = slow(X + Y);
}

// Columns of one row, row by row.
// CHECK-DAG: :[[#@LINE+2]]:3: loop in columns_ok: safe
void columns_ok(std::vector<double> &Out, int W, int Y) {
  for (int X = 0; X < W; ++X)
    Out[Y * W + X] = slow(X);
}

// A column more than there are.
// CHECK-DAG: :[[#@LINE+2]]:3: loop in wide_bad: unknown
void wide_bad(std::vector<double> &Out, int W, int H) {
  for (int Y = 0; Y < H; ++Y)
    for (int X = 0; X <= W; ++X)
      Out[Y * W + X] = slow(X + Y);
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in other_length_bad: unknown
void other_length_bad(std::vector<double> &Out, int W, int V, int H) {
  for (int Y = 0; Y < H; ++Y)
    for (int X = 0; X < V; ++X)
      Out[Y * W + X] = slow(X + Y);
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in next_row_bad: un
void next_row_bad(std::vector<double> &Out, int W, int H) {
  for (int Y = 0; Y < H; ++Y)
    for (int X = 0; X < W; ++X)
      Out[Y * W + X] = slow(Out[(Y + 1) * W + X]);
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in length_changes_bad: un
void length_changes_bad(std::vector<double> &Out, int W, int H) {
  for (int Y = 0; Y < H; ++Y) {
    for (int X = 0; X < W; ++X)
      Out[Y * W + X] = slow(X + Y);
    --W;
  }
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in column_moves_bad: un
void column_moves_bad(std::vector<double> &Out, int W, int H) {
  for (int Y = 0; Y < H; ++Y)
    for (int X = 0; X < W; ++X) {
      X += H;
      Out[Y * W + X] = slow(X + Y);
    }
}

// 32 bits without sign wrap around, but no table is that long if all is used.
// CHECK-DAG: :[[#@LINE+2]]:3: loop in whole_rows_ok: safe
void whole_rows_ok(double *Out, std::uint32_t W, std::uint32_t H) {
  for (std::uint32_t Y = 0; Y < H; ++Y)
    for (std::uint32_t X = 0; X < W; ++X)
      Out[Y * W + X] = slow(X + Y);
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in wraps_bad: unknown
void wraps_bad(double *Out, std::uint32_t W, std::uint32_t H) {
  for (std::uint32_t Y = 0; Y < H; ++Y)
    for (std::uint32_t X = 0; X < W; ++X)
      if (Y % 65536 == 0)
        Out[Y * W + X] = slow(X + Y);
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in mirrored_ok: safe
void mirrored_ok(std::vector<double> &Out, int W, int H) {
  for (int Y = 0; Y < H; ++Y)
    for (int X = 0; X < W; ++X)
      Out[Y * W + (W - 1 - X)] = slow(X);
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in length_twice_ok: safe
void length_twice_ok(std::vector<double> &Out, int W, int H) {
  for (int Y = 0; Y < H; ++Y)
    for (int X = 0; X < W * 3; ++X)
      Out[3 * Y * W + X] = slow(X);
}

// Rows of two, of which three are used.
// CHECK-DAG: :[[#@LINE+2]]:3: loop in overlapping_bad: un
void overlapping_bad(std::vector<float> &Out, int N) {
  for (int I = 0; I < N; ++I) {
    Out[I * 2] = slow(I);
    Out[I * 2 + 2] = slow(-I);
  }
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in moved_bad: un
void moved_bad(std::vector<double> &Out, int W, int H) {
  for (int Y = 0; Y < H; ++Y)
    for (int X = 0; X < W; ++X) {
      int At = Y * W + X;
      At /= 2;
      Out[At] = slow(At);
    }
}

// A row of no length is the same for all.
// CHECK-DAG: :[[#@LINE+2]]:3: loop in first_column_bad: un
void first_column_bad(std::vector<double> &Out, int W, int H) {
  for (int Y = 0; Y < H; ++Y) {
    Out[Y * W] = Y;
    Out[Y * W] = slow(Out[Y * W]);
  }
}

// CHECK-DAG: :[[#@LINE+2]]:3: loop in Image::narrow: un
void Image::narrow() {
  for (int Y = 0; Y < Height; ++Y) {
    for (int X = 0; X < Width; ++X)
      Pixels[Y * Width + X] = static_cast<unsigned char>(slow(X * Y));
    Width = Y;
  }
}

// Pointers may lead to tables that overlap.
// CHECK-DAG: :[[#@LINE+2]]:3: loop in two_tables_bad: un
void two_tables_bad(double *Out, const double *In, int W, int H) {
  for (int Y = 0; Y < H; ++Y)
    for (int X = 0; X < W; ++X)
      Out[Y * W + X] = slow(In[Y * W + X]);
}
