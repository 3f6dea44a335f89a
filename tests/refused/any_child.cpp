// Waits for whichever child ends first.
// REFUSED: process-state
#include <sys/wait.h>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<int> all(int n) {
  std::vector<int> codes;
  for (int i = 0; i < n; ++i) {
    int status = 0;
    waitpid(-1, &status, 0);
    codes.push_back(status + int(mix(i) % 2));
  }
  return codes;
}
