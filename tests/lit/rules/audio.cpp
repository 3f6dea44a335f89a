// Coders compute, on states that their calls name; a sound file waits a little.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
struct OpusEncoder;
struct SF_INFO;
struct sf_private_tag;
struct lame_global_struct;
extern "C" {
int opus_encode(OpusEncoder *, const short *, int, unsigned char *, int);
sf_private_tag *sf_open(const char *, int, SF_INFO *);
int sf_command(sf_private_tag *, int, void *, int);
long sf_readf_float(sf_private_tag *, float *, long);
int lame_encode_buffer_interleaved(lame_global_struct *, short *, int,
                                   unsigned char *, int);
}

// CHECK-DAG: codes: cpu {{.*}} 120 us computing
int codes(OpusEncoder *E, const short *In, unsigned char *Out) {
  return opus_encode(E, In, 960, Out, 4000);
}

// CHECK-DAG: codesMp3: cpu
int codesMp3(lame_global_struct *L, short *In, unsigned char *Out) {
  return lame_encode_buffer_interleaved(L, In, 48000, Out, 100000);
}

// CHECK-DAG: opens: io
sf_private_tag *opens(SF_INFO *Info) { return sf_open("a.wav", 0x10, Info); }

// CHECK-DAG: readsOne: cpu
long readsOne(SF_INFO *Info, float *To) {
  return sf_readf_float(sf_open("a.wav", 0x10, Info), To, 48000);
}
