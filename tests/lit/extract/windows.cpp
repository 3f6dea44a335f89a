// What surrounds a place is as long as the source says, whatever it is cut off from.
// RUN: %poolwise dump --stage=summary %s -- -std=c++20 | FileCheck %s
#include <algorithm>

// CHECK-LABEL: function window_ok
// CHECK: counted Y from {{.*}} inclusive by 1, 18 rounds
// CHECK: counted X from {{.*}} by 1, 8 rounds
void window_ok(unsigned short *Pixels, int Row, int Column, int Width, int Height) {
  int Top = std::max(Row * 16 - 1, 0), Bottom = std::min(Row * 16 + 16, Height - 1);
  for (int Y = Top; Y <= Bottom; ++Y)
    for (int X = Column < 4 ? 0 : Column - 4; X < std::min(Column + 4, Width); ++X)
      Pixels[Y * Width + X] = 0;
}

// CHECK-LABEL: function others_bad
// CHECK-NOT: rounds
void others_bad(unsigned short *Values, int Count, int Begin, int Length) {
  // A run of equal values: its end moves on.
  for (int I = 0; I < Count; ++I) {
    int End = I + 1;
    while (End < Count && Values[End] == Values[I])
      ++End;
    for (int K = I; K < End; ++K)
      Values[K] = 0;
  }
  // As long as a parameter says.
  for (int I = Begin; I < Begin + Length; ++I)
    Values[I] = 0;
  for (int I = Begin - 4; I < Count + 4; ++I)
    Values[I] = 0;
}
// CHECK: function after
void after() {}
