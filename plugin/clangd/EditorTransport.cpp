//===- EditorTransport.cpp - What poolwise adds to clangd's messages ------===//
//
// Stands between the editor and clangd, and passes on all that goes by, with
// these changes:
//   diagnostics of poolwise   their link leads to the check's page
//   code actions              those of poolwise take the place of clangd's
//   code lenses               answered here: each function's kind and cost
// Diagnostics and their notes come from the clang-tidy module that is linked
// in.
//
//===----------------------------------------------------------------------===//

#include "../clang-tidy/SharedUnit.h"
#include "ClangdInterface.h"
#include "EditedFiles.h"
#include "SelfTest.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"
#include <thread>

using namespace llvm;
using clang::clangd::JSONStreamStyle;
using clang::clangd::Transport;

namespace poolwise::clangd {

namespace {

/// `Value` at a path of keys; null if there is none.
const json::Value *at(const json::Value &Value, ArrayRef<StringRef> Keys) {
  const json::Value *Here = &Value;
  for (StringRef Key : Keys) {
    const json::Object *Object = Here->getAsObject();
    Here = Object ? Object->get(Key) : nullptr;
    if (!Here)
      return nullptr;
  }
  return Here;
}

StringRef textAt(const json::Value &Value, ArrayRef<StringRef> Keys) {
  const json::Value *Found = at(Value, Keys);
  return Found ? Found->getAsString().value_or("") : "";
}

class EditorTransport : public Transport, Transport::MessageHandler {
public:
  EditorTransport(std::unique_ptr<Transport> Plain, EditedFiles &Files)
      : Plain(std::move(Plain)), Files(Files) {
    Files.OnUpdate = [this] { refreshLenses(); };
  }
  ~EditorTransport() override { Files.OnUpdate = nullptr; }

  void notify(StringRef Method, json::Value Params) override {
    if (Method == "textDocument/publishDiagnostics")
      linkPages(Params);
    std::lock_guard Guard(Sending);
    Plain->notify(Method, std::move(Params));
  }
  void call(StringRef Method, json::Value Params, json::Value Id) override {
    std::lock_guard Guard(Sending);
    Plain->call(Method, std::move(Params), std::move(Id));
  }
  void reply(json::Value Id, Expected<json::Value> Result) override {
    if (Result)
      complete(Id, *Result);
    std::lock_guard Guard(Sending);
    Plain->reply(std::move(Id), std::move(Result));
  }
  Error loop(MessageHandler &Handler) override {
    Server = &Handler;
    // While clangd waits for its first file.
    std::thread Rules(tidy::warmUp);
    Error Ended = Plain->loop(*this);
    Rules.join();
    return Ended;
  }

private:
  bool onNotify(StringRef Method, json::Value Params) override {
    if (Method == "textDocument/didClose")
      Files.forget(pathOfUri(textAt(Params, {"textDocument", "uri"})));
    return Server->onNotify(Method, std::move(Params));
  }
  bool onCall(StringRef Method, json::Value Params, json::Value Id) override {
    if (Method == "textDocument/codeLens") {
      reply(std::move(Id), lenses(Params));
      return true;
    }
    if (Method == "initialize") {
      const json::Value *Can = at(
          Params, {"capabilities", "workspace", "codeLens", "refreshSupport"});
      CanRefresh = Can && Can->getAsBoolean().value_or(false);
    }
    if (Method == "initialize" || Method == "textDocument/codeAction") {
      std::lock_guard Guard(Asking);
      Asked.insert_or_assign(formatv("{0}", Id).str(),
                             Question{Method.str(), Params});
    }
    return Server->onCall(Method, std::move(Params), std::move(Id));
  }
  bool onReply(json::Value Id, Expected<json::Value> Result) override {
    if (Id.getAsString().value_or("").starts_with("poolwise-")) {
      consumeError(Result.takeError());
      return true;
    }
    return Server->onReply(std::move(Id), std::move(Result));
  }

  struct Question {
    std::string Method;
    json::Value Params;
  };

  void linkPages(json::Value &Params);
  json::Value lenses(const json::Value &Params);
  void complete(const json::Value &Id, json::Value &Result);
  void addCapabilities(json::Value &Result);
  void replaceActions(const json::Value &Params, json::Value &Result);
  void refreshLenses();

