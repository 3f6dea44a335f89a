//===- CollectRecipe.cpp - Rounds that append any number of results -------===//
//
//   for (const auto &file : files)
//     for (const auto &line : linesOf(file))
//       if (auto entry = parse(line))
//         entries.push_back(*entry);
//   -> for (auto &part : E.map(files, [&](const auto &file) {
//             std::vector<Entry> entries;
//             ...
//             return entries;
//           }))
//        std::ranges::move(part, std::back_inserter(entries));
//
// The body stays as it is: the vector that it names is the round's own. Not
// handled: vectors that are named by more than one word, and worker processes.
//
//===----------------------------------------------------------------------===//

#include "OwnResult.h"
#include "Tokens.h"

using namespace llvm;

namespace poolwise::rewrite {

/// In the loop, the name stands only where something is appended to it.
static bool isOnlyAppendedTo(const Site &S, StringRef Name) {
  std::vector<Token> Code = codeTokens(S.text(S.loop().Body));
  for (size_t I = 0; I < Code.size(); ++I) {
    if (!Code[I].is(Name))
      continue;
    bool IsMember = I > 0 && (Code[I - 1].is(".") || Code[I - 1].is("->") ||
                              Code[I - 1].is("::"));
    bool Appends =
        I + 3 < Code.size() && Code[I + 1].is(".") &&
        (Code[I + 2].is("push_back") || Code[I + 2].is("emplace_back")) &&
        Code[I + 3].is("(");
    if (IsMember || !Appends)
      return false;
  }
  return !hasWord(S.text(S.loop().Header), Name);
}

/// "std::vector<Entry> entries;" as it was declared, or by its type.
static std::string ownDeclaration(const Site &S, const Variable &V) {
  if (S.S.holds(V.Declaration) && V.Declaration.holds(V.Where)) {
    StringRef Type = S.text(V.Declaration.Begin, V.Where.Offset).rtrim();
    static constexpr StringLiteral Other[] = {
        "auto", "static", "const", "&", "thread_local", "constexpr"};
    bool IsPlain = none_of(codeTokens(Type), [](const Token &Each) {
      return any_of(Other, [&](StringRef Word) { return Each.is(Word); });
    });
    if (IsPlain && Type.ends_with(">") && !Type.contains('\n') &&
        !hasComment(Type))
      return (Type + " " + V.Name + ";").str();
  }
  return V.IsReference ? "std::remove_reference_t<decltype(" + V.Name + ")> " +
                             V.Name + ";"
                       : "decltype(" + V.Name + ") " + V.Name + ";";
}

Expected<Rewriting> collectRecipe(const Site &S) {
  if (Error E = checkBody(S))
    return E;
  const Call &Append = S.F.Calls[S.Found.Sink];
  const Variable &V = S.F.Variables[Append.Receiver->P.Id];
  if (!isOnlyAppendedTo(S, V.Name))
    return refuse("'" + V.Name + "' is no vector that a round can have itself");
  std::string Own = ownDeclaration(S, V);
  std::set<std::string> Headers = {"<algorithm>", "<iterator>"};
  if (StringRef(Own).contains("remove_reference_t"))
    Headers.insert("<type_traits>");
  return fillOwnResult(S,
                       {Own,
                        "",
                        "a round appends several results",
                        "collect",
                        {{"container", V.Name}, {"part", freshName(S, "part")}},
                        std::move(Headers)});
}

} // namespace poolwise::rewrite
