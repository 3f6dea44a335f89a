#include "Folds.h"
#include "ArithmeticType.h"
#include "Tokens.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

namespace {
struct OperatorForm {
  Update::Op O;
  StringLiteral Sign;     ///< of the binary operator
  StringLiteral Function; ///< the standard's function object
  bool Commutes;
};
} // namespace

static constexpr OperatorForm Operators[] = {
    {Update::Op::Add, "+", "std::plus<>()", true},
    {Update::Op::Subtract, "-", "std::minus<>()", false},
    {Update::Op::Multiply, "*", "std::multiplies<>()", true},
    {Update::Op::And, "&", "std::bit_and<>()", true},
    {Update::Op::Or, "|", "std::bit_or<>()", true},
    {Update::Op::Xor, "^", "std::bit_xor<>()", true},
};

static bool isString(StringRef Type) {
  return Type.starts_with("std::basic_string<");
}

/// `t op= x;`, `t = t op x;`, `t = x op t;`
static Expected<std::string> operatorOf(const Update &U, const UpdateText &T) {
  const auto *Form =
      find_if(Operators, [&](const OperatorForm &F) { return F.O == U.O; });
  if (Form == std::end(Operators))
    return refuse("the update has a form that is not rewritten");
  bool IsText = U.O == Update::Op::Add && isString(U.TargetType);
  if (IsText ? U.OperandType != U.TargetType && U.OperandType != "char"
             : !widensTo(U.OperandType, U.TargetType))
    return refuse("adding '" + U.OperandType + "' to '" + U.TargetType +
                  "' converts each round");
  auto Is = [&](const Twine &Code) {
    return isSameCode(T.Statement, Code.str());
  };
  bool Swaps = Form->Commutes && !IsText;
  if (Is(T.Target + " " + Form->Sign + "= " + T.Operand + ";") ||
      Is(T.Target + " = " + T.Target + " " + Form->Sign + " " + T.Operand +
         ";") ||
      (Swaps && Is(T.Target + " = " + T.Operand + " " + Form->Sign + " " +
                   T.Target + ";")))
    return Form->Function.str();
  // A flag that is set, or taken back.
  if ((T.Operand == "true" || T.Operand == "false") &&
      Is(T.Target + " = " + T.Operand + ";"))
    return Form->Function.str();
  return refuse("the update has a form that is not rewritten");
}

/// The lambda that keeps ties and NaN as the source's comparison does.
static Expected<std::string> extremeOf(const Update &U, const UpdateText &T) {
  if (U.OperandType != U.TargetType || !arithmeticType(U.TargetType))
    return refuse("the values compared are of different types");
  auto Lambda = [](const Twine &Condition) {
    return ("[](auto best, auto value) { return " + Condition + "; }").str();
  };
  auto Is = [&](const Twine &Code) {
    return isSameCode(T.Statement, Code.str());
  };
  // std::min(a, b) is b < a ? b : a; std::max(a, b) is a < b ? b : a.
  bool IsMin = U.O == Update::Op::Min;
  std::string Function = IsMin ? "std::min" : "std::max";
  for (StringRef Arguments : {"", "<>"}) {
    std::string Name =
        Function + (Arguments.empty() ? "" : "<" + U.TargetType + ">");
    if (Is(T.Target + " = " + Name + "(" + T.Target + ", " + T.Operand + ");"))
      return Lambda(IsMin ? "value < best ? value : best"
                          : "best < value ? value : best");
    if (Is(T.Target + " = " + Name + "(" + T.Operand + ", " + T.Target + ");"))
      return Lambda(IsMin ? "best < value ? best : value"
                          : "value < best ? best : value");
  }
  // Written twice, evaluated twice: once must be the same.
  if (!isPlainPath(T.Operand))
    return refuse("the value compared is computed twice");
  for (StringRef Sign : {"<", "<=", ">", ">="}) {
    std::string Forward = (T.Operand + Sign + T.Target).str();
    std::string Backward = (T.Target + Sign + T.Operand).str();
    std::string Take = (T.Target + " = " + T.Operand + ";").str();
    for (bool IsForward : {true, false}) {
      const std::string &Condition = IsForward ? Forward : Backward;
      std::string Names = IsForward ? ("value " + Sign + " best").str()
                                    : ("best " + Sign + " value").str();
      if (Is("if (" + Condition + ") " + Take) ||
          Is("if (" + Condition + ") { " + Take + " }") ||
          Is(T.Target + " = " + Condition + " ? " + T.Operand + " : " +
             T.Target + ";") ||
          Is(T.Target + " = (" + Condition + ") ? " + T.Operand + " : " +
             T.Target + ";"))
        return Lambda(Names + " ? value : best");
      if (Is(T.Target + " = " + Condition + " ? " + T.Target + " : " +
             T.Operand + ";") ||
          Is(T.Target + " = (" + Condition + ") ? " + T.Target + " : " +
             T.Operand + ";"))
        return Lambda(Names + " ? best : value");
    }
  }
  return refuse("the update has a form that is not rewritten");
}

Expected<std::string> foldOf(const Update &U, const UpdateText &T) {
  bool IsExtreme = U.O == Update::Op::Min || U.O == Update::Op::Max;
  return IsExtreme ? extremeOf(U, T) : operatorOf(U, T);
}

} // namespace poolwise::rewrite
