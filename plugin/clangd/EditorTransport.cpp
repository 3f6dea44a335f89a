//===- EditorTransport.cpp - What poolwise adds to clangd's messages ------===//
//
// Stands between the editor and clangd, and passes on all that goes by, with
// these changes:
//   diagnostics    clangd's own go on at once, with the findings as far as they
//                  are known, and once more when the text was judged
//   code actions   of poolwise, before clangd's, when the text was judged
//   code lenses    answered here: each function's kind and cost
//
//===----------------------------------------------------------------------===//

#include "ClangdInterface.h"
#include "EditedFiles.h"
#include "SelfTest.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

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

/// As SourceFile names it.
static std::string realPath(const std::string &Path) {
  SmallString<256> Real;
  return sys::fs::real_path(Path, Real) ? Path : Real.str().str();
}

class EditorTransport : public Transport, Transport::MessageHandler {
public:
  EditorTransport(std::unique_ptr<Transport> Plain, EditedFiles &Files)
      : Plain(std::move(Plain)), Files(Files) {}

  void notify(StringRef Method, json::Value Params) override {
    if (Method == "textDocument/publishDiagnostics")
      publish(std::move(Params));
    else
      send(Method, std::move(Params));
  }
  void call(StringRef Method, json::Value Params, json::Value Id) override {
    std::lock_guard Guard(Sending);
    Plain->call(Method, std::move(Params), std::move(Id));
  }
  void reply(json::Value Id, Expected<json::Value> Result) override {
    std::optional<Question> Q = take(Id);
    if (Q && Result) {
      if (Q->Method == "initialize")
        addCapabilities(*Result);
      else if (holdBack(Id, *Q, *Result))
        return;
      else
        addActions(Q->Params, *Result);
    }
    answer(std::move(Id), std::move(Result));
  }
  Error loop(MessageHandler &Handler) override {
    Server = &Handler;
    Files.start({[this](const std::string &Path) { analyzed(Path); },
                 [this](const std::string &Message) { log(Message); }});
    Error Ended = Plain->loop(*this);
    Files.stop();
    return Ended;
  }

private:
  bool onNotify(StringRef Method, json::Value Params) override {
    if (Method == "textDocument/didClose") {
      std::string Path = pathOfUri(textAt(Params, {"textDocument", "uri"}));
      Files.forget(Path);
      answerHeld(realPath(Path));
      std::lock_guard Guard(Publishing);
      OfClangd.erase(realPath(Path));
    }
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

  /// An answer of clangd's that waits until its file is judged.
  struct Held {
    json::Value Id;
    Question Asked;
    json::Value Result;
  };

  void send(StringRef Method, json::Value Params) {
    std::lock_guard Guard(Sending);
    Plain->notify(Method, std::move(Params));
  }
  void answer(json::Value Id, Expected<json::Value> Result) {
    std::lock_guard Guard(Sending);
    Plain->reply(std::move(Id), std::move(Result));
  }
  void publish(json::Value Params);
  void analyzed(const std::string &Path);
  void sendDiagnostics(const std::string &Path, json::Value Params);
  void log(const std::string &Message);
  json::Value lenses(const json::Value &Params);
  std::optional<Question> take(const json::Value &Id);
  bool holdBack(const json::Value &Id, Question &Q, json::Value &Result);
  void answerHeld(const std::string &Path);
  void addCapabilities(json::Value &Result);
  void addActions(const json::Value &Params, json::Value &Result);
  void refreshLenses();

  std::unique_ptr<Transport> Plain;
  EditedFiles &Files;
  MessageHandler *Server = nullptr;
  std::mutex Sending; ///< clangd's workers, EditedFiles, and this thread
  std::mutex Publishing;
  std::map<std::string, json::Value> OfClangd; ///< last published, by real path
  std::mutex Asking;
  std::map<std::string, Question> Asked;
  std::mutex Holding;
  std::multimap<std::string, Held> HeldBack; ///< by real path
  std::atomic<bool> CanRefresh = false;
  std::atomic<unsigned> Refreshes = 0;
};

void EditorTransport::publish(json::Value Params) {
  std::string Path = realPath(pathOfUri(textAt(Params, {"uri"})));
  std::lock_guard Guard(Publishing);
  const json::Value *Version = at(Params, {"version"});
  Files.shown(Path, Version ? Version->getAsInteger().value_or(0) : 0);
  sendDiagnostics(Path, Params);
  OfClangd.insert_or_assign(Path, std::move(Params));
  answerHeld(Path);
}

void EditorTransport::analyzed(const std::string &Path) {
  {
    std::lock_guard Guard(Publishing);
    auto Last = OfClangd.find(Path);
    // Else clangd's own diagnostics of this text come next.
    if (Last != OfClangd.end() && Files.current(Path))
      sendDiagnostics(Path, Last->second);
  }
  answerHeld(Path);
  refreshLenses();
}

void EditorTransport::sendDiagnostics(const std::string &Path,
                                      json::Value Params) {
  json::Object *Object = Params.getAsObject();
  if (json::Array *All = Object ? Object->getArray("diagnostics") : nullptr)
    for (json::Value &D : Files.diagnostics(Path))
      All->push_back(std::move(D));
  send("textDocument/publishDiagnostics", std::move(Params));
}

void EditorTransport::log(const std::string &Message) {
  send("window/logMessage",
       json::Object{{"type", 2}, {"message", "poolwise: " + Message}});
}

json::Value EditorTransport::lenses(const json::Value &Params) {
  auto File = Files.last(pathOfUri(textAt(Params, {"textDocument", "uri"})));
  return File ? File->codeLenses() : json::Array();
}

std::optional<EditorTransport::Question>
EditorTransport::take(const json::Value &Id) {
  std::lock_guard Guard(Asking);
  auto Node = Asked.extract(formatv("{0}", Id).str());
  if (Node.empty())
    return std::nullopt;
  return std::move(Node.mapped());
}

/// clangd's worker need not wait until the text is judged, nor any other answer
/// behind this one.
bool EditorTransport::holdBack(const json::Value &Id, Question &Q,
                               json::Value &Result) {
  std::string Path =
      realPath(pathOfUri(textAt(Q.Params, {"textDocument", "uri"})));
  std::lock_guard Guard(Holding);
  if (!Files.isJudging(Path))
    return false;
  HeldBack.emplace(Path, Held{Id, std::move(Q), std::move(Result)});
  return true;
}

void EditorTransport::answerHeld(const std::string &Path) {
  std::vector<Held> Ready;
  {
    std::lock_guard Guard(Holding);
    if (Files.isJudging(Path))
      return; // a newer text
    auto [Begin, End] = HeldBack.equal_range(Path);
    for (auto It = Begin; It != End; ++It)
      Ready.push_back(std::move(It->second));
    HeldBack.erase(Begin, End);
  }
  for (Held &H : Ready) {
    addActions(H.Asked.Params, H.Result);
    answer(std::move(H.Id), std::move(H.Result));
  }
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

void EditorTransport::addActions(const json::Value &Params,
                                 json::Value &Result) {
  json::Array *Actions = Result.getAsArray();
  const json::Object *Request = Params.getAsObject();
  auto File = Files.current(pathOfUri(textAt(Params, {"textDocument", "uri"})));
  if (!Actions || !Request || !File)
    return;
  json::Array Own = File->codeActions(*Request);
  for (json::Value &Action : *Actions)
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
