// The workers of a crew: who gets which job, and what has been answered. Deaths are in
// process_deaths.cpp, what callers do in process_calls.cpp.
#include "process_crew.h"

#include <poolwise/detail/deadline.h>
#include <poolwise/detail/exception_bytes.h>

#include <algorithm>
#include <utility>

namespace poolwise::detail {

namespace {

using clock = std::chrono::steady_clock;

// How much work may lie in front of a worker besides what it runs, so that it need not wait for
// more. Tasks that are longer lie two deep.
constexpr double work_ahead_ns = 100'000;
// Tasks that take less are not worth moving to an idle worker.
constexpr double worth_moving_ns = 20'000;
// What it takes to wake a worker that sleeps, and what a task costs a worker at least.
constexpr double waking_ns = 20'000;
constexpr double least_task_ns = 50;
// Tasks that take less than handing one over, and how many are posted in a row before the next ones
// are handed over together.
constexpr double short_task_ns = 2'000;
constexpr unsigned posts_of_a_burst = 64;
constexpr std::size_t gathered_at_once = 16;
// How long the leader spins for an answer, at most: about 50 us.
constexpr unsigned most_spins = 4000;

} // namespace

void process_crew::failures::add(remote_job &job, std::exception_ptr why) {
  job.place_ = remote_job::place::over; // nobody can cancel it any more
  jobs.emplace_back(&job, std::move(why));
}

void process_crew::failures::deliver() noexcept {
  for (auto &[job, why] : jobs) {
    job->failed(std::move(why));
    job->let_go();
  }
  jobs.clear();
}

bool process_crew::has_task(const worker &who) noexcept {
  for (std::size_t i = 0; i != who.sent.size(); ++i)
    if (who.sent[i].job != nullptr)
      return true;
  return false;
}

process_crew::worker *process_crew::find(std::uint32_t id) {
  for (const auto &one : workers_)
    if (one->id == id)
      return one.get();
  return nullptr;
}

std::size_t process_crew::depth(const worker &who) const {
  const std::size_t room = who.link->room();
  const std::size_t left = how_.max_tasks == 0 ? room : how_.max_tasks - who.tasks;
  std::size_t deep = 2;
  if (who.task_ns >= 0)
    deep = static_cast<std::size_t>(
        std::clamp(work_ahead_ns / std::max(who.task_ns, 1.0), 2.0, static_cast<double>(room)));
  return std::min({deep, room, left});
}

// Gives queued jobs to workers as long as there are some to take them.
void process_crew::dispatch(failures &failed) {
  if (worker *const before = std::exchange(gathering_, nullptr); before && before->held_back != 0)
    publish(*before);
  while (!queue_.empty() && !abandoning_) {
    const choice to = choose(failed);
    if (to.who == nullptr || queue_.empty())
      break;
    to_gather_ = to.jobs;
    for (; to_gather_ != 0 && !queue_.empty() && !is_full(*to.who); --to_gather_)
      send(*to.who, queue_.pop(), failed);
    publish(*to.who);
    const bool burst = posts_in_row_ >= posts_of_a_burst && to.who->task_ns < short_task_ns;
    gathering_ = burst && to.jobs > 1 ? to.who : nullptr;
  }
  if (queue_.empty())
    balance(failed);
  std::size_t busy = 0;
  for (const auto &one : workers_)
    busy += one->sent.empty() ? 0U : 1U;
  spin_limit_.store(busy < cores_ ? most_spins : 0, std::memory_order_relaxed);
}

// In a burst of short tasks the next ones are written for the same worker, which is told of some
// together.
bool process_crew::gather(remote_job &job, failures &failed) {
  if (gathering_ == nullptr || to_gather_ == 0 || resting_ || !queue_.empty())
    return false;
  worker &to = *gathering_;
  if (to.leaving || to.gone || is_full(to))
    return false;
  send(to, job, failed);
  --to_gather_;
  if (++to.held_back == gathered_at_once)
    publish(to);
  else
    some_wait_.store(true, std::memory_order_relaxed);
  return true;
}

// Announcing modules takes room, too.
bool process_crew::is_full(const worker &who) noexcept {
  const std::size_t more = who.sent.empty() ? 0 : known_modules() - who.modules;
  return who.sent.size() + more >= who.link->room();
}

// How many jobs more keep it busy until another worker would be awake, as far as one knows.
std::size_t process_crew::short_of(const worker &who) const {
  if (who.sent.empty() || who.task_ns < 0 || !who.link->gives_back())
    return 0;
  const auto enough =
      static_cast<std::size_t>(waking_ns / std::max(who.task_ns, least_task_ns)) + 1;
  std::size_t left = who.sent.size();
  if (left >= enough)
    if (const std::optional<std::uint32_t> answered = who.link->answered())
      left -= *answered - who.read;
  return left < enough ? enough - left : 0;
}

// One that is awake and soon has time; an idle worker, the warmest first; else a new one; else the
// one with the least to do. And how many jobs it should get.
process_crew::choice process_crew::choose(failures &failed) {
  worker *best = nullptr;
  std::size_t live = 0;
  std::size_t coming = 0;
  for (const auto &one : workers_) {
    if (one->leaving || one->gone)
      continue;
    ++live;
    coming += one->ready ? 0U : 1U;
    const std::size_t deep = one->ready ? depth(*one) : 0;
    const bool full = is_full(*one);
    if (one->sent.size() >= deep && !full)
      continue;
    if (const std::size_t more = short_of(*one)) {
      if (std::exchange(resting_, false))
        transport_->interrupt(); // the manager looks after what lies behind others: unstick
      if (full)                  // of answers, as soon as they are read there is room
        return {nullptr, 0};
      return {one.get(), std::min(more, deep - one->sent.size())};
    }
    if (full)
      continue;
    if (best == nullptr || one->sent.size() < best->sent.size() ||
        (one->sent.size() == best->sent.size() && one->used > best->used))
      best = one.get();
  }
  if (best != nullptr && best->sent.empty())
    return {best, 1};
  if (live < most_ && coming < queue_.size() &&
      (not_before_ == deadline::min() || clock::now() >= not_before_)) {
    worker *const made = start_worker(failed);
    if (made != nullptr && made->ready)
      return {made, 1};
    if (made != nullptr)
      return choose(failed);
  }
  return {best, 1};
}

process_crew::worker *process_crew::start_worker(failures &failed) {
  try {
    auto made = std::make_unique<worker>();
    made->id = next_id_++;
    made->link = transport_->start(made->id);
    made->ready = !initializer_.present;
    made->serves_by = deadline_after(how_.start_limit);
    transport_->interrupt(); // the manager keeps the time
    workers_.push_back(std::move(made));
    worker &added = *workers_.back();
    if (initializer_.present) {
      added.link->post(request_kind::call, initializer_.function, initializer_.bytes);
      added.sent.push_back({nullptr, sent_item::initializer});
      publish(added);
    }
    return &added;
  } catch (...) {
    failed_starts_ = most_failed_starts; // it will not go better the next time
    start_has_failed(std::current_exception(), failed);
    return nullptr;
  }
}

void process_crew::send(worker &to, remote_job &job, failures &failed) {
  try {
    const std::uint32_t known = known_modules();
    while (to.modules < known && to.sent.size() + 1 < to.link->room()) {
      output_archive name;
      const module_name next = name_of_module(to.modules + 1);
      name.write(next.path);
      name.write(next.build_id);
      to.link->post(request_kind::learn_module, {to.modules + 1, 0}, name.bytes());
      to.sent.push_back({nullptr, sent_item::module});
      ++to.modules;
    }
    to.link->post(request_kind::call, job.function, job.request.bytes());
  } catch (...) {
    failed.add(job, std::current_exception());
    return;
  }
  job.worker_ = to.id;
  job.number_ = to.read + static_cast<std::uint32_t>(to.sent.size());
  job.place_ = remote_job::place::sent;
  to.sent.push_back({&job, sent_item::task});
  to.used = ++uses_;
  if (job.limits.deadline.count() > 0 || job.limits.memory != 0)
    transport_->interrupt(); // the manager keeps the time
}

// A worker that sleeps and has little to do is woken later, when there is more, or somebody waits:
// waking it costs more than that. The manager looks within moments_later.
void process_crew::publish(worker &to) {
  to.held_back = 0;
  if (!to.link->publish())
    return;
  to.to_wake = !resting_ && to.sent.size() < to.link->room() / 2 && short_of(to) != 0;
  if (to.to_wake)
    some_wait_.store(true, std::memory_order_relaxed);
  else
    to.link->wake();
}

void process_crew::wake_all() {
  some_wait_.store(false, std::memory_order_relaxed);
  for (const auto &one : workers_)
    if (std::exchange(one->to_wake, false))
      one->link->wake();
}

// Jobs that lie behind others go to workers that have nothing to do.
void process_crew::balance(failures &failed) {
  for (const auto &idle : workers_) {
    if (!idle->sent.empty() || idle->leaving || idle->gone || !idle->ready)
      continue;
    for (const auto &loaded : workers_) {
      if (loaded->sent.size() < 2 || loaded->gone ||
          (loaded->task_ns >= 0 && loaded->task_ns < worth_moving_ns))
        continue;
      if (remote_job *const job = take_back(*loaded, loaded->sent.size() - 1)) {
        send(*idle, *job, failed);
        publish(*idle);
        break;
      }
    }
  }
}

// A task that takes longer than those before it must not keep others from idle workers. Takes back
// what lies behind such tasks; says when to look again.
deadline process_crew::unstick() {
  const deadline now = clock::now();
  bool some_lie_behind = false;
  for (const auto &one : workers_) {
    const std::optional<std::uint32_t> answered = one->link->answered();
    if (one->leaving || one->gone || !answered || !one->link->gives_back() ||
        one->sent.size() - (*answered - one->read) < 2 || one->task_ns >= worth_moving_ns)
      continue;
    some_lie_behind = true;
    const link_activity doing = one->link->activity(*answered);
    const double ran = std::chrono::duration<double, std::nano>(now - doing.began).count();
    if (doing.taken && ran >= worth_moving_ns) {
      one->task_ns = ran;
      take_back_all(*one);
    }
  }
  return some_lie_behind ? now + moments_later : no_deadline;
}

// The job, if the worker has not begun with it.
remote_job *process_crew::take_back(worker &from, std::size_t index) {
  sent_item &item = from.sent[index];
  if (item.job == nullptr || !from.link->revoke(from.read + static_cast<std::uint32_t>(index)))
    return nullptr;
  item.job->place_ = remote_job::place::nowhere;
  return std::exchange(item.job, nullptr);
}

void process_crew::take_back_all(worker &from) {
  for (std::size_t i = from.sent.size(); i-- != 0;)
    if (remote_job *const job = take_back(from, i))
      queue_.push_front(*job);
}

void process_crew::retire(worker &who) {
  who.leaving = true;
  take_back_all(who);
}

// Reads what workers have answered, and buries those that have gone. True: there was something.
bool process_crew::drain(bool as_leader) noexcept {
  for (bool any = false;; any = true) {
    worker *from = nullptr;
    std::uint32_t upto = 0;
    {
      const brief_lock lock(mutex_);
      for (const auto &one : workers_) {
        const std::optional<std::uint32_t> answered = one->link->answered();
        if (!answered && !one->gone)
          one->link->kill(); // it writes nonsense into the shared memory
        upto = answered.value_or(one->read);
        if (!one->draining && (one->gone || upto != one->read)) {
          from = one.get();
          from->draining = true;
          break;
        }
      }
    }
    if (from == nullptr)
      return any;
    read_answers(*from, upto, as_leader);
  }
}

// Those before `upto`. If it has gone and there are none left, it is buried.
void process_crew::read_answers(worker &from, std::uint32_t upto, bool as_leader) noexcept {
  for (bool more = true; more;) {
    answers got;
    {
      const brief_lock lock(mutex_);
      got.first = from.read;
      got.count = std::min<std::size_t>({upto - got.first, from.sent.size(), answers::most});
      for (std::size_t i = 0; i != got.count; ++i) {
        got.items[i] = from.sent[i];
        // It may be gone as soon as it is told, before these are dropped.
        if (remote_job *const job = std::exchange(from.sent[i].job, nullptr))
          job->place_ = remote_job::place::over;
      }
    }
    tell(from, got);
    failures failed;
    {
      const brief_lock lock(mutex_);
      from.sent.drop_front(got.count);
      from.read = got.first + static_cast<std::uint32_t>(got.count);
      from.link->release(from.read);
      note(from, got);
      if (got.started)
        note_start(from, got.start_failed, failed);
      more = got.count == answers::most && from.read != upto;
      if (!more)
        after_reading(from, got.count == 0, failed);
    }
    failed.deliver();
  }
  if (!as_leader && led_.load(std::memory_order_seq_cst))
    transport_->tick();
}

// Those that the answers are for.
void process_crew::tell(worker &from, answers &what) noexcept {
  for (std::size_t i = 0; i != what.count; ++i) {
    link_reply reply{};
    std::exception_ptr nonsense;
    try {
      reply = from.link->reply(what.first + static_cast<std::uint32_t>(i));
    } catch (...) {
      nonsense = std::current_exception();
    }
    const sent_item &item = what.items[i];
    const bool threw = reply.kind == reply_kind::exception;
    if (item.kind == sent_item::task && reply.kind != reply_kind::skipped) {
      what.ran_ns[what.ran++] = static_cast<float>(reply.ran.count());
      what.resident_bytes = reply.resident_bytes;
    }
    if (item.kind == sent_item::initializer) {
      what.started = true;
      what.start_failed = nonsense;
      if (threw) {
        input_archive in(reply.bytes);
        what.start_failed = read_exception(in);
      }
    }
    if (item.job == nullptr)
      continue;
    if (nonsense != nullptr)
      item.job->failed(std::move(nonsense));
    else
      item.job->arrived({threw, reply.bytes, reply.ran});
    item.job->let_go();
  }
}

void process_crew::note(worker &from, const answers &what) {
  if (what.ran == 0)
    return;
  deaths_in_row_ = 0;
  from.tasks += what.ran;
  // One that took long among short ones was interrupted, more likely than not.
  const double most = from.task_ns < 0 ? 1e18 : 4 * from.task_ns + short_task_ns;
  double sum = 0;
  for (std::size_t i = 0; i != what.ran; ++i)
    sum += std::min<double>(what.ran_ns[i], most);
  const auto count = static_cast<double>(what.ran);
  from.task_ns = from.task_ns < 0 ? sum / count : (3 * from.task_ns + sum) / (3 + count);
  if ((how_.max_tasks != 0 && from.tasks >= how_.max_tasks) ||
      (how_.max_memory != 0 && what.resident_bytes > how_.max_memory))
    retire(from);
}

void process_crew::note_start(worker &from, const std::exception_ptr &error, failures &failed) {
  if (error == nullptr) {
    from.ready = true;
    failed_starts_ = 0;
    return;
  }
  from.leaving = true;
  start_has_failed(error, failed);
}

void process_crew::after_reading(worker &from, bool nothing_left, failures &failed) {
  from.draining = false;
  if (from.gone && nothing_left) {
    bury(from, failed);
  } else if (from.leaving && !has_task(from)) {
    from.ours = true;
    from.link->kill();
  }
  dispatch(failed);
  tell_closer();
}

} // namespace poolwise::detail
