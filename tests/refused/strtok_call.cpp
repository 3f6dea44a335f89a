// strtok keeps hidden state.
// REFUSED: not-thread-safe-call
#include <cstring>
#include <string>
#include <vector>

void words(std::vector<std::string> &lines) {
  for (std::string &line : lines) {
    char *first = std::strtok(line.data(), " ");
    if (first)
      line = first;
  }
}
