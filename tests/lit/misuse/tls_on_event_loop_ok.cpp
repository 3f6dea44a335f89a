// TLS, and libevent's buffers, wait where their socket does, and on an event loop a socket is a
// non-blocking one. What waits whatever the socket is told is told.
// RUN: %poolwise check --quiet %s -- -std=c++20 | FileCheck %s
// CHECK: no findings
// RUN: echo '{pack: t, defaults: {threads: safe, source: t}, functions: [{name: SSL_read, effects: [network], cost: {wait: 9ms}}]}' > %t.yaml
// RUN: not %poolwise check --quiet --rules %t.yaml %s -- -std=c++20 | FileCheck %s --check-prefix=WAITS
// WAITS: waits for the network (SSL_read){{.*}}[poolwise-blocking-on-event-loop]
#include <event2/buffer.h>
#include <event2/event.h>
#include <fcntl.h>
#include <openssl/ssl.h>

static void on_readable(evutil_socket_t, short, void *Data) {
  char Buffer[512];
  SSL *Session = static_cast<SSL *>(Data);
  if (SSL_do_handshake(Session) == 1)
    SSL_read(Session, Buffer, sizeof Buffer);
}

static void on_more(evutil_socket_t Socket, short, void *Data) {
  evbuffer_read(static_cast<evbuffer *>(Data), Socket, 4096);
}

void serve(event_base *Base, int Socket, SSL *Session) {
  fcntl(Socket, F_SETFL, O_NONBLOCK);
  SSL_set_fd(Session, Socket);
  event_add(event_new(Base, Socket, EV_READ | EV_PERSIST, on_readable, Session), nullptr);
  event_add(event_new(Base, Socket, EV_READ | EV_PERSIST, on_more, evbuffer_new()), nullptr);
}
