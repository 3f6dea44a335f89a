#include <poolwise/process_pool.h>

#include "cpu_limit.h"
#include "local_transport.h"
#include "process_crew.h"

#include <poolwise/detail/deadline.h>

#include <algorithm>

namespace poolwise {

namespace detail {

void crew_access::post(remote_job &job) const { crew_->post(job); }
bool crew_access::cancel(remote_job &job, bool running_too) const noexcept {
  return crew_->cancel(job, running_too);
}
void crew_access::serve_until(awaited &what) const noexcept { crew_->serve_until(what); }
void crew_access::begin_loop() const { crew_->begin_loop(); }
void crew_access::end_loop() const noexcept { crew_->end_loop(); }
void crew_access::wake_leader() const noexcept { crew_->wake_leader(); }
std::size_t crew_access::size() const noexcept { return crew_->most(); }
archive_memory *crew_access::request_memory() const noexcept { return crew_->request_memory(); }

namespace {

std::shared_ptr<process_crew> make_crew(const process_options &how, const written_call &first) {
  process_options settled = how;
  if (settled.workers == 0)
    settled.workers = process_pool::default_size();
  const server_plan plan{.method = how.start,
                         .fork_with_threads = how.fork_with_threads,
                         .threads_per_worker = std::max<std::size_t>(
                             1, process_pool::default_size() / settled.workers)};
  return std::make_shared<process_crew>(
      settled, initializer_call{first.function, first.bytes, first.present},
      std::make_unique<local_transport>(plan));
}

} // namespace

} // namespace detail

std::size_t process_pool::default_size() noexcept {
  try {
    return detail::usable_cores();
  } catch (const std::exception &) { // no memory for reading the files
    return 1;
  }
}

process_pool::process_pool(const process_options &how)
    : process_pool(how, detail::written_call{}) {}

process_pool::process_pool(const process_options &how, const detail::written_call &initializer)
    : crew_(detail::make_crew(how, initializer)), limits_(how.limits) {}

process_pool::~process_pool() {
  if (crew_.crew_->inherited()) // its locks may be held, and its workers are the parent's
    new std::shared_ptr<detail::process_crew>(std::move(crew_.crew_));
  else
    crew_.crew_->close(detail::process_crew::ending::drain, detail::no_deadline);
}

std::size_t process_pool::size() const noexcept { return crew_.size(); }

std::size_t process_pool::worker_count() const noexcept { return crew_.crew_->worker_count(); }

void process_pool::trust_one_worker() noexcept { crew_.crew_->trust_one_worker(); }

pid_t process_pool::first_pid() const { return crew_.crew_->first_pid(); }

void process_pool::signal(int number) const noexcept { crew_.crew_->signal(number); }

void process_pool::shutdown() { shutdown_for(std::chrono::nanoseconds::max()); }

void process_pool::shutdown_now() {
  if (!crew_.crew_->inherited())
    crew_.crew_->close(detail::process_crew::ending::abandon, detail::no_deadline);
}

bool process_pool::shutdown_for(std::chrono::nanoseconds time) {
  if (crew_.crew_->inherited())
    return true;
  return crew_.crew_->close(detail::process_crew::ending::drain, detail::deadline_after(time));
}

} // namespace poolwise
