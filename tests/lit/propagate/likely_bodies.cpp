// Of the bodies that a call may run, those count that values flow to: objects
// from where they are made, functions from where their address is taken.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
#include <memory>
#include <unistd.h>
#include <vector>

struct File {
  virtual ~File() = default;
  virtual int sync() = 0;
};
struct OnDisk : File {
  int Descriptor = 0;
  int sync() override { return fsync(Descriptor); }
};
struct Renamed : OnDisk {};
struct InMemory : File {
  int Sum = 0;
  int sync() override {
    for (int I = 0; I < 100; ++I)
      Sum += Sum * I % 7;
    return Sum;
  }
};
struct Nothing : File {
  int sync() override { return 0; }
};

// Through a member, set by way of a parameter.
static void open(File **Out) { *Out = new Renamed; }
struct Log {
  File *Durable = nullptr;
  Log() { open(&Durable); }
  // CHECK: Log::commit: io (probable), {{.*}}, 5.0 ms waiting
  int commit() { return Durable->sync(); }
};
// CHECK: scratch: cpu (probable), {{.*}}, 0 us waiting
static int scratch(File *F) { return F->sync(); }

// What does nothing tells nothing.
struct Sink {
  std::vector<std::unique_ptr<File>> All;
  Sink() {
    All.push_back(std::make_unique<OnDisk>());
    All.emplace_back(new Nothing);
  }
  // CHECK: Sink::flush: io (probable), {{.*}}, 40 ms waiting
  void flush() {
    for (auto &F : All)
      F->sync();
  }
};

// Of two that both work, the dear one is the rarer.
// CHECK: either: io (probable), {{.*}}, {{[0-9.]+}} us waiting
static int either(File *F) { return F->sync(); }

// Function pointers: a member, and a table; not the other of the same type.
struct Codec {
  int (*Encode)(int);
  int (*Decode)(int);
};
static int toDisk(int X) { return fsync(X); }
static int inMemory(int X) {
  for (int I = 0; I < 1000; ++I)
    X += X * I % 7;
  return X;
}
struct Row {
  const char *Name;
  int (*Run)(int);
};
static const Row Known[] = {{"a", inMemory}, {"b", inMemory}};
// CHECK: encode: io (probable), {{.*}}, 5.0 ms waiting
static int encode(Codec *C) { return C->Encode(1); }
// CHECK: decode: {{.*}} computing, 0 us waiting
static int decode(const Codec *C) { return C->Decode(1); }
// CHECK: known: {{.*}} computing, 0 us waiting
static int known(int I) { return Known[I].Run(1); }

// Members of a whole object, wherever that goes.
struct Listing {
  int (*Begin)(int);
  void (*End)(int, int);
} Style;
static int beginOnDisk(int X) { return fsync(X); }
static void endInMemory(int X, int) { inMemory(X); }
static void choose() { Style = Listing{beginOnDisk, endInMemory}; }
// CHECK: begin: io (probable), {{.*}}, 5.0 ms waiting
static int begin() { return Style.Begin(1); }
// CHECK: end: {{.*}} computing, 0 us waiting
static void end() { Style.End(1, 2); }

int main() {
  choose();
  begin();
  end();
  InMemory M;
  OnDisk D;
  Log L;
  Sink S;
  S.flush();
  Codec Own{};
  Own.Encode = toDisk;
  Own.Decode = inMemory;
  return scratch(&M) + L.commit() + either(&M) + either(&D) + encode(&Own) +
         decode(&Own) + known(1);
}
