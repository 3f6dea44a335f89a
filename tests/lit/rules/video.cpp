// Coding and scaling compute; opening waits, for the network longer.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
struct AVCodecContext;
struct AVFrame;
struct AVFormatContext;
struct SwsContext;
extern "C" {
int avcodec_send_frame(AVCodecContext *, const AVFrame *);
int avformat_open_input(AVFormatContext **, const char *, const void *, void **);
int sws_scale(SwsContext *, const unsigned char *const *, const int *, int, int,
              unsigned char *const *, const int *);
}

// CHECK-DAG: codes: cpu
int codes(AVCodecContext *C, const AVFrame *F) { return avcodec_send_frame(C, F); }

// CHECK-DAG: scales: cpu
int scales(SwsContext *S, const unsigned char *const *From, const int *Strides,
           unsigned char *const *To) {
  return sws_scale(S, From, Strides, 0, 720, To, Strides);
}

// CHECK-DAG: opens: {{io|mixed}}
int opens(AVFormatContext **F, const char *Name) {
  return avformat_open_input(F, Name, nullptr, nullptr);
}

// CHECK-DAG: fetches: io {{.*}} 50 ms waiting; network
int fetches(AVFormatContext **F) {
  return avformat_open_input(F, "http://localhost/a.mp4", nullptr, nullptr);
}
