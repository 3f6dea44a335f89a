// One stream, reset for each number.
// REFUSED: shared-stream
#include <sstream>
#include <string>
#include <vector>

std::vector<std::string> all(const std::vector<unsigned> &seeds) {
  std::ostringstream text;
  std::vector<std::string> results;
  for (unsigned seed : seeds) {
    text.str("");
    text << seed;
    results.push_back(text.str());
  }
  return results;
}
