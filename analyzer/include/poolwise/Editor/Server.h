//===- Server.h - A small language server -----------------------*- C++ -*-===//
//
// In:  the editor's messages: files that are opened, changed, saved. Out:
//      diagnostics, code actions and code lenses of poolwise, nothing else. For
//      editors whose C++ server is not poolwise-clangd.
//
// A file is analysed a moment after the last key; flags come from
// compile_commands.json, and a file that is not in it is told and left alone.
// What other files define is known from the program's store.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EDITOR_SERVER_H
#define POOLWISE_EDITOR_SERVER_H

#include "poolwise/Editor/EditorFile.h"
#include "poolwise/Editor/Messages.h"
#include "poolwise/Unit/UnitAnalyzer.h"

namespace poolwise {

class Server {
public:
  /// `CacheDir`: of the program's store; empty: the nearest one.
  Server(Messages &Editor, std::string BuildPath, std::string CacheDir,
         std::string InstalledFile);
  /// Until the editor says `exit` or is gone. True if it said `shutdown` first.
  bool run();

private:
  struct Document {
    std::string Uri, Path, Text;
    int64_t Version = 0; ///< the editor's number of the text
    bool Changed = true;
    std::unique_ptr<EditorFile> Analyzed;
  };

  void handle(const llvm::json::Object &Message);
  void notification(llvm::StringRef Method, const llvm::json::Object &Params);
  /// Why a request gets no answer now: the protocol's number.
  std::optional<int> refusal(llvm::StringRef Method) const;
  llvm::Expected<llvm::json::Value> answer(llvm::StringRef Method,
                                           const llvm::json::Object &Params);
  llvm::json::Value initialize(const llvm::json::Object &Params);
  llvm::json::Value codeActions(const llvm::json::Object &Params);
  llvm::json::Value codeLenses(const llvm::json::Object &Params);

  /// The document that is meant, analysed as it now stands; null: not open.
  Document *current(const llvm::json::Object &Params);
  void analyze(Document &D);
  llvm::Expected<TUSummary> extract(const Document &D);
  void publish(const Document &D);
  void close(const std::string &Uri);
  /// Each message once.
  void log(const std::string &Message);
  void notify(llvm::StringRef Method, llvm::json::Value Params);

  Messages &Editor;
  const std::string BuildPath, InstalledFile;
  UnitAnalyzer Analyzer;
  UnitSettings Settings;
  std::set<std::string> Logged;
  std::string Root = ".";
  ColumnUnit Unit = ColumnUnit::Utf16;
  std::map<std::string, Document> Documents; ///< by URI
  bool IsInitialized = false, IsShutDown = false, IsOver = false;
};

} // namespace poolwise

#endif
