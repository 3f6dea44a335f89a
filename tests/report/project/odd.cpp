#include <string>
#include <vector>

std::string fetch(const std::string &Url);

std::vector<std::string> einzeln(const std::vector<std::string> &Urls) {
  std::vector<std::string> Zeilen;
  for (const std::string &Url : Urls)
    Zeilen.push_back(fetch(Url));
  return Zeilen;
}

std::vector<std::string> silenced(const std::vector<std::string> &Urls) {
  std::vector<std::string> Lines;
  for (const std::string &Url : Urls)
    Lines.push_back(fetch("[x](1) \\ " + Url));
  return Lines;
}
