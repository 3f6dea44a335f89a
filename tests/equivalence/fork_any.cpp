// Children that are waited for in whatever order they end.
// ALONE: the proof asks what the whole program does
// WANT: std::vector<poolwise::future<int>> children;
// WANT: children.push_back(poolwise::processes().submit(child_task{names[i]}));
// WANT: for (auto &child : children) {
// WANT: status = poolwise::wait_status(child);
#include <cstdio>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

static void convert(const std::string &name) {
  std::string path = name + ".out";
  if (FILE *file = std::fopen(path.c_str(), "w")) {
    unsigned sum = 5381;
    for (int round = 0; round < 2000; ++round)
      for (char c : name)
        sum = sum * 33 + static_cast<unsigned char>(c);
    std::fprintf(file, "%u\n", sum);
    std::fclose(file);
  }
}

int main() {
  std::vector<std::string> names;
  for (int i = 0; i < 20; ++i)
    names.push_back("file" + std::to_string(i));
  for (std::size_t i = 0; i < names.size(); ++i)
    if (fork() == 0) {
      convert(names[i]); // a file of its own
      _exit(names[i].size() % 2 == 0 ? 3 : 0);
    }
  int status = 0, failed = 0;
  while (wait(&status) > 0)
    if (WEXITSTATUS(status) != 0)
      ++failed;
  std::printf("%d failed\n", failed);
  for (const std::string &name : names) {
    FILE *file = std::fopen((name + ".out").c_str(), "r");
    unsigned value = 0;
    if (file == nullptr || std::fscanf(file, "%u", &value) != 1)
      return 1;
    std::fclose(file);
    std::printf("%u\n", value);
  }
}
