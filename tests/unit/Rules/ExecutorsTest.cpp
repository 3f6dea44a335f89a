// What becomes of callables: where they run, what joins them, who calls
// overriders.

#include "poolwise/Rules/RulePack.h"
#include <gmock/gmock.h>

using namespace poolwise;
using testing::HasSubstr;

namespace {

CompiledPack compiled(llvm::StringRef Text, std::string &Complaints) {
  PackErrors Errors("p.yaml");
  CompiledPack Pack = compile(readPack("p.yaml", Text, Errors), Errors);
  Complaints = Errors.text();
  return Pack;
}

TEST(Executors, ofCallables_ok) {
  std::string Complaints;
  CompiledPack Pack = compiled(
      "pack: p\n"
      "defaults: {threads: safe, elsewhere: event-loop}\n"
      "functions:\n"
      "  - {name: post, callbacks: [{callable: 0, elsewhere: true}]}\n"
      "  - {name: submit, callbacks: [{callable: 1, elsewhere: true, on: "
      "cpu-pool, pool: this, handle: 0}]}\n"
      "  - {name: sort, callbacks: [2]}\n"
      "  - {name: get, joins: this}\n",
      Complaints);
  ASSERT_EQ(Complaints, "");
  EXPECT_EQ(Pack.Functions[0].Callbacks[0].On, RunsOn::EventLoop);
  const CallbackModel &Submit = Pack.Functions[1].Callbacks[0];
  EXPECT_EQ(Submit.On, RunsOn::CpuPool);
  EXPECT_EQ(Submit.Pool->Index, ObjectRef::This);
  EXPECT_EQ(Submit.Handle->Index, 0);
  EXPECT_EQ(Pack.Functions[2].Callbacks[0].On, RunsOn::Caller);
  EXPECT_EQ(Pack.Functions[3].Joins->Index, ObjectRef::This);
}

TEST(Executors, handlers_ok) {
  std::string Complaints;
  CompiledPack Pack =
      compiled("pack: p\nhandlers:\n"
               "  - {overrides: \"Widget::on_*\", on: event-loop}\n"
               "  - {returns: acme::task, on: event-loop}\n",
               Complaints);
  ASSERT_EQ(Complaints, "");
  ASSERT_EQ(Pack.Handlers.size(), 1u);
  EXPECT_EQ(Pack.Handlers[0].NamePattern, "Widget::on_*");
  ASSERT_EQ(Pack.Coroutines.size(), 1u);
  EXPECT_EQ(Pack.Coroutines[0].Id, "p/acme::task");
}

TEST(Executors, mistakes_bad) {
  std::string Complaints;
  compiled("pack: p\nfunctions:\n"
           "  - {name: f, threads: safe, callbacks: [{callable: 0, on: "
           "cpu-pol}]}\n",
           Complaints);
  EXPECT_THAT(Complaints,
              HasSubstr("unknown executor 'cpu-pol' (did you mean 'cpu-pool'"));
  compiled("pack: p\nhandlers:\n  - {on: event-loop}\n", Complaints);
  EXPECT_THAT(Complaints,
              HasSubstr("a handler needs 'overrides:' or 'returns:'"));
  compiled("pack: p\nhandlers:\n  - {overrides: f}\n", Complaints);
  EXPECT_THAT(Complaints, HasSubstr("a handler needs 'on: EXECUTOR'"));
}

} // namespace
