#include <fstream>
#include <string>
#include <vector>

static std::string firstLine(const std::string &File) {
  std::ifstream In(File);
  std::string Line;
  std::getline(In, Line);
  return Line;
}

std::vector<std::string> headlines(const std::vector<std::string> &Files) {
  std::vector<std::string> Lines;
  for (const std::string &File : Files)
    Lines.push_back(firstLine(File));
  return Lines;
}

std::string longest(const std::vector<std::string> &Files) {
  std::string Last;
  for (const std::string &File : Files)
    Last = firstLine(File) + Last;
  return Last;
}
