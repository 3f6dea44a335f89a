// WANT: std::string part;
// WANT: part += ", ";
// A member and a global are no names for what a round has itself: it would hide them.
#include <cstdio>
#include <string>
#include <vector>

static long counted = 0;

class Writer {
public:
  void write(const std::vector<std::string> &Values) {
    Text_ += "[";
    for (size_t I = 0; I < Values.size(); ++I) {
      if (I > 0)
        Text_ += ", ";
      Text_ += Values[I];
    }
    Text_ += "]";
  }
  std::string Text_;
};

static void count(const std::vector<std::string> &Values) {
  for (const std::string &Value : Values)
    for (char C : Value)
      if (C == '1')
        counted += 2;
}

int main() {
  std::vector<std::string> Values;
  for (int I = 0; I < 40; ++I)
    Values.push_back(std::to_string(I * 11));
  Writer W;
  W.write(Values);
  W.write({});
  count(Values);
  std::printf("%s %ld\n", W.Text_.c_str(), counted);
}
