//===- Messages.cpp - JSON-RPC over two file descriptors ------------------===//

#include "poolwise/Editor/Messages.h"
#include "llvm/Support/FormatVariadic.h"
#include <cerrno>
#include <poll.h>
#include <unistd.h>

using namespace llvm;

namespace poolwise {

std::optional<std::string> Messages::take() {
  size_t HeadEnd = Received.find("\r\n\r\n");
  if (HeadEnd == std::string::npos)
    return std::nullopt;
  size_t Size = 0;
  SmallVector<StringRef> Lines;
  StringRef(Received).take_front(HeadEnd).split(Lines, "\r\n");
  for (StringRef Line : Lines) {
    auto [Name, Value] = Line.split(':');
    if (Name.trim().equals_insensitive("content-length"))
      Value.trim().getAsInteger(10, Size);
  }
  if (Received.size() - HeadEnd - 4 < Size)
    return std::nullopt;
  std::string Body = Received.substr(HeadEnd + 4, Size);
  Received.erase(0, HeadEnd + 4 + Size);
  return Body;
}

bool Messages::receive(int TimeoutMs) {
  pollfd Fd{In, POLLIN, 0};
  int Ready;
  while ((Ready = ::poll(&Fd, 1, TimeoutMs)) < 0 && errno == EINTR)
    ;
  if (Ready <= 0) {
    AtEnd |= Ready < 0;
    return false;
  }
  char Buffer[1 << 16];
  ssize_t Size;
  while ((Size = ::read(In, Buffer, sizeof Buffer)) < 0 && errno == EINTR)
    ;
  if (Size <= 0) {
    AtEnd = true;
    return false;
  }
  Received.append(Buffer, size_t(Size));
  return true;
}

std::optional<json::Value> Messages::next(int TimeoutMs) {
  do
    while (std::optional<std::string> Body = take()) {
      if (Expected<json::Value> Message = json::parse(*Body))
        return std::move(*Message);
      else
        consumeError(Message.takeError());
    }
  while (receive(TimeoutMs));
  return std::nullopt;
}

bool Messages::send(json::Object Message) {
  Message["jsonrpc"] = "2.0";
  std::string Body = formatv("{0}", json::Value(std::move(Message))).str();
  std::string Text =
      formatv("Content-Length: {0}\r\n\r\n{1}", Body.size(), Body).str();
  for (StringRef Rest = Text; !Rest.empty();) {
    ssize_t Size = ::write(Out, Rest.data(), Rest.size());
    if (Size < 0 && errno == EINTR)
      continue;
    if (Size <= 0)
      return !(AtEnd = true);
    Rest = Rest.drop_front(size_t(Size));
  }
  return true;
}

} // namespace poolwise
