// A call of Asio waits itself; its async_ namesake returns, and run() calls the handler.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
namespace boost::asio {
struct mutable_buffer {};
struct io_context {
  unsigned long run();
  unsigned long poll();
};
template <typename P> struct basic_stream_socket {
  unsigned long read_some(const mutable_buffer &);
  template <typename H> void async_read_some(const mutable_buffer &, H &&);
};
} // namespace boost::asio
struct Tcp;
struct Handler {
  void operator()(int) const {}
};
using Socket = boost::asio::basic_stream_socket<Tcp>;

// CHECK-DAG: reads: io
void reads(Socket &S, boost::asio::mutable_buffer B) { S.read_some(B); }

// CHECK-DAG: starts: cpu
void starts(Socket &S, boost::asio::mutable_buffer B) {
  S.async_read_some(B, Handler());
}

// CHECK-DAG: runs: io
void runs(boost::asio::io_context &C) { C.run(); }

// CHECK-DAG: polls: cpu
void polls(boost::asio::io_context &C) { C.poll(); }
