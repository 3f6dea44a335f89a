#include "Fixture.h"

using namespace poolwise;
using namespace poolwise::test;

static std::string append(llvm::StringRef Code, unsigned Line = 3) {
  return rewritten(Code, Line, Pattern::Form::Append);
}

TEST(AppendRecipe, AnEmptyContainerIsDeclaredWithItsResults_ok) {
  EXPECT_EQ(append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<Page> pages;
  for (const auto &url : urls) {
    pages.push_back(fetch(url));
  }
}
)"),
            R"(void f(const std::vector<std::string> &urls) {
  std::vector<Page> pages = poolwise::io_threads().map(urls, [&](const auto &url) {
    return fetch(url);
  });
}
)");
}

TEST(AppendRecipe, ASizeHintGoesAndCommentsStay_ok) {
  EXPECT_EQ(append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<int> w; // result
  w.reserve(urls.size());
  // Weigh all.
  for (const auto &url : urls) {
    // One by one.
    w.push_back(weigh(url));
  }
}
)",
                   5),
            R"(void f(const std::vector<std::string> &urls) {
  // result
  // Weigh all.
  std::vector<int> w = poolwise::io_threads().map(urls, [&](const auto &url) {
    // One by one.
    return weigh(url);
  });
}
)");
}

TEST(AppendRecipe, AFarDeclarationIsAssigned_ok) {
  EXPECT_EQ(append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<int> w;
  save("start");
  for (const auto &url : urls)
    w.push_back(weigh(url));
}
)",
                   4),
            R"(void f(const std::vector<std::string> &urls) {
  std::vector<int> w;
  save("start");
  w = poolwise::io_threads().map(urls, [&](const auto &url) { return weigh(url); });
}
)");
}

TEST(AppendRecipe, WhatMayHoldSomethingIsAppendedTo_ok) {
  EXPECT_EQ(
      append(
          R"(void f(const std::vector<std::string> &urls, std::vector<int> &out) {

  for (const auto &url : urls) {
    int Size = weigh(url);
    out.push_back(Size);
  }
}
)"),
      R"(void f(const std::vector<std::string> &urls, std::vector<int> &out) {

  poolwise::io_threads().map_into(urls, std::back_inserter(out), [&](const auto &url) {
    int Size = weigh(url);
    return Size;
  });
}
)");
}

TEST(AppendRecipe, MovedLocalsAreReturned_ok) {
  EXPECT_EQ(append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<Page> pages;
  for (const auto &url : urls) {
    Page p = fetch(url);
    p.Size = 1;
    pages.push_back(std::move(p));
  }
}
)"),
            R"(void f(const std::vector<std::string> &urls) {
  std::vector<Page> pages = poolwise::io_threads().map(urls, [&](const auto &url) {
    Page p = fetch(url);
    p.Size = 1;
    return p;
  });
}
)");
}

TEST(AppendRecipe, ConversionsHappenInTheLambda_ok) {
  EXPECT_EQ(append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<std::string> names;
  for (const auto &url : urls) {
    names.push_back(url.c_str());
  }
}
)"),
            R"(void f(const std::vector<std::string> &urls) {
  std::vector<std::string> names = poolwise::io_threads().map(
      urls, [&](const auto &url) -> std::string {
    return url.c_str();
  });
}
)");
  EXPECT_THAT(append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<long> w;
  for (auto &u : urls) w.push_back(weigh(u));
}
)"),
              testing::HasSubstr("[&](auto &u) -> long { return weigh(u); }"));
  EXPECT_THAT(append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<Page> w;
  for (auto &u : urls) w.push_back({u, weigh(u)});
}
)"),
              testing::HasSubstr(
                  "[&](auto &u) -> Page {\n    return {u, weigh(u)};\n  })"));
}

TEST(AppendRecipe, EmplacedElementsAreConstructed_ok) {
  EXPECT_THAT(
      append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<std::pair<std::string, int>> w;
  for (auto &u : urls) w.emplace_back(u, weigh(u));
}
)"),
      testing::HasSubstr(
          "{\n    return std::pair<std::string, int>(u, weigh(u));\n  }"));
  EXPECT_THAT(append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<Page> w;
  for (auto &u : urls) w.emplace_back(fetch(u));
}
)"),
              testing::HasSubstr("{ return fetch(u); }"));
  EXPECT_THAT(append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<unsigned int> w;
  for (auto &u : urls) w.emplace_back(weigh(u));
}
)"),
              testing::HasSubstr(
                  "{\n    return static_cast<unsigned int>(weigh(u));\n  }"));
}

TEST(AppendRecipe, OtherContainersAreAppendedTo_ok) {
  EXPECT_THAT(append(R"(void f(const std::vector<std::string> &urls) {
  std::deque<int> w;
  for (auto &u : urls) w.push_back(weigh(u));
}
)"),
              testing::HasSubstr(
                  "map_into(urls, std::back_inserter(w), [&](auto &u) {"));
}

TEST(AppendRecipe, AContainerUsedBesidesIsRefused_bad) {
  EXPECT_EQ(append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<int> w;
  for (auto &u : urls) w.push_back(weigh(u) + w.size());
}
)"),
            "refused: 'w' is used in what is appended to it\n");
  EXPECT_EQ(append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<int> w;
  for (auto &u : urls) { if (w.size() > 3) work(1); w.push_back(weigh(u)); }
}
)"),
            "refused: 'w' is used in the loop besides collecting results\n");
}

TEST(AppendRecipe, WhatStandsBehindTheSinkIsDoneBeforeItReturns_ok) {
  EXPECT_EQ(append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<int> w;
  for (auto &u : urls) {
    w.push_back(weigh(u));
    work(1); // more
  }
}
)"),
            R"(void f(const std::vector<std::string> &urls) {
  std::vector<int> w = poolwise::io_threads().map(urls, [&](auto &u) {
    auto result = weigh(u);
    work(1); // more
    return result;
  });
}
)");
}

TEST(AppendRecipe, ATakenNameIsRefused_bad) {
  EXPECT_EQ(append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<int> w;
  for (auto &u : urls) { int result = 2; w.push_back(weigh(u)); work(result); }
}
)"),
            "refused: 'result' has a meaning here already\n");
}

TEST(AppendRecipe, ContinueIsRefused_bad) {
  EXPECT_EQ(append(R"(void f(const std::vector<std::string> &urls) {
  std::vector<int> w;
  for (auto &u : urls) { if (u.empty()) continue; w.push_back(weigh(u)); }
}
)"),
            "refused: a round may end before it yields a result\n");
}
