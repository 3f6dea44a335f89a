// What one round removes another may need.
// REFUSED: changes-outside
#include <cstdio>
#include <string>
#include <vector>

void clean(const std::vector<std::string> &paths) {
  for (const auto &path : paths)
    std::remove(path.c_str());
}
