// The scheduling of a pool of worker processes; src/README.md explains the protocol.
//
// In:  jobs. Out: each has arrived or failed.
// Not handled: how workers are made and spoken to (transport.h).
//
// Thread safety: all members may be called from any thread, except the destructor.
// Blocking:      post does not wait for workers; serve_until and close wait.
// Exceptions:    pool_shut_down; what starting a thread or the fork server throws.
// Shutdown:      see close.
#ifndef POOLWISE_SRC_PROCESS_CREW_H
#define POOLWISE_SRC_PROCESS_CREW_H

#include "job_queue.h"
#include "park.h"
#include "sent_requests.h"
#include "spin_budget.h"
#include "thread_safety.h"
#include "transport.h"

#include <poolwise/detail/remote_job.h>
#include <poolwise/process_options.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace poolwise::detail {

/// What a worker runs before its first task; no function: nothing.
struct initializer_call {
  code_address function;
  std::vector<std::byte> bytes;
  bool present = false;
};

class process_crew {
public:
  enum class ending { drain, abandon };

  process_crew(const process_options &how, initializer_call initializer,
               std::unique_ptr<transport> carrier);
  ~process_crew() = default; // after close()

  std::size_t most() const noexcept { return most_; }
  const process_options &options() const noexcept { return how_; }
  archive_memory *request_memory() const noexcept { return request_memory_; }
  std::size_t worker_count() noexcept;
  /// Whether this process is a fork() of the one that made the crew.
  bool inherited() const noexcept;

  /// Queues the job and takes it over, unless it throws.
  void post(remote_job &job);
  /// Fails it with `cancelled` if no worker has begun with it. With `running_too`, a running one
  /// is asked to stop, or its worker killed. True: it will fail with `cancelled`.
  bool cancel(remote_job &job, bool running_too) noexcept;
  /// Serves the pool until it is over.
  void serve_until(awaited &what) noexcept;

  /// A loop that has begun may post its chunks while the crew drains.
  void begin_loop();
  void end_loop() noexcept;
  /// Has the leader look whether what it waits for is over.
  void wake_leader() noexcept;

  /// No new work; drain: finish what is queued; abandon: cancel it and kill the workers. Waits at
  /// most until the deadline. True: all is over, and the workers have ended.
  bool close(ending how, deadline until) noexcept;
  /// From now on what a dead worker had not begun fails too, as what it had begun.
  void trust_one_worker() noexcept;
  /// Sends a signal to all workers.
  void signal(int number) noexcept;
  /// The process number of the first worker there is, once it is known; 0: there is none.
  pid_t first_pid() noexcept;

private:
  struct worker {
    std::uint32_t id = 0;
    pid_t pid = 0;
    std::unique_ptr<worker_link> link;
    sent_requests sent;        // not answered, or not read
    std::uint32_t read = 0;    // answers that have been read: the number of sent[0]
    std::uint32_t modules = 0; // that it knows
    std::size_t held_back = 0; // requests that it has not been told of
    bool ready = false;        // initialized
    bool to_wake = false;      // it sleeps, and has work
    bool draining = false;     // a thread reads its answers, without the mutex
    bool leaving = false;      // gets no more work
    bool ours = false;         // its end is our doing
    bool given_up = false;     // did not serve in time
    bool gone = false;
    int status = -1;
    // Until it serves: when it is given up.
    deadline serves_by = no_deadline;
    std::size_t tasks = 0;  // that it has run
    double task_ns = -1;    // how long they take lately; negative: not known
    std::uint64_t used = 0; // when it last got work, for taking the warmest
  };
  struct choice {
    worker *who;
    std::size_t jobs;
  };
  /// What a worker has answered at a time.
  struct answers {
    static constexpr std::size_t most = 32;
    std::array<sent_item, most> items;
    std::size_t count = 0;
    std::uint32_t first = 0;          // the number of the first one
    std::array<float, most> ran_ns;   // of those that ran
    std::size_t ran = 0;              // how many did
    std::uint64_t resident_bytes = 0; // of the worker; 0: not known
    std::exception_ptr start_failed;  // what an initializer threw
    bool started = false;             // it has ended
  };
  /// Jobs that have failed, to be told so without the mutex.
  struct failures {
    std::vector<std::pair<remote_job *, std::exception_ptr>> jobs;
    void add(remote_job &job, std::exception_ptr why);
    void deliver() noexcept;
  };

  static constexpr unsigned most_failed_starts = 3;

  void live() noexcept;
  void start_manager() POOLWISE_REQUIRES(mutex_);
  void hear(const worker_event &event) noexcept;
  bool drain(bool as_leader) noexcept;
  void read_answers(worker &from, std::uint32_t upto, bool as_leader) noexcept;
  static void tell(worker &from, answers &what) noexcept;
  void note(worker &from, const answers &what) POOLWISE_REQUIRES(mutex_);
  void note_start(worker &from, const std::exception_ptr &error, failures &failed)
      POOLWISE_REQUIRES(mutex_);
  void after_reading(worker &from, bool nothing_left, failures &failed) POOLWISE_REQUIRES(mutex_);
  void bury(worker &dead, failures &failed) POOLWISE_REQUIRES(mutex_);
  static std::string why_not_started(const worker &dead);
  void blame(worker &dead, remote_job &job, failures &failed) POOLWISE_REQUIRES(mutex_);

