// What several tests need: the two pools as a type list, and waiting for a condition.
#ifndef POOLWISE_TESTS_POOLS_H
#define POOLWISE_TESTS_POOLS_H

#include <poolwise/runtime.h>

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
#define POOLWISE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer) || __has_feature(address_sanitizer)
#define POOLWISE_SANITIZED 1
#endif
#endif
#ifndef POOLWISE_SANITIZED
#define POOLWISE_SANITIZED 0
#endif

using both_pools = testing::Types<poolwise::io_pool, poolwise::cpu_pool>;

/// Waits until the condition holds. Only for what must happen some time: there is no limit here
/// but the test runner's, so a slow machine cannot fail the test.
template <class Condition> void until(Condition holds) {
  while (!holds())
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

#endif
