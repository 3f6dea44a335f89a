// Rounds append several pieces to one text, in different ways.
// WANT: html += own_html;
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<std::string> names{"one", "two", "", "\"four\"", "five", "six"};
  std::string html = "<table>";
  for (const auto &name : names) {
    html += "<tr><td>";
    for (char c : name) {
      if (c == '"')
        html += '\\';
      html.append(std::to_string(mix(c)));
      html.push_back(c);
    }
    html.append("</td></tr>\n", 11);
  }
  html += "</table>";
  std::printf("%s %zu\n", html.c_str(), html.size());
}
