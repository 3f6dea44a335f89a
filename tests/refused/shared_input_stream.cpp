// Each round reads the next line of one stream.
// REFUSED: shared-stream
#include <fstream>
#include <string>
#include <vector>

void load(std::vector<std::string> &lines, std::ifstream &in) {
  for (std::string &line : lines) {
    std::getline(in, line);
  }
}
