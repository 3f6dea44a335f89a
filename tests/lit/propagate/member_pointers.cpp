// A pointer to a member runs on its object what that has: an override, too.
// RUN: %poolwise dump --stage=behaviors %s -- -std=c++20 | FileCheck %s
#include <functional>
#include <string>
#include <thread>
#include <unistd.h>

struct Output {
  virtual ~Output() = default;
  virtual void end(int) {}
};
struct File : Output {
  void end(int Us) override {
    usleep(Us);
    ++Ended;
  }
  int Ended = 0;
};

// The objects that get here are all of one class.
// CHECK-LABEL: function endAll: {{[1-9][0-9]*}} us waiting
// CHECK: effect sleep
// CHECK: writes O.Ended
// CHECK-NOT: unknown
// What it runs, callers know.
// CHECK-LABEL: function forEach:
// CHECK: unknown M
template <class T, class... Ts, class... As>
void forEach(T &O, void (T::*M)(Ts...), As &&...A) {
  (O.*M)(A...);
}
void endAll(Output &O) { forEach(O, &Output::end, 100); }

// CHECK-LABEL: function inThread:
// CHECK: writes O.Ended
void inThread(Output &O) { std::thread(&Output::end, &O, 100).join(); }

// CHECK-LABEL: function invoked:
// CHECK: effect sleep
// CHECK: writes O.Ended
void invoked(Output &O) { std::invoke(&Output::end, O, 100); }

int main() {
  File F;
  endAll(F);
  inThread(F);
  invoked(F);
}

// What the table holds is known by its type alone: for its time.
// CHECK-LABEL: function Commands::run: {{.*}} us waiting
// CHECK: unknown Table[].Run
struct Commands {
  struct Entry {
    const char *Name;
    void (Commands::*Run)(int) const;
  };
  static const Entry Table[];
  void list(int) const { usleep(100); }
  void run(const std::string &Name) const {
    for (int I = 0; I < 2; ++I)
      if (Name == Table[I].Name)
        (this->*Table[I].Run)(I);
  }
};
const Commands::Entry Commands::Table[] = {{"list", &Commands::list},
                                           {"all", &Commands::list}};

// CHECK-LABEL: function Machine::feed: {{[1-9][0-9.]*}} us waiting
struct Machine {
  void (Machine::*State)(char);
  void start(char C) {
    if (C == 'x')
      State = &Machine::more;
  }
  void more(char) { usleep(10); }
  void feed(const char *Text) {
    while (*Text)
      (this->*State)(*Text++);
  }
};
