// Algorithms over elements are found as loops are, by a function or a lambda.
// RUN: not %poolwise check %s -- -std=c++20 | FileCheck %s
#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <ranges>
#include <vector>

struct Image {
  int W, H;
  std::vector<unsigned char> Pixels;
};

static double sharpness(const Image &I) {
  double Sum = 0;
  for (int Y = 1; Y < I.H; ++Y)
    for (int X = 1; X < I.W; ++X)
      Sum += std::abs(I.Pixels[Y * I.W + X] - I.Pixels[(Y - 1) * I.W + X - 1]);
  return Sum;
}

std::vector<double> byFunction(const std::vector<Image> &Images) {
  std::vector<double> Out(Images.size());
  // CHECK: :[[#@LINE+1]]:3: warning: the work on each element {{.*}}(sharpness); they are independent
  std::transform(Images.begin(), Images.end(), Out.begin(), sharpness);
  return Out;
}

std::vector<double> byLambda(const std::vector<Image> &Images) {
  std::vector<double> Out;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: the work on each element {{.*}} they are independent
  std::ranges::transform(Images, std::back_inserter(Out),
                         [](const Image &I) { return sharpness(I); });
  return Out;
}
// CHECK: 2 findings
