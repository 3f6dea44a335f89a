// A callback of which nothing is known says nothing about how long a round takes.
// RUN: %poolwise check --quiet %s -- -std=c++20 | FileCheck %s
// CHECK: no findings
struct Entry {
  Entry *Next;
  int Key;
};
struct Map {
  Entry *Buckets[4096];
  using Callback = void (*)(int Key, void *Data);
  void each(Callback Do, void *Data) const;
};
void Map::each(Callback Do, void *Data) const {
  for (int H = 0; H < 4096; ++H)
    for (const Entry *E = Buckets[H]; E; E = E->Next)
      for (int I = 0; I < 4096; ++I)
        Do(E->Key + I, Data);
}
