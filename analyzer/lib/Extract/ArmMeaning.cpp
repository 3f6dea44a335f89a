#include "ArmMeaning.h"
#include "BodyBuilder.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
namespace poolwise {

bool hasWord(llvm::StringRef Name,
             std::initializer_list<llvm::StringRef> Words) {
  return llvm::any_of(Words, [&](llvm::StringRef Word) {
    return Name.contains_insensitive(Word);
  });
}

llvm::StringRef calleeName(const Expr *E) {
  const auto *Call = dyn_cast_or_null<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && Callee->getIdentifier() ? Callee->getName() : "";
}

bool soundsFatal(llvm::StringRef Name) {
  return (hasWord(Name, {"assert"}) && hasWord(Name, {"fail"})) ||
         hasWord(Name, {"fatal", "panic"}) || Name == "die" || Name == "Die";
}

bool holdsFor(const Stmt *S, bool InArms,
              llvm::function_ref<bool(const Stmt *)> Is) {
  if (!S)
    return false;
  return Is(S) || llvm::any_of(S->children(), [&](const Stmt *Part) {
           return Part && !isa<LambdaExpr>(Part) &&
                  (InArms || !isa<IfStmt, SwitchStmt>(Part)) &&
                  holdsFor(Part, InArms, Is);
         });
}

const Stmt *lastOf(const Stmt *S) {
  while (true)
    if (const auto *Block = dyn_cast_or_null<CompoundStmt>(S))
      S = Block->body_empty() ? nullptr : Block->body_back();
    else if (const auto *Label = dyn_cast_or_null<LabelStmt>(S))
      S = Label->getSubStmt();
    else
      return S;
}

namespace {
/// "Cannot open %s", also translated: what is said when something went wrong.
bool isComplaint(const Stmt *S) {
  const auto *Text = dyn_cast<StringLiteral>(S);
  if (Text && Text->isOrdinary())
    return hasWord(Text->getString(),
                   {"cannot", "can't", "can not", "could not", "couldn't",
                    "unable to", "failed", "error", "invalid", "illegal",
                    "not found", "no such", "corrupt", "unexpected"});
  return llvm::any_of(S->children(), [](const Stmt *Part) {
    return Part && !isa<LambdaExpr>(Part) && isComplaint(Part);
  });
}

/// `log(Level, "Cannot open %s", Name)`.
bool complains(const Stmt *S) {
  const auto *Call = dyn_cast<CallExpr>(S);
  if (!Call)
    return false;
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
  bool Says = Operator ? Operator->getOperator() == OO_LessLess
                       : hasWord(calleeName(Call),
                                 {"print", "log", "message", "msg", "report",
                                  "notify", "puts", "say", "tell"});
  return Says && llvm::any_of(Call->arguments(), isComplaint);
}

bool reportsError(const Stmt *S) {
  if (isa<CXXThrowExpr>(S) || complains(S))
    return true;
  if (const auto *Name = dyn_cast<DeclRefExpr>(S);
      Name && Name->getDecl()->getIdentifier()) {
    llvm::StringRef Id = Name->getDecl()->getName();
    return Id == "stderr" || Id == "cerr" || Id == "clog";
  }
  const auto *E = dyn_cast<Expr>(S);
  llvm::StringRef Callee = calleeName(E);
  if (Callee == "syslog" || Callee == "err" || Callee == "errx" ||
      Callee == "strerror" || Callee == "abort" || Callee == "usage" ||
      hasWord(Callee,
              {"perror", "warn", "fatal", "panic", "error", "fail", "corrupt",
               "invalidarg", "complain", "__errno_location"}))
    return true;
  const auto *Call = dyn_cast_or_null<CallExpr>(E);
  return Call && Call->getDirectCallee() &&
         Call->getDirectCallee()->isNoReturn();
}

/// `return -1;`, `return EXIT_FAILURE;` as it stands after macros.
bool returnsNegative(const Stmt *S) {
  const auto *Return = dyn_cast_or_null<ReturnStmt>(lastOf(S));
  const Expr *Value = Return ? Return->getRetValue() : nullptr;
  const auto *Minus =
      Value ? dyn_cast<UnaryOperator>(Value->IgnoreParenImpCasts()) : nullptr;
  return Minus && Minus->getOpcode() == UO_Minus &&
         isa<IntegerLiteral>(Minus->getSubExpr()->IgnoreParenImpCasts());
}
} // namespace

const Stmt *unlabelled(const Stmt *S) {
  while (true)
    if (const auto *Case = dyn_cast<SwitchCase>(S))
      S = Case->getSubStmt();
    else if (const auto *Label = dyn_cast<LabelStmt>(S))
      S = Label->getSubStmt();
    else
      return S;
}

bool leaves(const Stmt *S) {
  return isa_and_nonnull<ReturnStmt, BreakStmt, ContinueStmt, GotoStmt>(
      lastOf(S));
}

bool endsWell(const Stmt *S) {
  const auto *Return = dyn_cast_or_null<ReturnStmt>(lastOf(S));
  if (!Return || !Return->getRetValue())
    return false;
  const Expr *E = bare(Return->getRetValue());
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E);
      Made && Made->getNumArgs() == 1)
    E = bare(Made->getArg(0));
  if (const auto *Truth = dyn_cast<CXXBoolLiteralExpr>(E))
    return Truth->getValue();
  llvm::StringRef Name = calleeName(E);
  return Name.equals_insensitive("ok") || hasWord(Name, {"success"});
}

