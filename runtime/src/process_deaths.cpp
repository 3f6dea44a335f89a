// Workers that die, cannot be started, or are killed: what becomes of their jobs.
#include "process_crew.h"

#include <poolwise/errors.h>
#include <poolwise/process_errors.h>

#include <algorithm>
#include <cstring>

namespace poolwise::detail {

namespace {

using namespace std::chrono_literals;
using clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds between_looks_at_memory{20};

clock::duration pause_after(unsigned failures) {
  return std::min<clock::duration>(1s, 5ms * (1U << std::min(failures, 8U)));
}

} // namespace

// Without any worker, and after several attempts, those who wait are told.
void process_crew::start_has_failed(std::exception_ptr why, failures &failed) {
  ++failed_starts_;
  not_before_ = clock::now() + pause_after(failed_starts_);
  transport_->interrupt(); // there is a new time to wake up at
  const bool some_left = std::any_of(workers_.begin(), workers_.end(), [](const auto &one) {
    return !one->leaving && !one->gone && one->ready;
  });
  if (failed_starts_ < most_failed_starts || some_left)
    return;
  failed_starts_ = 0;
  while (!queue_.empty())
    failed.add(queue_.pop(), why);
  tell_closer();
}

void process_crew::start_has_failed(const worker &who, failures &failed) {
  if (who.id < counted_starts_) { // fails for the same reason, as with its server
    transport_->interrupt();
    return;
  }
  counted_starts_ = next_id_;
  start_has_failed(std::make_exception_ptr(worker_start_failed(why_not_started(who))), failed);
}

// What a dead worker had begun has failed; what it had not begun goes back to the queue's front.
void process_crew::bury(worker &dead, failures &failed) {
  bool at_work = false;
  for (std::size_t i = dead.sent.size(); i-- != 0;) {
    remote_job *const job = dead.sent[i].job;
    if (job == nullptr)
      continue;
    if (for_one_worker_ || (i == 0 && dead.link->activity(dead.read).taken)) {
      at_work = true;
      blame(dead, *job, failed);
    } else {
      queue_.push_front(*job);
    }
  }
  if (!dead.ours && at_work) {
    // Some deaths in a row are tasks that crash; a long row takes all of the machine's time.
    if (++deaths_in_row_ > 2 * most_ + 2) {
      not_before_ = clock::now() + std::min<clock::duration>(32ms, pause_after(deaths_in_row_));
      transport_->interrupt();
    }
  } else if (!dead.ours && (dead.tasks == 0 || !dead.ready)) {
    start_has_failed(dead, failed);
  }
  if (gathering_ == &dead)
    gathering_ = nullptr;
  std::erase_if(workers_, [&](const auto &one) { return one.get() == &dead; });
  if (abandoning_)
    abandon(failed);
}

std::string process_crew::why_not_started(const worker &dead) {
  if (dead.given_up)
    return "poolwise: a worker process does not get as far as to its tasks; do the constructors of "
           "static objects wait for something?";
  if (dead.pid != 0)
    return worker_died(dead.pid, dead.status, "its initializer").what();
  return std::string("poolwise: a worker process cannot be made: ") +
         (dead.status < 0 ? "the process that makes them has ended" : std::strerror(dead.status));
}

void process_crew::blame(worker &dead, remote_job &job, failures &failed) {
  switch (job.fate_) {
  case remote_job::fate::cancelled:
    failed.add(job, std::make_exception_ptr(cancelled()));
    return;
  case remote_job::fate::late:
    failed.add(job, std::make_exception_ptr(deadline_exceeded(job.name(0))));
    return;
  case remote_job::fate::large:
    failed.add(job, std::make_exception_ptr(memory_exceeded(job.name(0))));
    return;
  case remote_job::fate::open:
    break;
  }
  if (job.deaths_++ < job.limits.retries && !abandoning_) {
    queue_.push_front(job);
    return;
  }
  const std::string name = job.name(dead.link->activity(dead.read).element);
  failed.add(job, std::make_exception_ptr(worker_died(dead.pid, dead.status, name)));
}

// Kills a worker for the sake of the job that it is running, and of no other. False: it is not
// running that job any more.
bool process_crew::kill_for(worker &who, remote_job &job, remote_job::fate why) {
  sent_item &own = who.sent[job.number_ - who.read];
  own.job = nullptr; // not to be taken back
  take_back_all(who);
  own.job = &job;
  if (who.link->answered() != job.number_)
    return false;
  job.fate_ = why;
  who.ours = who.leaving = true;
  who.link->kill();
  return true;
}

// Gives up workers that do not begin: one that is stuck for good would keep its task for ever.
deadline process_crew::look_after_starts(failures &failed) {
  deadline next = no_deadline;
  const deadline now = clock::now();
  for (const auto &one : workers_) {
    if (one->serves_by == no_deadline || one->gone)
      continue;
    if (one->link->serves()) {
      one->serves_by = no_deadline;
    } else if (now < one->serves_by) {
      next = std::min(next, one->serves_by);
    } else {
      one->serves_by = no_deadline;
      retire(*one);
      if (!has_task(*one)) { // else it has just begun
        one->given_up = one->ours = true;
        one->link->give_up();
        start_has_failed(*one, failed);
      }
    }
  }
  return next;
}

// Kills workers whose task has run for too long or has too much memory; says when to look again.
deadline process_crew::enforce_limits() {
  deadline next = no_deadline;
  const deadline now = clock::now();
  for (const auto &one : workers_) {
    const std::optional<std::uint32_t> answered = one->link->answered();
    if (one->ours || one->gone || !answered)
      continue;
    for (std::size_t i = *answered - one->read; i < one->sent.size(); ++i) {
      remote_job *const job = one->sent[i].job;
      if (job == nullptr)
        continue;
      const auto number = one->read + static_cast<std::uint32_t>(i);
      const link_activity doing = one->link->activity(number);
      const deadline began = doing.taken ? doing.began : now; // at the earliest
      deadline at = job->kill_at_;
      if (job->limits.deadline.count() > 0)
        at = std::min(at, began + std::chrono::ceil<clock::duration>(job->limits.deadline));
      if (job->limits.memory != 0) {
        if (doing.taken && one->link->resident_bytes() > job->limits.memory) {
          kill_for(*one, *job, remote_job::fate::large);
          break;
        }
        next = std::min(next, now + between_looks_at_memory);
      }
      if (at > now) {
        next = std::min(next, at);
      } else {
        kill_for(*one, *job,
                 at == job->kill_at_ ? remote_job::fate::cancelled : remote_job::fate::late);
        break;
      }
    }
  }
  return next;
}

} // namespace poolwise::detail
