#include <poolwise/detail/thread_pool.h>

#include "thread_crew.h"

#include <system_error>

namespace poolwise::detail {

namespace {

void refuse_from_inside(const thread_crew &crew) {
  if (crew.is_inside())
    throw std::system_error(std::make_error_code(std::errc::resource_deadlock_would_occur),
                            "poolwise: a pool was shut down by a task of its own");
}

} // namespace

thread_pool::thread_pool(const crew_shape &shape) : crew_(std::make_unique<thread_crew>(shape)) {}

thread_pool::~thread_pool() {
  if (crew_->inherited())
    static_cast<void>(crew_.release()); // its locks may be held, and its threads cannot be joined
  else
    crew_->close(thread_crew::ending::drain, no_deadline);
}

std::size_t thread_pool::size() const noexcept { return crew_->most(); }

std::size_t thread_pool::thread_count() const noexcept {
  return crew_->inherited() ? 0 : crew_->thread_count();
}

void thread_pool::shutdown() {
  refuse_from_inside(*crew_);
  if (!crew_->inherited())
    crew_->close(thread_crew::ending::drain, no_deadline);
}

void thread_pool::shutdown_now() {
  refuse_from_inside(*crew_);
  if (!crew_->inherited())
    crew_->close(thread_crew::ending::abandon, no_deadline);
}

bool thread_pool::shutdown_for(std::chrono::nanoseconds time) {
  refuse_from_inside(*crew_);
  if (crew_->inherited())
    return true;
  const auto now = std::chrono::steady_clock::now();
  const deadline until = time < no_deadline - now ? now + time : no_deadline;
  return crew_->close(thread_crew::ending::drain, until);
}

outcome thread_pool::run(loop &shared) { return crew_->run(shared); }

void thread_pool::queue(task &made) {
  made.keep(); // the future has one ownership, the crew gets the other
  crew_->post(made);
}

const std::stop_token &thread_pool::stop_token() const noexcept { return crew_->stop_token(); }

} // namespace poolwise::detail
