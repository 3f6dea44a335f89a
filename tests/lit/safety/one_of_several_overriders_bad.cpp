// What only some override does is no proof; what every one may do is told.
// RUN: not %poolwise check --min-task-us 0 --min-speedup 0 --format json %s -- -std=c++20 > %t
// RUN: FileCheck %s < %t
#include <fstream>
#include <string>
#include <vector>

struct Store {
  virtual ~Store() = default;
  virtual void put(const std::string &Name) = 0;
};
struct FileStore : Store {
  void put(const std::string &Name) override { std::ofstream(Name) << Name; }
};
struct CountingStore : Store {
  int Puts = 0;
  void put(const std::string &Name) override {
    ++Puts;
    std::ofstream(Name + ".count") << Puts;
  }
};

// CHECK: "function": "putAll"
// CHECK: "verdict": "unknown"
void putAll(Store &S, const std::vector<std::string> &Names) {
  for (const std::string &Name : Names)
    S.put(Name);
}

// CHECK: "function": "countAll"
// CHECK: "verdict": "unsafe"
void countAll(CountingStore &S, const std::vector<std::string> &Names) {
  for (const std::string &Name : Names)
    S.CountingStore::put(Name);
}
