// What callers and the manager's thread do with a crew of processes.
#include "process_crew.h"

#include "cpu_limit.h"
#include "fork_generation.h"
#include "thread_start.h"

#include <poolwise/errors.h>
#include <poolwise/process_pool.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace poolwise::detail {

namespace {
using clock = std::chrono::steady_clock;

// Whoever posts reads answers now and then: it is awake, the manager's thread would have to be
// woken.
constexpr unsigned posts_before_reading = 64;
} // namespace

process_crew::process_crew(const process_options &how, initializer_call initializer,
                           std::unique_ptr<transport> carrier)
    : how_(how), initializer_(std::move(initializer)),
      most_(how.workers != 0 ? how.workers : process_pool::default_size()), cores_(usable_cores()),
      generation_(fork_generation()), transport_(std::move(carrier)),
      request_memory_(transport_->request_memory()) {}

bool process_crew::inherited() const noexcept { return generation_ != fork_generation(); }

std::size_t process_crew::worker_count() noexcept {
  if (inherited())
    return 0;
  const brief_lock lock(mutex_);
  return static_cast<std::size_t>(
      std::count_if(workers_.begin(), workers_.end(),
                    [](const auto &one) { return !one->leaving && !one->gone; }));
}

void process_crew::start_manager() {
  if (manager_.joinable())
    return;
  if (!start_thread(manager_, [this] { live(); }))
    throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again),
                            "poolwise: the thread that watches over worker processes");
}

void process_crew::post(remote_job &job) {
  if (inherited())
    throw pool_shut_down();
  failures failed;
  bool help = false;
  {
    const brief_lock lock(mutex_);
    if (closing_ && (abandoning_ || loops_ == 0))
      throw pool_shut_down();
    job.begin();
    ++posts_in_row_;
    help = posts_in_row_ % posts_before_reading == 0;
    if (!gather(job, failed)) {
      queue_.push(job);
      dispatch(failed); // before the manager's thread, so that start_method::fork finds none
    }
    if (!queue_.empty() && not_before_ != deadline::min() && not_before_ > clock::now())
      transport_->interrupt(); // the manager is to dispatch it then
    try {
      start_manager();
    } catch (...) {
      if (job.place_ == remote_job::place::queued)
        queue_.remove(job);
      else if (job.place_ == remote_job::place::sent)
        find(job.worker_)->sent[job.number_ - find(job.worker_)->read].job = nullptr;
      throw;
    }
  }
  settle(failed);
  if (help && !helping_.exchange(true, std::memory_order_acquire)) {
    if (drain(false))
      helped_.store(true, std::memory_order_relaxed);
    helping_.store(false, std::memory_order_release);
  }
}

bool process_crew::cancel(remote_job &job, bool running_too) noexcept {
  failures failed;
  bool will_fail = false;
  {
    const brief_lock lock(mutex_);
    if (job.place_ == remote_job::place::queued) {
      queue_.remove(job);
      will_fail = true;
    } else if (job.place_ == remote_job::place::sent) {
      worker &at = *find(job.worker_);
      const std::size_t index = job.number_ - at.read;
      if (take_back(at, index) != nullptr) {
        will_fail = true;
      } else if (running_too && !at.gone && at.link->activity(job.number_).taken) {
        if (job.fate_ != remote_job::fate::open)
          return job.fate_ == remote_job::fate::cancelled;
        if (!job.listens_to_stop())
          return kill_for(at, job, remote_job::fate::cancelled);
        at.link->ask_to_stop(job.number_);
        job.kill_at_ = std::min(job.kill_at_, clock::now() + how_.stop_grace);
        transport_->interrupt();
      }
    }
    if (will_fail) {
      failed.add(job, std::make_exception_ptr(cancelled()));
      tell_closer();
    }
  }
  settle(failed);
  return will_fail;
}

// Those who wait for these jobs may sleep as the leader.
void process_crew::settle(failures &failed) noexcept {
  if (failed.jobs.empty())
    return;
  failed.deliver();
  wake_leader();
}

