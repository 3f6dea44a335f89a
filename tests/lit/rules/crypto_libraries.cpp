// A password's hash takes as long as its limits say. Mbed TLS fills its tables in the first
// call, without a lock; libsodium has no state, and its calls name all they touch.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
// RUN: not %poolwise check --min-task-us 0 %s -- -std=c++20 \
// RUN:   | FileCheck %s --check-prefix=HAZARD
#include <vector>
struct mbedtls_aes_context {
  int Rounds;
};
extern "C" {
int crypto_pwhash(unsigned char *, unsigned long long, const char *, unsigned long long,
                  const unsigned char *, unsigned long long, unsigned long, int);
int crypto_secretbox_easy(unsigned char *, const unsigned char *, unsigned long long,
                          const unsigned char *, const unsigned char *);
int mbedtls_aes_setkey_enc(mbedtls_aes_context *, const unsigned char *, unsigned);
}

// CHECK-DAG: hashes: cpu (definite), 80 ms
void hashes(unsigned char *To, const char *Word, const unsigned char *Salt) {
  crypto_pwhash(To, 32, Word, 8, Salt, 2, 67108864, 2);
}
// CHECK-DAG: hashesLong: cpu (definite), 2.5 s
void hashesLong(unsigned char *To, const char *Word, const unsigned char *Salt) {
  crypto_pwhash(To, 32, Word, 8, Salt, 4, 1073741824, 2);
}
// CHECK-DAG: seals: cpu
void seals(unsigned char *To, const unsigned char *From, const unsigned char *Nonce,
           const unsigned char *Key) {
  crypto_secretbox_easy(To, From, 1000000, Nonce, Key);
}

// HAZARD: mbedtls_aes_setkey_enc
void sets(std::vector<mbedtls_aes_context> &All, const char *Word,
          const unsigned char *Salt) {
  for (mbedtls_aes_context &One : All) {
    unsigned char Key[32];
    crypto_pwhash(Key, 32, Word, 8, Salt, 2, 67108864, 2);
    mbedtls_aes_setkey_enc(&One, Key, 256);
  }
}
