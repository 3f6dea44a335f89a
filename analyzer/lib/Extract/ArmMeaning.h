//===- ArmMeaning.h - What an arm of a branch is there for ------*- C++ -*-===//
//
// In:  an arm. Out: what its statements tell about how often it runs: it
//      reports an error, fills or empties a buffer, keeps what was looked up.
//
// Names are taken as English words; what they promise is not checked.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_ARMMEANING_H
#define POOLWISE_EXTRACT_ARMMEANING_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

namespace poolwise {

bool hasWord(llvm::StringRef Name,
             std::initializer_list<llvm::StringRef> Words);

/// "find" of `m.find(x)`; empty if not known.
llvm::StringRef calleeName(const clang::Expr *E);

/// Is it true of `S`, or of a part of it that runs with it? Arms of branches
/// may count as well; lambdas never do.
bool holdsFor(const clang::Stmt *S, bool InArms,
              llvm::function_ref<bool(const clang::Stmt *)> Is);

/// Named like a function that ends the program when a check has failed.
bool soundsFatal(llvm::StringRef Name);

/// What stands behind labels and cases.
const clang::Stmt *unlabelled(const clang::Stmt *S);

/// What runs last of it; null: there is nothing in it.
const clang::Stmt *lastOf(const clang::Stmt *S);

/// Leaves the function, loop or block at its end.
bool leaves(const clang::Stmt *S);

/// `return true;`, `return Status::OK();`: done early, and no error.
bool endsWell(const clang::Stmt *S);

/// Short, and there to tell somebody of an error, or to hand one on.
bool isErrorArm(const clang::Stmt *S);

/// Named like a function that reads, writes or enlarges a whole buffer.
bool soundsMoving(llvm::StringRef Name);

/// Calls such a function.
bool movesBuffer(const clang::Stmt *S);

/// Puts something into a container or cache.
bool keepsResult(const clang::Stmt *S);

/// The same, into what is named a cache: made to be found there most times.
bool fillsCache(const clang::Stmt *S);

bool assigns(const clang::Stmt *S, const clang::ValueDecl *To);

/// What `X` and `this->X` name.
const clang::ValueDecl *namedObject(const clang::Expr *E);

} // namespace poolwise

#endif
