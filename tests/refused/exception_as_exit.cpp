// A throw is how the loop ends; the members show how far it got.
// REFUSED: exception-leaves-partial-result
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class Table {
public:
  void fill() {
    try {
      for (unsigned &value : values_) {
        if (value == 0)
          throw 1;
        value = mix(value);
      }
    } catch (int) {
    }
  }

private:
  std::vector<unsigned> values_{1, 2, 0, 3};
};

int main() { Table().fill(); }
