// Children that a worker process can't stand for, each for a reason of its own.
// ALONE: the proof asks what the whole program does
// REFUSED: 'exit' writes what the parent's buffers hold
// REFUSED: the child prints
// REFUSED: what 'rand' keeps hidden
// REFUSED: a worker process does not see 'Factor
// REFUSED: a worker process does not see 'Calls
// REFUSED: the child reads the cwd, which the program changes
// REFUSED: its type is '_IO_FILE *'
// REFUSED: which means another process in a worker
// REFUSED: 'pid' is used for more than waiting
// REFUSED: the function may be left before the children are waited for
// REFUSED: the child may throw
// REFUSED: the child does not end in '_exit'
// REFUSED: as if it waited for another one
// REFUSED: and a task has it as a constant
// REFUSED: what is done where 'fork' fails
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

static int Factor = 1;
static int Calls = 0;

static int weigh(const std::string &text) {
  unsigned sum = 5381;
  for (int round = 0; round < 2000; ++round)
    for (char c : text)
      sum = sum * 33 + static_cast<unsigned char>(c);
  return sum % 200;
}

// `exit` writes what the parent had not written yet, and runs its handlers.
static int ends_by_exit(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0) {
      std::exit(weigh(name));
    }
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    failed += status != 0;
  }
  return failed;
}

// The child prints into its copy of the parent's buffer.
static int prints(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0) {
      std::printf("%s\n", name.c_str());
      _exit(0);
    }
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    failed += status != 0;
  }
  return failed;
}

// Each child draws the same numbers, those that its parent would draw next.
static int draws(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0) {
      _exit(std::rand() % 7);
    }
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    failed += status != 0;
  }
  return failed;
}

// The child sees what main has set; a worker process begins before that.
static int by_factor(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0) {
      _exit(weigh(name) * Factor);
    }
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    failed += status != 0;
  }
  return failed;
}

// Each child counts from zero; the tasks of one worker would count on.
static int counts(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0) {
      _exit(weigh(name) + ++Calls);
    }
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    failed += status != 0;
  }
  return failed;
}

// The child works in the folder that its parent has gone to.
static int in_directory(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0) {
      std::string path = name + ".out";
      if (FILE *file = std::fopen(path.c_str(), "w"))
        std::fclose(file);
      _exit(weigh(name));
    }
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    failed += status != 0;
  }
  return failed;
}

// The child writes to a file that its parent has opened, at their common position.
static int to_open_file(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  FILE *log = std::fopen("log", "w");
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0) {
      std::fprintf(log, "%d\n", weigh(name));
      std::fflush(log);
      _exit(0);
    }
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    failed += status != 0;
  }
  return failed;
}

// A worker has one number for many tasks.
static int asks_number(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0) {
      _exit(getpid() % 7);
    }
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    failed += status != 0;
  }
  return failed;
}

// The parent prints the numbers of its children.
static int prints_number(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0) {
      _exit(weigh(name));
    }
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    std::printf("%d\n", pid);
    failed += status != 0;
  }
  return failed;
}

// The first child that fails ends the wait; the others go on without their parent.
static int left_early(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0) {
      _exit(weigh(name));
    }
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    if (status != 0)
      return 1;
    failed += status != 0;
  }
  return failed;
}

// What the child throws is caught in its copy of the parent.
static int throws(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0) {
      if (weigh(name) == 7)
        throw 7;
      _exit(0);
    }
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    failed += status != 0;
  }
  return failed;
}

// A child that goes on forks the rest of the items itself.
static int falls_through(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0) {
      if (weigh(name) == 7)
        _exit(1);
    }
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    failed += status != 0;
  }
  return failed;
}

// A child waits until another one has made its file.
static int waits_for_file(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0) {
      while (weigh(name) % 7 != 3)
        usleep(1000);
      _exit(0);
    }
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    failed += status != 0;
  }
  return failed;
}

// The child changes its own copy of what it was given.
static int changes_copy(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  int rounds = 3;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == 0) {
      while (rounds > 0)
        rounds -= weigh(name);
      _exit(rounds & 3);
    }
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    failed += status != 0;
  }
  return failed;
}

// Where no more processes can be made, the parent does it itself.
static int helps_itself(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  int failed = 0;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid < 0) {
      failed += weigh(name) != 0;
      continue;
    }
    if (pid == 0)
      _exit(weigh(name));
    children.push_back(pid);
  }
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    failed += status != 0;
  }
  return failed;
}

// A file is taken away before the program ends.
static int cleans_up(const std::vector<std::string> &names) {
  std::vector<pid_t> children;
  for (const std::string &name : names) {
    pid_t pid = fork();
    if (pid == -1) {
      std::perror("fork");
      std::remove("lock");
      std::exit(1);
    }
    if (pid == 0)
      _exit(weigh(name));
    children.push_back(pid);
  }
  int failed = 0;
  for (pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    failed += status != 0;
  }
  return failed;
}

int main(int argc, char **argv) {
  std::vector<std::string> names(30, argv[0]);
  Factor = argc;
  if (chdir("/tmp") != 0)
    return 1;
  int failed = 0;
  failed += ends_by_exit(names);
  failed += prints(names);
  failed += draws(names);
  failed += by_factor(names);
  failed += counts(names);
  failed += in_directory(names);
  failed += to_open_file(names);
  failed += asks_number(names);
  failed += prints_number(names);
  failed += left_early(names);
  failed += throws(names);
  failed += falls_through(names);
  failed += waits_for_file(names);
  failed += changes_copy(names);
  failed += helps_itself(names);
  failed += cleans_up(names);
  std::printf("%d\n", failed);
}
