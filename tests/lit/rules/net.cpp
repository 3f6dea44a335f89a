// A transfer waits; asking a multi handle with a zero timeout does not.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
typedef void CURL;
typedef void CURLM;
struct redisContext;
extern "C" {
CURL *curl_easy_init();
int curl_easy_perform(CURL *);
void curl_easy_cleanup(CURL *);
int curl_multi_poll(CURLM *, void *, unsigned, int, int *);
void *redisCommand(redisContext *, const char *, ...);
}

// CHECK-DAG: fetches: io
void fetches() {
  CURL *H = curl_easy_init();
  curl_easy_perform(H);
  curl_easy_cleanup(H);
}

// CHECK-DAG: waits: io
void waits(CURLM *M) {
  int Count;
  curl_multi_poll(M, nullptr, 0, 1000, &Count);
}

// CHECK-DAG: asks: {{trivial|cpu}}
void asks(CURLM *M) {
  int Count;
  curl_multi_poll(M, nullptr, 0, 0, &Count);
}

// CHECK-DAG: pings: io
void *pings(redisContext *C) { return redisCommand(C, "PING"); }
