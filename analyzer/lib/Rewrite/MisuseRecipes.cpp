#include "MisuseRecipes.h"

using namespace llvm;

namespace poolwise::rewrite {

Expected<Rewriting> directCallRecipe(const Site &S) {
  const BodyStatement &Start = S.C.Statements.front();
  if (!Start.ValueText.isValid() || !S.S.holds(Start.ValueText))
    return refuse("the callable's text does not stand in one piece");
  std::string Text = S.text(Start.ValueText).str() + "(";
  bool IsBehind = false;
  StringRef Before = "";
  for (const Argument &A : S.F.Calls[Start.CallIndex].Arguments) {
    if (IsBehind && A.Text.isValid()) {
      StringRef Given = S.text(A.Text);
      if (Given.contains("ref("))
        return refuse("an argument is wrapped to be a reference");
      Text += (Before + Given).str();
      Before = ", ";
    }
    IsBehind |= A.Text == Start.ValueText;
  }
  if (!IsBehind)
    return refuse("the callable is no argument");
  Rewriting R;
  R.Edits.push_back(S.replace(Start.Text.Begin, Start.Text.End, Text + ")"));
  return R;
}

Expected<Rewriting> callGuardRecipe(const Site &S) {
  const Range &Binding = S.C.Statements.front().Text;
  StringRef Text = S.text(Binding);
  if (!Text.ends_with(")"))
    return refuse("the binding does not end in a parenthesis");
  // Library's own name, whatever the file calls it.
  StringRef Library = S.C.Statements.front().K == BodyStatement::Kind::Other
                          ? "pybind11"
                          : "nanobind";
  Rewriting R;
  R.Edits.push_back(S.insert(
      Binding.End - 1,
      (", " + Library + "::call_guard<" + Library + "::gil_scoped_release>()")
          .str()));
  return R;
}

} // namespace poolwise::rewrite
