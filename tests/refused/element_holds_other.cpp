// The element has a source inside.
// REFUSED: possible-aliasing
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct source {
  std::string name;
};
struct result {
  source from;
  unsigned hash = 0;
};
void run(const std::vector<const source *> &sources, std::vector<result> &results) {
  for (std::size_t i = 0; i < sources.size(); ++i) {
    results[i].from.name = std::string(3, char(mix(sources[i]->name.size())));
  }
}
