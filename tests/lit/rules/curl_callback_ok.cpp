// A transfer that writes into an object of its own round is independent of others, if
// the handle is set up in one place.
// RUN: %poolwise check --min-task-us 0 %s -- -std=c++20 > %t || true
// RUN: FileCheck %s < %t
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

static std::string fetch(const std::string &Url) {
  std::string Body;
  CURL *H = curl_easy_init();
  curl_easy_setopt(H, 10002, Url.c_str());
  curl_easy_setopt(H, 20011, append);
  curl_easy_setopt(H, 10001, &Body);
  curl_easy_perform(H);
  curl_easy_cleanup(H);
  return Body;
}

// CHECK: [[#@LINE+3]]:3: warning: {{.*}}the rounds are independent: run them on I/O threads
std::vector<std::string> fetchAll_ok(const std::vector<std::string> &Urls) {
  std::vector<std::string> Pages;
  for (const std::string &Url : Urls)
    Pages.push_back(fetch(Url));
  return Pages;
}

static std::string fetchPerhapsPrinting(const std::string &Url, bool Keep) {
  std::string Body;
  CURL *H = curl_easy_init();
  curl_easy_setopt(H, 10002, Url.c_str());
  if (Keep) {
    curl_easy_setopt(H, 20011, append);
    curl_easy_setopt(H, 10001, &Body);
  }
  curl_easy_perform(H);
  curl_easy_cleanup(H);
  return Body;
}

// CHECK: [[#@LINE+4]]:3: note: {{.*}}not independent: {{.*}}console
std::vector<std::string> printing_bad(const std::vector<std::string> &Urls,
                                      bool Keep) {
  std::vector<std::string> Pages;
  for (const std::string &Url : Urls)
    Pages.push_back(fetchPerhapsPrinting(Url, Keep));
  return Pages;
}

static std::string Last;
static void collectInLast(CURL *H) { curl_easy_setopt(H, 10001, &Last); }

static std::string fetchHandedOut(const std::string &Url) {
  std::string Body;
  CURL *H = curl_easy_init();
  curl_easy_setopt(H, 10002, Url.c_str());
  curl_easy_setopt(H, 20011, append);
  curl_easy_setopt(H, 10001, &Body);
  collectInLast(H);
  curl_easy_perform(H);
  curl_easy_cleanup(H);
  return Body;
}

// CHECK: [[#@LINE+3]]:3: note: {{.*}}not independent
std::vector<std::string> handedOut_bad(const std::vector<std::string> &Urls) {
  std::vector<std::string> Pages;
  for (const std::string &Url : Urls)
    Pages.push_back(fetchHandedOut(Url));
  return Pages;
}
