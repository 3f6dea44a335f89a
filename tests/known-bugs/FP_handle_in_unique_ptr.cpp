// Known weakness: a handle that a unique_ptr owns is not seen to be one object, and a
// lambda behind `+` is not followed.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <memory>
#include <string>
#include <vector>
typedef void CURL;
extern "C" {
CURL *curl_easy_init();
int curl_easy_setopt(CURL *, int, ...);
int curl_easy_perform(CURL *);
void curl_easy_cleanup(CURL *);
}

static std::string fetchOwned(const std::string &Url) {
  std::string Body;
  std::unique_ptr<CURL, void (*)(CURL *)> H(curl_easy_init(), curl_easy_cleanup);
  curl_easy_setopt(H.get(), 10002, Url.c_str());
  curl_easy_setopt(H.get(), 20011,
                   +[](char *Data, unsigned long Size, unsigned long N, void *To) {
                     static_cast<std::string *>(To)->append(Data, Size * N);
                     return Size * N;
                   });
  curl_easy_setopt(H.get(), 10001, &Body);
  curl_easy_perform(H.get());
  return Body;
}

// Right would be: safe.
// CHECK: loop in FP_handle_in_unique_ptr: unknown
std::vector<std::string> FP_handle_in_unique_ptr(
    const std::vector<std::string> &Urls) {
  std::vector<std::string> Pages;
  for (const std::string &Url : Urls)
    Pages.push_back(fetchOwned(Url));
  return Pages;
}
