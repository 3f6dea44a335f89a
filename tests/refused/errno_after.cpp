// errno is read behind the loop; each thread has its own.
// REFUSED: thread-local-state
#include <cerrno>
#include <cstdlib>
#include <vector>

int parse(const std::vector<const char *> &texts, std::vector<long> &out) noexcept {
  errno = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    out[i] = std::strtol(texts[i], nullptr, 10);
    if (errno != 0)
      out[i] = -1;
  }
  return errno;
}
