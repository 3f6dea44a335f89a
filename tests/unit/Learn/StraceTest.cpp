#include "poolwise/Learn/Learn.h"
#include "poolwise/Rules/RulePack.h"
#include "gmock/gmock.h"

using namespace poolwise;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

static constexpr llvm::StringRef Log =
    R"(100 openat(AT_FDCWD</x>, "/etc/hosts", O_RDONLY) = 3</etc/hosts> <0.000100>
 > /usr/lib/libc.so.6(__open64+0x10) [0x1]
 > /usr/lib/libacme.so.1(_ZN4acme4loadERKSs+0x20) [0x2]
 > /home/me/prog(main+0x12) [0x3]
 > /usr/lib/libc.so.6(__libc_start_main+0x80) [0x4]
100 read(3</etc/hosts>, "...", 4096) = 5 <0.000300>
 > /usr/lib/libc.so.6(read+0x10) [0x1]
 > /usr/lib/libacme.so.1(deep+0x20) [0x2]
 > /usr/lib/libacme.so.1(_ZN4acme4loadERKSs+0x20) [0x2]
 > /home/me/prog(main+0x12) [0x3]
[pid 101] sendto(4<TCP:[1]>, "x", 1, 0, NULL, 0) = 1 <0.002000>
 > /usr/lib/libc.so.6(send+0x10) [0x1]
 > /usr/lib/libacme.so.1(acme_push+0x20) [0x2]
 > /home/me/prog(helper()+0x12) [0x3]
100 mmap(NULL, 4096) = 0 <0.000001>
 > /usr/lib/libc.so.6(mmap+0x10) [0x1]
 > /usr/lib/libacme.so.1(acme_push+0x20) [0x2]
 > /home/me/prog(main+0x12) [0x3]
100 write(5</tmp/x>, "", 0) = 0 <0.1>
 > /usr/lib/libacme.so.1(never_from_the_program+0x20) [0x2]
100 write(1</tmp/out>, "", 0) = 0 <0.000010>
 > /usr/lib/libc.so.6(write+0x10) [0x1]
 > /usr/lib/libc.so.6(_IO_printf+0x10) [0x1]
 > /home/me/prog(main+0x12) [0x3]
100 +++ exited with 0 +++
)";

TEST(Strace, WhatTheProgramCalledIsCounted_ok) {
  auto All = readStrace(Log, "/home/me/prog");
  ASSERT_EQ(All.size(), 3u);
  EXPECT_EQ(All[0].Library, "libc.so.6");
  EXPECT_EQ(All[1].Name, "acme::load");
  EXPECT_EQ(All[1].Library, "libacme.so.1");
  EXPECT_EQ(All[1].Calls, 2u);
  EXPECT_NEAR(All[1].WaitUs, 400, 0.1);
  EXPECT_THAT(All[1].Effects, ElementsAre(EffectKind::Disk));
  EXPECT_EQ(All[2].Name, "acme_push");
  EXPECT_EQ(All[2].Calls, 1u); // mmap waits for nothing
  EXPECT_THAT(All[2].Effects, ElementsAre(EffectKind::Network));
}

TEST(Strace, Nonsense_bad) {
  EXPECT_THAT(readStrace("", "/p"), IsEmpty());
  EXPECT_THAT(readStrace(" > x\n > (\n)(\nread(\n<<<>\n > /p(\n", "/p"),
              IsEmpty());
}

/// What is written can be read, once it is no draft.
static std::string complaints(std::string Draft) {
  size_t At = Draft.find("draft: true\n");
  EXPECT_NE(At, std::string::npos);
  Draft.erase(At, strlen("draft: true\n"));
  PackErrors Errors("d.yaml");
  compile(readPack("d.yaml", Draft, Errors), Errors);
  return Errors.text();
}

TEST(Draft, OfARun_ok) {
  RuleSet None;
  std::string Draft =
      draftFromRun(readStrace(Log, "/home/me/prog"), "prog", None);
  EXPECT_EQ(complaints(Draft), "") << Draft;
  EXPECT_THAT(Draft, HasSubstr("  - name: \"acme::load\"\n"
                               "    effects: [disk]\n"
                               "    cost: {cpu: 1us, wait: 200us}"));
  // The library's own other name for one that has a model.
  EXPECT_THAT(Draft, Not(HasSubstr("_IO_printf")));
}

TEST(Draft, OfHeaders_ok) {
  DeclaredNames Names;
  DeclaredFunction &F = Names.Functions["acme_read"];
  F.IsPublic = true;
  F.File = "/usr/include/acme.h";
  F.Line = 12;
  F.ResultType = "int";
  DeclaredFunction &Maker = Names.Functions["acme_new"];
  Maker = F;
  Maker.ResultType = "acme *";
  F.Parameters = {{"from", "const acme *", false, false},
                  {"to", "char *", true, false},
                  {"", "void (*)(int)", false, true}};
  DeclaredFunction &Other = Names.Functions["other"];
  Other.IsPublic = true;
  Other.File = "/usr/include/other.h";
  Names.Functions["Hidden::f"].File = "/usr/include/acme.h";
  RuleSet None;
  std::string Draft = draftFromHeaders(Names, {"acme.h"}, None);
  EXPECT_EQ(complaints(Draft), "") << Draft;
  EXPECT_THAT(Draft,
              HasSubstr("  # int acme_read(const acme * from, char * to, "
                        "void (*)(int))\n"));
  EXPECT_THAT(Draft,
              HasSubstr("    # effects: [disk] # only its name says so\n"));
  EXPECT_THAT(Draft, HasSubstr("    writes: [1]\n    callbacks: [2]"));
  EXPECT_THAT(Draft, HasSubstr("  # acme * acme_new()\n"
                               "  - name: acme_new\n"
                               "    cost: {cpu: 1us} # not known\n"
                               "    # returns: fresh # if nothing else leads"));
  EXPECT_THAT(Draft, Not(HasSubstr("other")));
  EXPECT_THAT(Draft, Not(HasSubstr("Hidden")));
}
