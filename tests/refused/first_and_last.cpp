// The first round opens, the last one closes.
// REFUSED: shared-write
#include <cstddef>
#include <string>
#include <vector>

void run(std::vector<unsigned> &v, std::string &text) {
  for (std::size_t i = 0; i < v.size(); ++i) {
    if (i == 0)
      text = "[";
    text += char('a' + v[i] % 26);
    text += i + 1 == v.size() ? "]" : ",";
  }
}
