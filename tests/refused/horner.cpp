// Horner's scheme.
// REFUSED: loop-carried-dependence
#include <vector>

double run(const std::vector<double> &c, double x) {
  double value = 0;
  for (double each : c)
    value = value * x + each;
  return value;
}
