// The key of the map decides, and the map is of pointers.
// REFUSED: possible-aliasing
#include <map>
#include <string>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct account {
  unsigned balance = 0;
};
void run(std::map<std::string, account *> &by_name) {
  for (auto &[name, one] : by_name)
    one->balance = mix(one->balance);
}
