// All rounds draw from one engine.
// REFUSED: shared-write
#include <random>
#include <vector>

void noise(std::vector<double> &values) {
  std::mt19937 engine(42);
  std::normal_distribution<double> normal;
  for (double &value : values) {
    value = normal(engine);
  }
}
