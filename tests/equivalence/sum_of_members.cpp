// WANT: std::string OwnText;
// WANT: OwnText += ", ";
// A member's name is none for what a round has itself: it would hide the member.
#include <cstdio>
#include <string>
#include <vector>

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

int main() {
  std::vector<std::string> Values;
  for (int I = 0; I < 40; ++I)
    Values.push_back(std::to_string(I * 11));
  Writer W;
  W.write(Values);
  W.write({});
  std::printf("%s\n", W.Text_.c_str());
}
