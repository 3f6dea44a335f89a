//===- Server.cpp - A small language server -------------------------------===//

#include "poolwise/Editor/Server.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace poolwise {

/// How long nothing must have been typed before a file is analysed.
constexpr int PauseMs = 300;

/// Errors as the protocol numbers them.
constexpr int InvalidRequest = -32600, MethodNotFound = -32601,
              ServerNotInitialized = -32002;

Server::Server(Messages &Editor, std::string BuildPath, std::string CacheDir,
               std::string InstalledFile)
    : Editor(Editor), BuildPath(std::move(BuildPath)),
      InstalledFile(std::move(InstalledFile)), Analyzer(this->InstalledFile) {
  Settings.UsesStore = true;
  Settings.CacheDir = std::move(CacheDir);
}

bool Server::run() {
  // The parser may crash on code it does not like.
  CrashRecoveryContext::Enable();
  while (!IsOver && !Editor.isAtEnd()) {
    auto Waiting = find_if(
        Documents, [](const auto &Entry) { return Entry.second.Changed; });
    bool AnyWaits = Waiting != Documents.end();
    std::optional<json::Value> Message = Editor.next(AnyWaits ? PauseMs : -1);
    if (Message && Message->getAsObject())
      handle(*Message->getAsObject());
    else if (!Message && AnyWaits && !Editor.isAtEnd())
      analyze(Waiting->second);
  }
  return IsShutDown;
}

void Server::handle(const json::Object &Message) {
  std::optional<StringRef> Method = Message.getString("method");
  const json::Value *Id = Message.get("id");
  if (!Method)
    return; // an answer, and nothing was asked
  static const json::Object None;
  const json::Object *Params = Message.getObject("params");
  if (!Id) {
    notification(*Method, Params ? *Params : None);
    return;
  }
  std::optional<int> Refused = refusal(*Method);
  Expected<json::Value> Result =
      Refused ? createStringError("'" + *Method +
                                  "' comes before 'initialize' "
                                  "or after 'shutdown'")
              : answer(*Method, Params ? *Params : None);
  json::Object Answer{{"id", *Id}};
  if (Result)
    Answer["result"] = std::move(*Result);
  else
    Answer["error"] = json::Object{{"code", Refused.value_or(MethodNotFound)},
                                   {"message", toString(Result.takeError())}};
  Editor.send(std::move(Answer));
}

std::optional<int> Server::refusal(StringRef Method) const {
  if (IsShutDown)
    return InvalidRequest;
  if (!IsInitialized && Method != "initialize" && Method != "shutdown")
    return ServerNotInitialized;
  return std::nullopt;
}

static std::string uriIn(const json::Object &Params) {
  const json::Object *Document = Params.getObject("textDocument");
  return Document ? Document->getString("uri").value_or("").str() : "";
}

static int64_t versionIn(const json::Object &Params) {
  const json::Object *Document = Params.getObject("textDocument");
  return Document ? Document->getInteger("version").value_or(0) : 0;
}

/// As SourceFile names it.
static std::string realPath(const std::string &Path) {
  SmallString<256> Real;
  return sys::fs::real_path(Path, Real) ? Path : Real.str().str();
}

void Server::notification(StringRef Method, const json::Object &Params) {
  std::string Uri = uriIn(Params);
  if (Method == "exit") {
    IsOver = true;
  } else if (Method == "textDocument/didOpen") {
    if (const json::Object *Opened = Params.getObject("textDocument"))
      Documents[Uri] = {Uri,
                        realPath(pathOfUri(Uri)),
                        Opened->getString("text").value_or("").str(),
                        versionIn(Params),
                        /*Changed=*/true,
                        nullptr};
  } else if (Method == "textDocument/didChange") {
    const json::Array *Changes = Params.getArray("contentChanges");
    auto D = Documents.find(Uri);
    if (D == Documents.end() || !Changes || Changes->empty())
      return;
    for (const json::Value &Change : *Changes)
      if (const json::Object *C = Change.getAsObject())
        D->second.Text = changedText(std::move(D->second.Text), *C, Unit);
    D->second.Version = versionIn(Params);
    D->second.Changed = true;
  } else if (Method == "textDocument/didSave") {
    for (auto &[_, D] : Documents) // a header may have been saved
      D.Changed = true;
  } else if (Method == "textDocument/didClose") {
    close(Uri);
  }
}

/// What an editor shows of a file it keeps until it is told otherwise.
void Server::close(const std::string &Uri) {
  auto D = Documents.find(Uri);
  if (D == Documents.end())
    return;
  if (D->second.Analyzed)
    notify("textDocument/publishDiagnostics",
           json::Object{{"uri", Uri}, {"diagnostics", json::Array()}});
  Documents.erase(D);
}