void process_crew::begin_loop() {
  if (inherited())
    throw pool_shut_down();
  const brief_lock lock(mutex_);
  if (closing_)
    throw pool_shut_down();
  ++loops_;
}

void process_crew::end_loop() noexcept {
  const brief_lock lock(mutex_);
  --loops_;
  tell_closer();
}

void process_crew::wake_leader() noexcept {
  if (led_.load(std::memory_order_seq_cst))
    transport_->tick();
}

// What was left for later is needed now.
void process_crew::hand_over() noexcept {
  failures failed;
  {
    const brief_lock lock(mutex_);
    posts_in_row_ = 0;
    dispatch(failed);
    wake_all();
  }
  settle(failed);
}

void process_crew::serve_until(awaited &what) noexcept {
  if (some_wait_.load(std::memory_order_relaxed))
    hand_over();
  while (!what.over()) {
    if (led_.exchange(true, std::memory_order_seq_cst)) {
      what.sleep();
      continue;
    }
    lead(what);
    led_.store(false, std::memory_order_seq_cst);
    transport_->listen(listener::manager);
    wake_leader(); // there may be a new one by now, whose wish this was
    drain(false);  // what came between the last look and now
  }
}

// The wish of a spinner is followed by a look: either that finds an answer, or the worker has seen
// the wish and ticks; as it does until it sees the next wish, and rings.
void process_crew::lead(awaited &what) noexcept {
  for (bool lately = false;;) {
    const std::uint32_t ticks = transport_->ticks();
    const auto ticked = [&] { return transport_->ticks() != ticks; };
    transport_->listen(listener::spinner);
    lately |= drain(true);
    if (what.over())
      return;
    if (spins_.spin(spin_limit_.load(std::memory_order_relaxed), ticked)) {
      lately = true;
      continue;
    }
    if (lately)
      transport_->listen_for_a_moment(listener::leader, true);
    else
      transport_->listen(listener::leader);
    if (!ticked() && !what.over())
      transport_->sleep(ticks, lately ? clock::now() + moments_later : no_deadline);
    lately = drain(true);
  }
}

// The manager: hears who has come and gone, keeps the time, and reads answers that nobody waits
// for.
void process_crew::live() noexcept {
  name_this_thread("poolwise-procs");
  std::vector<worker_event> events;
  const auto sleep = [&](deadline until) {
    events.clear();
    transport_->wait(until, events);
    for (const worker_event &event : events)
      hear(event);
  };
  for (;;) {
    // A leader reads the answers itself, with its own memory; but it does not hear who has died. So
    // does one who posts, who also is not to wait for the manager.
    const bool led = led_.load(std::memory_order_seq_cst);
    const bool helped = helped_.exchange(false, std::memory_order_relaxed) && events.empty();
    const bool lately = helped || ((!led || !events.empty()) && drain(false));
    if (!helped) {
      mutex_.lock();
    } else if (!mutex_.try_lock()) {
      sleep(clock::now() + moments_later);
      continue;
    }
    failures failed;
    const bool stop = stopping_;
    const deadline until = stop ? no_deadline : look_after_all(lately, failed);
    const bool there_is_more = !queue_.empty();
    mutex_.unlock();
    if (stop)
      return;
    settle(failed);
    if (!led_.load(std::memory_order_seq_cst)) {
      if (lately)
        transport_->listen_for_a_moment(listener::manager, there_is_more);
      else
        transport_->listen(listener::manager);
      wake_leader(); // as in serve_until
      if (!lately && drain(false))
        continue;
    }
    sleep(until);
  }
}

// What the manager does under the mutex; says when it has to look again.
deadline process_crew::look_after_all(bool lately, failures &failed) {
  deadline until = std::min({enforce_limits(), look_after_starts(failed), unstick()});
  const deadline now = clock::now(); // before dispatch looks at the clock
  if (lately)
    until = std::min(until, now + moments_later);
  resting_ = until > now + moments_later; // before dispatch, which may need a look soon
  dispatch(failed);
  wake_all();
  if (!queue_.empty() && not_before_ > now)
    until = std::min(until, not_before_);
  return until;
}

