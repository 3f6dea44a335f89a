// `(object.*member)(...)` runs an override, which counts in a static.
// REFUSED: loop-carried-dependence
#include <memory>
#include <vector>

struct Filter {
  virtual ~Filter() = default;
  virtual unsigned apply(unsigned x) {
    for (int i = 0; i < 20000; ++i)
      x = x * 1664525u + 1013904223u;
    return x;
  }
};

struct Noisy : Filter {
  unsigned apply(unsigned x) override {
    static unsigned noise = 1;
    for (int i = 0; i < 20000; ++i)
      noise = noise * 22695477u + 1;
    return x ^ noise;
  }
};

template <class R, class... P>
void each(Filter &filter, std::vector<unsigned> &pixels, R (Filter::*member)(P...)) {
  for (std::size_t i = 0; i < pixels.size(); ++i)
    pixels[i] = (filter.*member)(pixels[i]);
}

int main() {
  std::unique_ptr<Filter> filter = std::make_unique<Noisy>();
  std::vector<unsigned> pixels(100);
  each(*filter, pixels, &Filter::apply);
  return int(pixels[0] & 1);
}
