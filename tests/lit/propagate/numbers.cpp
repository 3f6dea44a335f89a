// Loops over numbers run often, unless something is done for each number.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
#include <cstdio>
#include <string>
#include <unistd.h>
#include <vector>

// CHECK: energy: cpu (probable), {{[0-9.]+}} us computing, 0 us waiting
double energy(const std::vector<double> &Samples) {
  double Sum = 0;
  for (double S : Samples)
    Sum += S * S;
  return Sum;
}

void removeOne(unsigned Id) { unlink(std::to_string(Id).c_str()); }

// CHECK: removeAll: io ({{.*}}), {{.*}}, 1.6 ms waiting
void removeAll(const std::vector<unsigned> &Ids) {
  for (unsigned Id : Ids)
    removeOne(Id);
}

// CHECK: removeHere: io ({{.*}}), {{.*}}, 1.6 ms waiting
void removeHere(const std::vector<unsigned> &Ids) {
  for (unsigned Id : Ids)
    unlink(std::to_string(Id).c_str());
}

double sumOfBlock(const double *Block) {
  double Sum = 0;
  for (int I = 0; I < 64; ++I)
    Sum += Block[I] * Block[I] / (1 + Sum);
  return Sum;
}

// Blocks of a signal are many.
// CHECK: blocks: cpu (probable), 4{{[0-9]+}} us computing, 0 us waiting
double blocks(const std::vector<double> &Samples) {
  double Sum = 0;
  for (size_t I = 0; I < Samples.size(); I += 64)
    Sum += sumOfBlock(&Samples[I]);
  return Sum;
}
