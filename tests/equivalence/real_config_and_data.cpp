// Two files that have nothing to do with each other.
// WANT: invoke
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <istream>
#include <string>
#include <vector>

struct config {
  std::string text;
};
struct data {
  std::vector<unsigned> values;
};
config read_config(const std::string &path) {
  std::ifstream in(path);
  config c;
  std::getline(in, c.text);
  return c;
}
data read_data(const std::string &path) {
  std::ifstream in(path);
  data d;
  unsigned x;
  while (in >> x)
    d.values.push_back(x);
  return d;
}
std::size_t run(const std::string &a, const std::string &b) {
  config c = read_config(a);
  data d = read_data(b);
  return c.text.size() * 100 + d.values.size();
}

int main() {
  std::ofstream("config") << "name = value\n";
  std::ofstream("data") << "5 3 9 1\n";
  std::printf("%zu\n", run("config", "data"));
}
