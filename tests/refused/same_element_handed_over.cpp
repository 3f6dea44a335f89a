// Two elements of one container may be one.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void blur(const std::vector<unsigned> &in, std::vector<unsigned> &out) {
  for (std::size_t i = 1; i < out.size(); ++i)
    out[i] = mix(in[i - 1]);
}

void all(std::vector<std::vector<unsigned>> &images, int from, int to) {
  blur(images[from], images[to]);
}

int main() {
  std::vector<std::vector<unsigned>> images(3, std::vector<unsigned>(9));
  all(images, 1, 1);
}
