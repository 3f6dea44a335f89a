// Recursion writes a shared path.
// REFUSED: loop-carried-dependence
#include <string>
#include <vector>

void walk(std::string &path, unsigned x, std::vector<std::string> &out) {
  path.push_back(char('a' + x % 26));
  if (x > 3)
    walk(path, x / 2, out);
  else
    out.push_back(path);
  path.pop_back();
}
void run(std::string &path, const std::vector<unsigned> &seeds, std::vector<std::string> &out) {
  for (unsigned seed : seeds)
    walk(path, seed, out);
}
