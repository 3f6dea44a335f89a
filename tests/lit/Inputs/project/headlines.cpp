#include <string>
#include <vector>

std::string fetch(const std::string &Url); // servers.yaml knows it

static std::string firstLine(const std::string &Url) {
  std::string Page = fetch(Url);
  return Page.substr(0, Page.find('\n'));
}

// One page after the other.
std::vector<std::string> headlines(const std::vector<std::string> &Urls) {
  std::vector<std::string> Lines;
  for (const std::string &Url : Urls)
    Lines.push_back(firstLine(Url));
  return Lines;
}

std::string joined(const std::vector<std::string> &Urls) {
  std::string Last;
  for (const std::string &Url : Urls)
    Last = firstLine(Url) + Last;
  return Last;
}
