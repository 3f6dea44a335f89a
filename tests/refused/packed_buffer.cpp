// Memory that is written to an end that moves.
// REFUSED: shared-write
#include <cstddef>
#include <cstring>
#include <string>
#include <vector>

std::size_t run(char *buffer, const std::vector<std::string> &parts) {
  std::size_t used = 0;
  for (const std::string &part : parts) {
    std::memcpy(buffer + used, part.data(), part.size());
    used += part.size();
  }
  return used;
}