bool isErrorArm(const Stmt *S) {
  // A whole algorithm that may fail is not there to tell of it.
  constexpr unsigned Short = 6;
  const auto *Block = dyn_cast_or_null<CompoundStmt>(S);
  if (!S || (Block && Block->size() > Short))
    return false;
  // `else if (...) fail();` is there for the rest as well.
  if (isa<IfStmt, SwitchStmt>(S))
    return false;
  return returnsNegative(S) || holdsFor(S, /*InArms=*/false, reportsError);
}

bool soundsMoving(llvm::StringRef Name) {
  if (hasWord(Name, {"flush", "refill", "underflow", "overflow", "drain",
                     "spill", "grow", "expand", "rehash", "realloc", "resize",
                     "enlarge", "evict", "rotate"}) ||
      Name.starts_with_insensitive("fill"))
    return true;
  return hasWord(Name, {"read", "write", "load", "next"}) &&
         hasWord(Name, {"buf", "block", "chunk", "more", "page"});
}

bool movesBuffer(const Stmt *S) {
  return holdsFor(S, /*InArms=*/false, [](const Stmt *Part) {
    return soundsMoving(calleeName(dyn_cast<Expr>(Part)));
  });
}

bool keepsResult(const Stmt *S) {
  return holdsFor(S, /*InArms=*/true, [](const Stmt *Part) {
    llvm::StringRef Name = calleeName(dyn_cast<Expr>(Part));
    return hasWord(Name, {"insert", "emplace", "memoize"}) ||
           Name.equals_insensitive("put") ||
           Name.starts_with_insensitive("store") ||
           Name.starts_with_insensitive("cache") ||
           Name.starts_with_insensitive("register");
  });
}

bool fillsCache(const Stmt *S) {
  return keepsResult(S) && holdsFor(S, /*InArms=*/true, [](const Stmt *Part) {
           const auto *Call = dyn_cast<CXXMemberCallExpr>(Part);
           const ValueDecl *On =
               Call ? namedObject(Call->getImplicitObjectArgument()) : nullptr;
           return hasWord(calleeName(dyn_cast<Expr>(Part)), {"cache"}) ||
                  (On && On->getIdentifier() &&
                   hasWord(On->getName(), {"cache"}));
         });
}

const ValueDecl *namedObject(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Name = dyn_cast<DeclRefExpr>(E))
    return dyn_cast<VarDecl>(Name->getDecl());
  const auto *Member = dyn_cast<MemberExpr>(E);
  return Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
}

bool assigns(const Stmt *S, const ValueDecl *To) {
  if (const auto *Assign = dyn_cast<BinaryOperator>(S);
      Assign && Assign->getOpcode() == BO_Assign &&
      namedObject(Assign->getLHS()) == To)
    return true;
  // Handles: `Ptr.reset(...)`, `Ptr = make()`.
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(S);
      Call && Call->getOperator() == OO_Equal &&
      namedObject(Call->getArg(0)) == To)
    return true;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
      Call && calleeName(Call) == "reset" &&
      namedObject(Call->getImplicitObjectArgument()) == To)
    return true;
  return llvm::any_of(S->children(), [&](const Stmt *Part) {
    return Part && assigns(Part, To);
  });
}

} // namespace poolwise
