#include "Fixture.h"

using namespace poolwise;
using namespace poolwise::test;
using Form = Pattern::Form;

static std::string forEach(llvm::StringRef Code, unsigned Line = 2,
                           Form F = Form::ForEach) {
  return rewritten(Code, Line, F);
}

TEST(ForEachRecipe, HeaderAndEndChangeAndTheBodyStays_ok) {
  EXPECT_EQ(forEach(R"(void f(std::vector<std::string> &urls) {
  for (const auto &url : urls) {
    save(url); // as it is

    /* odd */   save(   url );
  }
}
)"),
            R"(void f(std::vector<std::string> &urls) {
  poolwise::io_threads().for_each(urls, [&](const auto &url) {
    save(url); // as it is

    /* odd */   save(   url );
  });
}
)");
}

TEST(ForEachRecipe, TheExecutorIsTheRecommendedOne_ok) {
  EXPECT_EQ(rewritten("void f(std::vector<int> v) {\n  for (auto x : v) {\n    "
                      "work(x);\n  }\n}\n",
                      2, Form::ForEach, Executor::CpuThreads),
            "void f(std::vector<int> v) {\n  "
            "poolwise::cpu_threads().for_each(v, [&](auto x) {\n"
            "    work(x);\n  });\n}\n");
}

TEST(ForEachRecipe, UnbracedBodiesGetBraces_ok) {
  EXPECT_EQ(forEach(R"(void f(std::vector<std::string> &urls) {
  for (const std::string &url : urls)
    save(url); // why
}
)"),
            R"(void f(std::vector<std::string> &urls) {
  poolwise::io_threads().for_each(urls, [&](const std::string &url) {
    save(url); // why
  });
}
)");
  EXPECT_EQ(forEach(R"(void f(std::vector<std::string> &urls) {
  for (auto &url : urls) save(url);
}
)"),
            R"(void f(std::vector<std::string> &urls) {
  poolwise::io_threads().for_each(urls, [&](auto &url) { save(url); });
}
)");
}

TEST(ForEachRecipe, StructuredBindingsMoveIntoTheBody_ok) {
  EXPECT_EQ(forEach(R"(void f(std::map<std::string, int> &m) {
  for (const auto &[key, value] : m) {
    // the comment
    save(key);
    work(value);
  }
}
)"),
            R"(void f(std::map<std::string, int> &m) {
  poolwise::io_threads().for_each(m, [&](const auto &entry) {
    const auto &[key, value] = entry;
    // the comment
    save(key);
    work(value);
  });
}
)");
  EXPECT_EQ(forEach(R"(void f(std::map<std::string, int> &m) {
  for (auto [entry, value] : m)
    save(entry);
}
)"),
            R"(void f(std::map<std::string, int> &m) {
  poolwise::io_threads().for_each(m, [&](auto entry2) {
    auto &[entry, value] = entry2;
    save(entry);
  });
}
)");
}

TEST(ForEachRecipe, ContinueBecomesReturn_ok) {
  EXPECT_EQ(forEach(R"(void f(std::vector<std::string> &urls) {
  for (auto &url : urls) {
    if (url.empty()) continue;
    for (char c : url) {
      if (c == 'x')
        continue;
      work(c);
    }
  }
}
)"),
            R"(void f(std::vector<std::string> &urls) {
  poolwise::io_threads().for_each(urls, [&](auto &url) {
    if (url.empty()) return;
    for (char c : url) {
      if (c == 'x')
        continue;
      work(c);
    }
  });
}
)");
}

TEST(ForEachRecipe, CountingLoopsRunOverIndices_ok) {
  auto Header = [](llvm::StringRef Loop) {
    std::string Text =
        forEach(("void f(int n, unsigned u, std::vector<int> &v) {\n  " + Loop +
                 " {\n    work(v[i]);\n  }\n}\n")
                    .str(),
                2, Form::Fill);
    llvm::StringRef T = Text;
    return T.contains("for_each(")
               ? T.split("for_each(").second.split(" {").first.str()
               : Text;
  };
  EXPECT_EQ(Header("for (std::size_t i = 0; i < v.size(); ++i)"),
            "poolwise::indices(v.size()), [&](std::size_t i)");
  EXPECT_EQ(Header("for (int i = 0; i < n; i++)"),
            "poolwise::indices(n), [&](int i)");
  EXPECT_EQ(Header("for (int i = 2; n > i; i += 3)"),
            "poolwise::indices(2, n, 3), [&](int i)");
  EXPECT_EQ(Header("for (int i = 0; i < n; i += 2)"),
            "poolwise::indices(0, n, 2), [&](int i)");
  EXPECT_EQ(Header("for (int i = 1; i <= n; ++i)"),
            "poolwise::indices(1, n + 1), [&](int i)");
  EXPECT_EQ(Header("for (int i = 1; i <= 12; ++i)"),
            "poolwise::indices(1, 13), [&](int i)");
  EXPECT_EQ(Header("for (int i = n - 1; i >= 0; --i)"),
            "poolwise::indices(n - 1, -1, -1), [&](int i)");
  EXPECT_EQ(Header("for (int i = n; i > 4; i -= 2)"),
            "poolwise::indices(n, 4, -2), [&](int i)");
  EXPECT_EQ(Header("for (auto i = 0; i < v.size(); ++i)"),
            "poolwise::indices(v.size()), [&](int i)");
  // -1 is a large number here, as in the source.
  EXPECT_EQ(Header("for (unsigned i = 0; i < n; ++i)"),
            "poolwise::indices(static_cast<unsigned>(0), n), [&](unsigned i)");
  EXPECT_EQ(Header("for (size_t i = n; i < v.size(); ++i)"),
            "\n      poolwise::indices(static_cast<size_t>(n), v.size()), "
            "[&](size_t i)");
}

