//===- Messages.h - JSON-RPC over two file descriptors ----------*- C++ -*-===//
//
// In:  bytes, each message behind a Content-Length header. Out: JSON values.
// A message that is no JSON is left out.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EDITOR_MESSAGES_H
#define POOLWISE_EDITOR_MESSAGES_H

#include "llvm/Support/JSON.h"
#include <optional>
#include <string>

namespace poolwise {

class Messages {
public:
  Messages(int In, int Out) : In(In), Out(Out) {}

  /// The next message; none if there was none for so long (-1: waits), or at
  /// the end.
  std::optional<llvm::json::Value> next(int TimeoutMs);
  bool isAtEnd() const { return AtEnd; }
  /// False when nobody reads any more.
  bool send(llvm::json::Object Message);

private:
  /// Cuts a whole message off what was received.
  std::optional<std::string> take();
  bool receive(int TimeoutMs);

  int In, Out;
  bool AtEnd = false;
  std::string Received;
};

} // namespace poolwise

#endif