  std::unique_ptr<Transport> Plain;
  EditedFiles &Files;
  MessageHandler *Server = nullptr;
  std::mutex Sending; ///< workers of clangd and this thread
  std::mutex Asking;
  std::map<std::string, Question> Asked;
  std::atomic<bool> CanRefresh = false;
  std::atomic<unsigned> Refreshes = 0;
};

void EditorTransport::linkPages(json::Value &Params) {
  json::Object *Object = Params.getAsObject();
  json::Array *All = Object ? Object->getArray("diagnostics") : nullptr;
  if (!All)
    return;
  for (json::Value &Entry : *All) {
    json::Object *D = Entry.getAsObject();
    StringRef Code = D ? D->getString("code").value_or("") : "";
    if (!Code.consume_front("poolwise-"))
      continue;
    (*D)["codeDescription"] = json::Object{{"href", Files.pageOf(Code)}};
    (*D)["source"] = "poolwise";
  }
}

json::Value EditorTransport::lenses(const json::Value &Params) {
  auto File = Files.get(pathOfUri(textAt(Params, {"textDocument", "uri"})));
  return File ? File->codeLenses() : json::Array();
}

void EditorTransport::complete(const json::Value &Id, json::Value &Result) {
  std::optional<Question> Q;
  {
    std::lock_guard Guard(Asking);
    if (auto It = Asked.find(formatv("{0}", Id).str()); It != Asked.end()) {
      Q = std::move(It->second);
      Asked.erase(It);
    }
  }
  if (Q && Q->Method == "initialize")
    addCapabilities(Result);
  else if (Q)
    replaceActions(Q->Params, Result);
}

void EditorTransport::addCapabilities(json::Value &Result) {
  StringRef Agreed = textAt(Result, {"capabilities", "positionEncoding"});
  if (Agreed.empty())
    Agreed = textAt(Result, {"offsetEncoding"});
  Files.agree(columnUnitNamed(Agreed));
  json::Object *Object = Result.getAsObject();
  if (json::Object *Can = Object ? Object->getObject("capabilities") : nullptr)
    (*Can)["codeLensProvider"] = json::Object{{"resolveProvider", false}};
}

/// Did the editor ask for actions of this kind?
static bool wants(const json::Value &Params, StringRef Kind) {
  const json::Value *Only = at(Params, {"context", "only"});
  const json::Array *Kinds = Only ? Only->getAsArray() : nullptr;
  return !Kinds || any_of(*Kinds, [&](const json::Value &Wanted) {
    StringRef Name = Wanted.getAsString().value_or("");
    return Kind == Name || Kind.starts_with((Name + ".").str());
  });
}

/// clangd makes one of the hints of a diagnostic.
static bool isOfPoolwise(const json::Value &Action) {
  const json::Value *Found = at(Action, {"diagnostics"});
  const json::Array *All = Found ? Found->getAsArray() : nullptr;
  return All && any_of(*All, [](const json::Value &D) {
           return textAt(D, {"code"}).starts_with("poolwise-");
         });
}

void EditorTransport::replaceActions(const json::Value &Params,
                                     json::Value &Result) {
  json::Array *Actions = Result.getAsArray();
  auto File = Files.get(pathOfUri(textAt(Params, {"textDocument", "uri"})));
  const json::Value *Start = at(Params, {"range", "start", "line"});
  const json::Value *End = at(Params, {"range", "end", "line"});
  if (!Actions || !File || !Start || !End)
    return;
  json::Array Own;
  uint32_t First = Start->getAsInteger().value_or(0);
  uint32_t Last = End->getAsInteger().value_or(0);
  if (wants(Params, "quickfix"))
    Own = File->quickFixes(First, Last);
  if (wants(Params, "refactor.rewrite"))
    for (json::Value &Action : File->refactorings(First, Last))
      Own.push_back(std::move(Action));
  for (json::Value &Action : *Actions)
    if (!isOfPoolwise(Action))
      Own.push_back(std::move(Action));
  Result = std::move(Own);
}

void EditorTransport::refreshLenses() {
  if (CanRefresh)
    call("workspace/codeLens/refresh", nullptr,
         "poolwise-" + std::to_string(++Refreshes));
}

} // namespace

} // namespace poolwise::clangd

namespace clang::clangd {

/// What clangd gets when it asks for its transport.
std::unique_ptr<Transport> editorTransport(
    std::FILE *In, llvm::raw_ostream &Out, llvm::raw_ostream *Mirror,
    bool Pretty,
    JSONStreamStyle
        Style) asm("__wrap__ZN5clang6clangd16newJSONTransportEP8_IO_"
                   "FILERN4llvm11raw_ostreamEPS4_bNS0_"
                   "15JSONStreamStyleE");

std::unique_ptr<Transport> editorTransport(std::FILE *In,
                                           llvm::raw_ostream &Out,
                                           llvm::raw_ostream *Mirror,
                                           bool Pretty, JSONStreamStyle Style) {
  if (!poolwise::clangd::interfaceFits()) {
    llvm::errs() << "poolwise-clangd: built for another version of clangd; "
                    "code lenses and refactorings of poolwise are off\n";
    return plainTransport(In, Out, Mirror, Pretty, Style);
  }
  return std::make_unique<poolwise::clangd::EditorTransport>(
      plainTransport(In, Out, Mirror, Pretty, Style),
      poolwise::clangd::editedFiles());
}

} // namespace clang::clangd