TEST(ForEachRecipe, CountingLoopsThatMayWrapAreRefused_bad) {
  auto Refusal = [](llvm::StringRef Loop) {
    return forEach(("void f(int n, unsigned u, unsigned char c, "
                    "std::vector<int> &v) {\n  " +
                    Loop + " {\n    work(v[i]);\n  }\n}\n")
                       .str(),
                   2, Form::Fill);
  };
  EXPECT_THAT(Refusal("for (unsigned char i = 0; i < n; ++i)"),
              testing::StartsWith("refused: "));
  EXPECT_THAT(Refusal("for (unsigned i = u; i >= 0; --i)"),
              testing::StartsWith("refused: "));
}

TEST(ForEachRecipe, IteratorLoopsRunOverIterators_ok) {
  EXPECT_EQ(forEach(R"(void f(std::vector<std::string> &v) {
  for (auto it = v.begin(); it != v.end(); ++it) {
    save(*it);
  }
}
)"),
            R"(void f(std::vector<std::string> &v) {
  poolwise::io_threads().for_each(poolwise::iterators(v.begin(), v.end()), [&](auto it) {
    save(*it);
  });
}
)");
}

TEST(ForEachRecipe, WhileLoopsLoseTheirCounter_ok) {
  EXPECT_EQ(forEach(R"(void f(std::vector<std::string> &v) {
  // Every one.
  std::size_t i = 0;
  while (i < v.size()) {
    save(v[i]);
    ++i;
  }
}
)",
                    4),
            R"(void f(std::vector<std::string> &v) {
  // Every one.
  poolwise::io_threads().for_each(poolwise::indices(v.size()), [&](std::size_t i) {
    save(v[i]);
  });
}
)");
}

TEST(ForEachRecipe, ACounterThatIsUsedLaterIsRefused_bad) {
  EXPECT_EQ(forEach(R"(int f(std::vector<std::string> &v) {
  int i = 0;
  while (i < 10) {
    save(v[i]);
    ++i;
  }
  return i;
}
)",
                    3),
            "refused: 'i' is used after the loop\n");
}

TEST(ForEachRecipe, BracedListsAndCommasStayOneArgument_ok) {
  EXPECT_EQ(
      forEach(
          "void f() {\n  for (int x : {1, 2, 3}) {\n    work(x);\n  }\n}\n"),
      "void f() {\n  poolwise::io_threads().for_each({1, 2, 3}, [&](int x) {\n"
      "    work(x);\n  });\n}\n");
  EXPECT_EQ(forEach("void f(std::vector<int> v) {\n  for (int x : (work(0), "
                    "v)) {\n    work(x);\n"
                    "  }\n}\n"),
            "void f(std::vector<int> v) {\n  "
            "poolwise::io_threads().for_each((work(0), v), "
            "[&](int x) {\n    work(x);\n  });\n}\n");
}

TEST(ForEachRecipe, LongLinesBreakBehindTheBracket_ok) {
  EXPECT_EQ(
      forEach(
          R"(void f(std::vector<std::string> &a_rather_long_name_of_a_container) {
  for (const std::string &element_with_a_name : a_rather_long_name_of_a_container) {
    save(element_with_a_name);
  }
}
)"),
      R"(void f(std::vector<std::string> &a_rather_long_name_of_a_container) {
  poolwise::io_threads().for_each(
      a_rather_long_name_of_a_container, [&](const std::string &element_with_a_name) {
    save(element_with_a_name);
  });
}
)");
}

TEST(ForEachRecipe, WindowsLinesStay_ok) {
  EXPECT_EQ(forEach("void f(std::vector<std::string> &v) {\r\n  for (auto &s : "
                    "v)\r\n    save(s);"
                    "\r\n}\r\n"),
            "void f(std::vector<std::string> &v) {\r\n  "
            "poolwise::io_threads().for_each(v, "
            "[&](auto &s) {\r\n    save(s);\r\n  });\r\n}\r\n");
}

TEST(ForEachRecipe, WhatALambdaWouldChangeIsRefused_bad) {
  auto Refusal = [](llvm::StringRef Body, llvm::StringRef Before = "") {
    return forEach(("int f(std::vector<std::string> &v) {\n" + Before +
                    "  for (auto &s : v) {\n" + Body +
                    "\n  }\n  return 0;\n}\n")
                       .str(),
                   Before.empty() ? 2 : 3);
  };
  EXPECT_EQ(Refusal("if (s.empty()) break;"),
            "refused: the body leaves the loop with break\n");
  EXPECT_EQ(Refusal("if (s.empty()) return 1;"),
            "refused: the body returns from the function\n");
  EXPECT_EQ(Refusal("save(__func__);"),
            "refused: '__func__' would mean something else inside a lambda\n");
  EXPECT_EQ(Refusal("save(s);", "#pragma omp parallel for\n"),
            "refused: a pragma stands before the loop\n");
  EXPECT_THAT(Refusal("#if 1\n    save(s);\n#endif"),
              testing::HasSubstr("directive"));
  EXPECT_THAT(Refusal("again: if (s.empty()) goto again;"),
              testing::HasSubstr("goto"));
}

TEST(ForEachRecipe, CommentsInTheHeaderAreNotLost_bad) {
  EXPECT_EQ(forEach("void f(std::vector<int> v) {\n  for (int x : v /* all */) "
                    "{\n    work(x);\n"
                    "  }\n}\n"),
            "refused: the loop's header holds a comment\n");
}
