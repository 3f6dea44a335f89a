// A child for each item, whose exit status the parent asks for.
// ALONE: the proof asks what the whole program does
// WANT: std::vector<poolwise::future<int>> children;
// WANT: children.push_back(poolwise::processes().submit(child_task{name}));
// WANT: int operator()() const { return convert(name); }
// WANT: status = poolwise::wait_status(pid);
// WANT: pids[i] = poolwise::processes().submit(child_task{numbers[i], i});
// WANT: status = poolwise::wait_status(pids[i]);
// WANT: poolwise::future<int> kids[18];
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

static int weigh(const std::string &text) {
  unsigned sum = 5381;
  for (int round = 0; round < 2000; ++round)
    for (char c : text)
      sum = sum * 33 + static_cast<unsigned char>(c);
  return sum % 200;
}

static int convert(const std::string &name) {
  std::string path = name + ".out";
  FILE *file = std::fopen(path.c_str(), "w");
  if (file == nullptr)
    return 201;
  std::fprintf(file, "%d\n", weigh(name));
  return std::fclose(file) != 0 ? 202 : weigh(name);
}

static int status_of_all(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0)
      _exit(convert(name));
    children.push_back(pid);
  }
  int sum = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    if (WIFEXITED(status))
      sum = sum * 3 + WEXITSTATUS(status);
  }
  return sum;
}

static int by_index(const std::vector<int> &numbers) {
  std::vector<pid_t> pids(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    pids[i] = fork();
    if (pids[i] < 0) {
      std::perror("fork");
      std::exit(1);
    }
    if (pids[i] == 0) {
      // a number of its own, and one that is too large for a status
      int status = numbers[i] % 7 == 3 ? numbers[i] : numbers[i] + 256;
      if (i == 4)
        std::abort();
      _exit(status);
    }
  }
  int sum = 0;
  for (std::size_t i = 0; i < pids.size(); ++i) {
    int status;
    if (waitpid(pids[i], &status, 0) < 0) {
      std::perror("waitpid");
      std::exit(1);
    }
    sum = sum * 3 + (WIFSIGNALED(status) ? 1000 + WTERMSIG(status) : WEXITSTATUS(status));
  }
  return sum;
}

static int in_one_chain(int first) {
  pid_t kids[18];
  int failed = 0;
  for (int i = 0; i < 18; ++i) {
    pid_t pid = fork();
    if (pid == 0) {
      std::string text(10 + i, 'a');
      if (weigh(text) % 2 == 0)
        _exit(first + i);
      _exit(1);
    } else if (pid < 0) {
      std::perror("fork");
      std::exit(1);
    } else {
      kids[i] = pid;
    }
  }
  for (int i = 0; i < 18; ++i) {
    int status = 0;
    waitpid(kids[i], &status, 0);
    failed = failed * 5 + status;
  }
  return failed;
}

int main() {
  std::vector<std::string> names;
  std::vector<int> numbers;
  for (int i = 0; i < 20; ++i)
    names.push_back("file" + std::to_string(i));
  for (int i = 0; i < 9; ++i)
    numbers.push_back(i * 5);
  std::printf("%d\n", status_of_all(names));
  for (const std::string &name : names) {
    FILE *file = std::fopen((name + ".out").c_str(), "r");
    int value = -1;
    if (file == nullptr || std::fscanf(file, "%d", &value) != 1)
      return 1;
    std::fclose(file);
    std::printf("%d\n", value);
  }
  std::printf("%d\n", by_index(numbers));
  std::printf("%d\n", in_one_chain(7));
}
