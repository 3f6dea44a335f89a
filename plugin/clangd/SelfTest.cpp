//===- SelfTest.cpp - Is the linked clangd what was declared? -------------===//

#include "SelfTest.h"
#include "ClangdInterface.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using clang::clangd::Transport;

namespace poolwise::clangd {

namespace {
class Recorder : public Transport::MessageHandler {
public:
  std::string Seen;
  bool onNotify(StringRef Method, json::Value) override {
    Seen += ("notify " + Method + ";").str();
    return false;
  }
  bool onCall(StringRef Method, json::Value, json::Value) override {
    Seen += ("call " + Method + ";").str();
    return true;
  }
  bool onReply(json::Value, Expected<json::Value> Result) override {
    if (Result)
      Seen += "reply;";
    else
      consumeError(Result.takeError());
    return true;
  }
};

std::string framed(StringRef Message) {
  return "Content-Length: " + std::to_string(Message.size()) + "\r\n\r\n" +
         Message.str();
}
} // namespace

bool interfaceFits() {
  std::string Input =
      framed(R"({"jsonrpc":"2.0","id":1,"method":"a","params":{}})") +
      framed(R"({"jsonrpc":"2.0","id":2,"result":3})") +
      framed(R"({"jsonrpc":"2.0","method":"b","params":{}})");
  std::FILE *In = ::fmemopen(Input.data(), Input.size(), "r");
  if (!In)
    return true; // nothing is known against it
  std::string Output;
  raw_string_ostream Out(Output);
  Recorder Handler;
  {
    std::unique_ptr<Transport> T = clang::clangd::plainTransport(
        In, Out, nullptr, false, clang::clangd::Standard);
    consumeError(T->loop(Handler));
    T->notify("c", json::Object{});
    T->call("d", json::Object{}, 4);
    T->reply(5, json::Value("e"));
  }
  std::fclose(In);
  return Handler.Seen == "call a;reply;notify b;" &&
         StringRef(Output).contains(R"("method":"c")") &&
         StringRef(Output).contains(R"("method":"d")") &&
         StringRef(Output).contains(R"("result":"e")");
}

} // namespace poolwise::clangd
