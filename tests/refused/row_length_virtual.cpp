// An override that nobody saw may yield another length each time.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct image {
  virtual ~image() = default;
  virtual int width() const = 0;
};

void run(const image &img, std::vector<unsigned> &out, int h) {
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < img.width(); ++x)
      out[y * img.width() + x] = mix(x);
}