void process_crew::hear(const worker_event &event) noexcept {
  const brief_lock lock(mutex_);
  worker *const about = find(event.worker);
  if (about == nullptr)
    return;
  about->pid = event.pid;
  if (event.kind == worker_event::exited) {
    about->gone = true;
    about->status = event.status;
  }
  heard_.fetch_add(1, std::memory_order_release);
  futex_wake_all(heard_);
}

bool process_crew::all_done() {
  return queue_.empty() && loops_ == 0 &&
         std::none_of(workers_.begin(), workers_.end(),
                      [](const auto &one) { return one->draining || has_task(*one); });
}

void process_crew::tell_closer() {
  if (!closing_)
    return;
  done_ticks_.fetch_add(1, std::memory_order_release);
  futex_wake_all(done_ticks_);
}

bool process_crew::is_done() noexcept {
  const brief_lock lock(mutex_);
  return all_done();
}

void process_crew::abandon(failures &failed) {
  abandoning_ = true;
  while (!queue_.empty())
    failed.add(queue_.pop(), std::make_exception_ptr(cancelled()));
  for (const auto &one : workers_) {
    if (one->gone)
      continue;
    take_back_all(*one);
    for (std::size_t i = 0; i != one->sent.size(); ++i)
      if (one->sent[i].job != nullptr)
        one->sent[i].job->fate_ = remote_job::fate::cancelled;
    one->ours = one->leaving = true;
    one->link->kill();
  }
  while (!queue_.empty())
    failed.add(queue_.pop(), std::make_exception_ptr(cancelled()));
}

bool process_crew::close(ending how, deadline until) noexcept {
  const std::lock_guard one_at_a_time(closing_mutex_);
  failures failed;
  {
    const brief_lock lock(mutex_);
    closing_ = true;
    if (how == ending::abandon)
      abandon(failed);
  }
  settle(failed);
  for (;;) {
    const std::uint32_t ticks = done_ticks_.load(std::memory_order_acquire);
    if (is_done())
      break;
    if (until != no_deadline && clock::now() >= until)
      return false;
    futex_wait(done_ticks_, ticks, until);
  }
  std::thread manager;
  {
    const brief_lock lock(mutex_);
    stopping_ = true;
    manager = std::move(manager_);
  }
  transport_->interrupt();
  if (manager.joinable())
    manager.join();
  forget_workers();
  transport_->close();
  return true;
}

// There is no work any more, but a thread that waits for something else may have seen just now that
// a worker has ended, or has skipped what was taken back: it goes on with that worker for a moment.
void process_crew::forget_workers() noexcept {
  for (;;) {
    const std::uint32_t ticks = done_ticks_.load(std::memory_order_acquire);
    std::vector<std::unique_ptr<worker>> workers; // they end after the mutex is free again
    {
      const brief_lock lock(mutex_);
      if (std::none_of(workers_.begin(), workers_.end(),
                       [](const auto &one) { return one->draining; })) {
        workers.swap(workers_);
        gathering_ = nullptr;
        return;
      }
    }
    futex_wait(done_ticks_, ticks);
  }
}

void process_crew::trust_one_worker() noexcept {
  const brief_lock lock(mutex_);
  for_one_worker_ = true;
}

pid_t process_crew::first_pid() noexcept {
  for (;;) {
    const std::uint32_t heard = heard_.load(std::memory_order_acquire);
    {
      const brief_lock lock(mutex_);
      if (workers_.empty() || workers_.front()->pid != 0 || workers_.front()->gone)
        return workers_.empty() ? 0 : workers_.front()->pid;
    }
    futex_wait(heard_, heard);
  }
}

void process_crew::signal(int number) noexcept {
  const brief_lock lock(mutex_);
  for (const auto &one : workers_)
    if (!one->gone)
      one->link->signal(number);
}

} // namespace poolwise::detail
