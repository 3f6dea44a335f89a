//===- ClangdInterface.h - The part of clangd that is used ------*- C++ -*-===//
//
// clangd's headers are not packaged, only its archives. This declares what
// poolwise-clangd needs of them: the entry, the transport that carries messages
// between editor and server, and what follows the diagnostics of an AST. The
// order of virtual functions is that of clangd 22; the self-test (SelfTest.h)
// tries it at each start.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PLUGIN_CLANGD_CLANGDINTERFACE_H
#define POOLWISE_PLUGIN_CLANGD_CLANGDINTERFACE_H

#include "clang/Basic/Version.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"
#include <cstdio>
#include <memory>

static_assert(CLANG_VERSION_MAJOR == 22,
              "compare these declarations with the new clangd's Transport.h");

namespace clang {
class ASTContext;

namespace clangd {

int clangdMain(int Argc, char *Argv[]);

class Transport {
public:
  virtual ~Transport() = default;

  /// From the server to the editor.
  virtual void notify(llvm::StringRef Method, llvm::json::Value Params) = 0;
  virtual void call(llvm::StringRef Method, llvm::json::Value Params,
                    llvm::json::Value Id) = 0;
  virtual void reply(llvm::json::Value Id,
                     llvm::Expected<llvm::json::Value> Result) = 0;

  /// From the editor to the server; false ends the session.
  class MessageHandler {
  public:
    virtual ~MessageHandler() = default;
    virtual bool onNotify(llvm::StringRef Method, llvm::json::Value Params) = 0;
    virtual bool onCall(llvm::StringRef Method, llvm::json::Value Params,
                        llvm::json::Value Id) = 0;
    virtual bool onReply(llvm::json::Value Id,
                         llvm::Expected<llvm::json::Value> Result) = 0;
  };
  virtual llvm::Error loop(MessageHandler &Handler) = 0;
};

enum JSONStreamStyle { Standard, Delimited };

/// clangd's own transport. The linker gives `newJSONTransport` to
/// EditorTransport.cpp (--wrap), and this is what it was.
std::unique_ptr<Transport>
plainTransport(std::FILE *In, llvm::raw_ostream &Out, llvm::raw_ostream *Mirror,
               bool Pretty,
               JSONStreamStyle
                   Style) asm("__real__ZN5clang6clangd16newJSONTransportEP8_IO_"
                              "FILERN4llvm11raw_ostreamEPS4_bNS0_"
                              "15JSONStreamStyleE");

class ParsedAST {
public:
  const ASTContext &getASTContext() const;
};

/// Only handed on; the destructor says that it is no plain value.
class ASTSignals {
public:
  ~ASTSignals();
};

/// What AfterDiagnostics.cpp stands in for.
ASTSignals plainSignals(const ParsedAST &Ast) asm(
    "__real__ZN5clang6clangd10ASTSignals6deriveERKNS0_9ParsedASTE");

} // namespace clangd
} // namespace clang

#endif
