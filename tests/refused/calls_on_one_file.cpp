// Header first, then body, of one file.
// REFUSED: shared-stream
#include <istream>
#include <string>

struct parts {
  std::string header, body;
};
std::string read_line(std::istream &in) {
  std::string line;
  std::getline(in, line);
  return line;
}
parts run(std::istream &in) {
  std::string header = read_line(in);
  std::string body = read_line(in);
  return {header, body};
}
