#include <poolwise/detail/thread_pool.h>

#include "thread_crew.h"

#include <poolwise/detail/deadline.h>
#include <poolwise/errors.h>

#include <memory>
#include <system_error>
#include <utility>

namespace poolwise::detail {

namespace {

void refuse_from_inside(const thread_crew &crew) {
  if (crew.is_inside())
    throw std::system_error(std::make_error_code(std::errc::resource_deadlock_would_occur),
                            "poolwise: a pool was shut down by a task of its own");
}

// Queues a task when another one has finished, if the pool is still there.
class queue_later final : public watcher {
public:
  queue_later(task &made, std::weak_ptr<thread_crew> crew) noexcept
      : watcher(true), made_(made), crew_(std::move(crew)) {
    made_.keep();
  }
  void finished(task &) noexcept override {
    if (!queue())
      made_.cancel_if_pending();
    delete this;
  }

private:
  ~queue_later() { made_.release(); }

  bool queue() noexcept {
    const std::shared_ptr<thread_crew> crew = crew_.lock();
    if (crew == nullptr)
      return false;
    try {
      made_.keep(); // post takes it, also if it throws
      crew->post(made_);
      return true;
    } catch (const pool_shut_down &) {
      return false;
    }
  }

  task &made_;
  const std::weak_ptr<thread_crew> crew_;
};

} // namespace

thread_pool::thread_pool(const crew_shape &shape) : crew_(std::make_shared<thread_crew>(shape)) {}

thread_pool::~thread_pool() {
  if (crew_->inherited())
    new std::shared_ptr(crew_); // never destroyed: its locks may be held, its threads are not here
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
  return crew_->close(thread_crew::ending::drain, deadline_after(time));
}

std::shared_ptr<group> thread_pool::make_group() const { return group::make(crew_); }

outcome thread_pool::run(loop &shared) { return crew_->run(shared); }

void thread_pool::queue(task &made) {
  made.keep(); // the future has one ownership, the crew gets the other
  crew_->post(made);
}

void thread_pool::queue_after(task &made, task &first) {
  auto *const later = new queue_later(made, crew_);
  first.keep(); // `made` owns it, and may have run before watch returns
  if (!first.watch(*later))
    later->finished(first);
  first.release();
}

const std::stop_token &thread_pool::stop_token() const noexcept { return crew_->stop_token(); }

} // namespace poolwise::detail
