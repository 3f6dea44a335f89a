// What a transfer writes through its options is shared by all rounds.
// RUN: not %poolwise check --min-task-us 0 %s -- -std=c++20 | FileCheck %s
// RUN: %poolwise check --min-task-us 0 --diff %s -- -std=c++20 > %t || true
// RUN: not grep poolwise:: %t
#include <string>
#include <vector>
typedef void CURL;
extern "C" {
CURL *curl_easy_init();
int curl_easy_setopt(CURL *, int, ...);
int curl_easy_perform(CURL *);
void curl_easy_cleanup(CURL *);
}

static unsigned long append(char *Data, unsigned long Size, unsigned long N,
                            void *To) {
  static_cast<std::string *>(To)->append(Data, Size * N);
  return Size * N;
}

// CHECK: curl_easy_perform
// CHECK: shared-write
std::string fetchAll(const std::vector<std::string> &Urls) {
  std::string All;
  for (const std::string &Url : Urls) {
    CURL *H = curl_easy_init();
    curl_easy_setopt(H, 10002, Url.c_str());
    curl_easy_setopt(H, 20011, append);
    curl_easy_setopt(H, 10001, &All);
    curl_easy_perform(H);
    curl_easy_cleanup(H);
  }
  return All;
}
