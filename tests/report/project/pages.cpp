#include <cmath>
#include <cstring>
#include <string>
#include <vector>

std::string fetch(const std::string &Url);  // servers.yaml knows it
std::string parse(const std::string &Page); // nothing is known of it

static std::string firstLine(const std::string &Url) {
  std::string Page = fetch(Url);
  return Page.substr(0, Page.find('\n'));
}

static std::string title(const std::string &Url) {
  return "<h1>" + firstLine(Url) + "</h1>";
}

// Safe, with a fix.
std::vector<std::string> titles(const std::vector<std::string> &Urls) {
  std::vector<std::string> Titles;
  for (const std::string &Url : Urls)
    Titles.push_back(title(Url));
  return Titles;
}

// Each round needs the one before.
std::string joined(const std::vector<std::string> &Urls) {
  std::string Last;
  for (const std::string &Url : Urls)
    Last = firstLine(Url) + Last; // ä: a byte more than a column
  return Last;
}

// Something is not known.
std::vector<std::string> parsed(const std::vector<std::string> &Urls) {
  std::vector<std::string> Pages;
  for (const std::string &Url : Urls)
    Pages.push_back(parse(fetch(Url)));
  return Pages;
}

// Computes.
std::vector<double> sums(const std::vector<double> &In) {
  std::vector<double> Out;
  for (double Number : In) {
    double Sum = 0;
    for (int I = 0; I < 200000; ++I)
      Sum += std::sin(Number * I) * std::cos(Number + I);
    Out.push_back(Sum);
  }
  return Out;
}

// Two calls that do not need each other.
std::string both() {
  std::string A = fetch("a");
  std::string B = fetch("b");
  return A + B;
}

std::vector<std::string> quiet(const std::vector<std::string> &Urls) {
  std::vector<std::string> Lines;
  for (const std::string &Url : Urls) // NOLINT(poolwise-sequential-io-loop)
    Lines.push_back(firstLine(Url));
  return Lines;
}

int answer() { return 42; } // NOLINT(poolwise-sequential-cpu-loop)