/// The workspace's folder, or the first one.
static std::string rootIn(const json::Object &Params) {
  if (std::optional<StringRef> Uri = Params.getString("rootUri"))
    return pathOfUri(*Uri);
  const json::Array *Folders = Params.getArray("workspaceFolders");
  const json::Object *First =
      Folders && !Folders->empty() ? Folders->front().getAsObject() : nullptr;
  return First ? pathOfUri(First->getString("uri").value_or("")) : "";
}

Expected<json::Value> Server::answer(StringRef Method,
                                     const json::Object &Params) {
  if (Method == "initialize")
    return initialize(Params);
  if (Method == "shutdown") {
    IsShutDown = true;
    return nullptr;
  }
  if (Method == "textDocument/codeAction")
    return codeActions(Params);
  if (Method == "textDocument/codeLens")
    return codeLenses(Params);
  return createStringError("there is no method '" + Method + "' here");
}

json::Value Server::initialize(const json::Object &Params) {
  IsInitialized = true;
  if (std::string Path = rootIn(Params); !Path.empty())
    Root = Path;
  StringRef Encoding = "utf-16";
  if (const json::Object *Can = Params.getObject("capabilities"))
    if (const json::Object *General = Can->getObject("general"))
      if (const json::Array *Known = General->getArray("positionEncodings");
          Known && is_contained(*Known, json::Value("utf-8")))
        Encoding = "utf-8";
  Unit = columnUnitNamed(Encoding);
  return json::Object{
      {"serverInfo",
       json::Object{{"name", "poolwise"}, {"version", POOLWISE_VERSION}}},
      {"capabilities",
       json::Object{
           {"positionEncoding", Encoding},
           {"textDocumentSync",
            json::Object{{"openClose", true}, {"change", 2}, {"save", true}}},
           {"codeActionProvider",
            json::Object{{"codeActionKinds",
                          json::Array{"quickfix", "refactor.rewrite"}}}},
           {"codeLensProvider", json::Object{{"resolveProvider", false}}}}}};
}

Server::Document *Server::current(const json::Object &Params) {
  auto D = Documents.find(uriIn(Params));
  if (D == Documents.end())
    return nullptr;
  if (D->second.Changed)
    analyze(D->second);
  return D->second.Analyzed ? &D->second : nullptr;
}

json::Value Server::codeActions(const json::Object &Params) {
  Document *D = current(Params);
  return D ? D->Analyzed->codeActions(Params) : json::Array();
}

json::Value Server::codeLenses(const json::Object &Params) {
  Document *D = current(Params);
  return D ? D->Analyzed->codeLenses() : json::Array();
}

Expected<TUSummary> Server::extract(const Document &D) {
  if (D.Path.empty())
    return createStringError(
        inconvertibleErrorCode(),
        D.Uri + " is not saved as a file yet, so its flags are not known");
  Expected<std::vector<CompileCommand>> All =
      loadCompileCommands(BuildPath, Root);
  if (!All)
    return All.takeError();
  auto Command = find_if(*All, [&](const CompileCommand &C) {
    return realPath(C.File) == D.Path;
  });
  if (Command == All->end())
    return createStringError(
        inconvertibleErrorCode(),
        D.Path +
            " is not in compile_commands.json, so its flags are not known");
  std::optional<Expected<TUSummary>> Unit;
  if (!CrashRecoveryContext().RunSafely(
          // The command may name it by way of a link.
          [&] {
            Unit.emplace(extractUnit(
                *Command, {{D.Path, D.Text}, {Command->File, D.Text}}));
          }))
    return createStringError(inconvertibleErrorCode(),
                             D.Path + ": the parser crashed");
  return std::move(*Unit);
}

void Server::analyze(Document &D) {
  D.Changed = false;
  Expected<TUSummary> Unit = extract(D);
  if (!Unit) {
    log(toString(Unit.takeError()));
    return;
  }
  if (std::string Missing = Analyzer.whatIsMissing(D.Path, Settings);
      !Missing.empty())
    log(Missing);
  auto A = Analyzer.analyze(std::move(*Unit), Settings, {{D.Path, D.Text}});
  if (!A) {
    log(toString(A.takeError()));
    return;
  }
  D.Analyzed = std::make_unique<EditorFile>(
      D.Path, D.Text, this->Unit, std::make_shared<Analysis>(std::move(*A)),
      InstalledFile);
  publish(D);
}

void Server::publish(const Document &D) {
  notify("textDocument/publishDiagnostics",
         json::Object{{"uri", D.Uri},
                      {"version", D.Version},
                      {"diagnostics", D.Analyzed->diagnostics()}});
}

void Server::log(const std::string &Message) {
  if (Logged.insert(Message).second)
    notify("window/logMessage",
           json::Object{{"type", 2}, {"message", "poolwise: " + Message}});
}

void Server::notify(StringRef Method, json::Value Params) {
  Editor.send(json::Object{{"method", Method}, {"params", std::move(Params)}});
}

} // namespace poolwise