  void dispatch(failures &failed) POOLWISE_REQUIRES(mutex_);
  choice choose(failures &failed) POOLWISE_REQUIRES(mutex_);
  worker *start_worker(failures &failed) POOLWISE_REQUIRES(mutex_);
  void start_has_failed(std::exception_ptr why, failures &failed) POOLWISE_REQUIRES(mutex_);
  void start_has_failed(const worker &who, failures &failed) POOLWISE_REQUIRES(mutex_);
  void send(worker &to, remote_job &job, failures &failed) POOLWISE_REQUIRES(mutex_);
  static bool is_full(const worker &who) noexcept;
  bool gather(remote_job &job, failures &failed) POOLWISE_REQUIRES(mutex_);
  void publish(worker &to) POOLWISE_REQUIRES(mutex_);
  void wake_all() POOLWISE_REQUIRES(mutex_);
  void balance(failures &failed) POOLWISE_REQUIRES(mutex_);
  std::size_t short_of(const worker &who) const POOLWISE_REQUIRES(mutex_);
  deadline look_after_all(bool lately, failures &failed) POOLWISE_REQUIRES(mutex_);
  deadline unstick() POOLWISE_REQUIRES(mutex_);
  remote_job *take_back(worker &from, std::size_t index) POOLWISE_REQUIRES(mutex_);
  void take_back_all(worker &from) POOLWISE_REQUIRES(mutex_);
  bool kill_for(worker &who, remote_job &job, remote_job::fate why) POOLWISE_REQUIRES(mutex_);
  static bool has_task(const worker &who) noexcept;
  void retire(worker &who) POOLWISE_REQUIRES(mutex_);
  std::size_t depth(const worker &who) const POOLWISE_REQUIRES(mutex_);
  worker *find(std::uint32_t id) POOLWISE_REQUIRES(mutex_);
  deadline enforce_limits() POOLWISE_REQUIRES(mutex_);
  deadline look_after_starts(failures &failed) POOLWISE_REQUIRES(mutex_);
  void abandon(failures &failed) POOLWISE_REQUIRES(mutex_);
  bool all_done() POOLWISE_REQUIRES(mutex_);
  void tell_closer() POOLWISE_REQUIRES(mutex_);
  void lead(awaited &what) noexcept;
  void hand_over() noexcept;
  bool is_done() noexcept;
  void forget_workers() noexcept;
  void settle(failures &failed) noexcept;

  const process_options how_;
  const initializer_call initializer_;
  const std::size_t most_;
  const std::size_t cores_;
  const std::uint32_t generation_; // fork_generation() when made
  const std::unique_ptr<transport> transport_;
  archive_memory *const request_memory_; // the transport's
  spin_budget spins_;                    // the leader's
  std::atomic<unsigned> spin_limit_{0};
  std::atomic<bool> helping_{false};   // a thread that posts reads answers
  std::atomic<bool> helped_{false};    // one has, since the manager looked
  std::atomic<bool> some_wait_{false}; // jobs held back, workers to wake; under the mutex
  std::atomic<bool> led_{false};       // a thread that waits for its job reads the answers

  brief_mutex mutex_;
  job_queue queue_ POOLWISE_GUARDED_BY(mutex_);
  std::vector<std::unique_ptr<worker>> workers_ POOLWISE_GUARDED_BY(mutex_);
  std::uint32_t next_id_ POOLWISE_GUARDED_BY(mutex_) = 1;
  std::uint64_t uses_ POOLWISE_GUARDED_BY(mutex_) = 0;
  unsigned posts_in_row_ POOLWISE_GUARDED_BY(mutex_) = 0;   // since somebody waited
  worker *gathering_ POOLWISE_GUARDED_BY(mutex_) = nullptr; // is handed jobs together
  std::size_t to_gather_ POOLWISE_GUARDED_BY(mutex_) = 0;   // how many more it may get
  unsigned deaths_in_row_ POOLWISE_GUARDED_BY(mutex_) = 0;
  unsigned failed_starts_ POOLWISE_GUARDED_BY(mutex_) = 0;
  // Failed starts of workers before this one have been counted.
  std::uint32_t counted_starts_ POOLWISE_GUARDED_BY(mutex_) = 0;
  deadline not_before_ POOLWISE_GUARDED_BY(mutex_) = deadline::min(); // no worker is started
  std::size_t loops_ POOLWISE_GUARDED_BY(mutex_) = 0;
  bool closing_ POOLWISE_GUARDED_BY(mutex_) = false;
  bool for_one_worker_ POOLWISE_GUARDED_BY(mutex_) = false;
  bool abandoning_ POOLWISE_GUARDED_BY(mutex_) = false;
  bool stopping_ POOLWISE_GUARDED_BY(mutex_) = false; // the manager's thread is to end
  bool resting_ POOLWISE_GUARDED_BY(mutex_) = false;  // it looks when it is told to

  std::atomic<std::uint32_t> heard_{0};      // events of workers; first_pid sleeps on it
  std::atomic<std::uint32_t> done_ticks_{0}; // close sleeps on it
  std::mutex closing_mutex_;                 // one thread closes at a time
  std::thread manager_ POOLWISE_GUARDED_BY(mutex_);
};

} // namespace poolwise::detail

#endif
