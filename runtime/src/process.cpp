#include <poolwise/process.h>

#include "process_crew.h"

#include <csignal>

namespace poolwise::detail {

process_base::process_base(const process_options &how) {
  process_options one = how;
  one.workers = 1;
  pool_ = std::make_unique<process_pool>(one);
  pool_->trust_one_worker(); // a process that was killed is not started again
}

pid_t process_base::pid() const {
  if (pid_ == 0)
    pid_ = pool_->first_pid();
  return pid_;
}

void process_base::terminate() const noexcept { signal(SIGTERM); }
void process_base::kill() const noexcept { signal(SIGKILL); }
void process_base::signal(int number) const noexcept { pool_->signal(number); }

int exit_code_of(const std::exception_ptr &error) noexcept {
  if (error == nullptr)
    return 0;
  try {
    std::rethrow_exception(error);
  } catch (const worker_died &death) {
    if (death.signal() != 0)
      return 128 + death.signal();
    return death.exit_code() > 0 ? death.exit_code() : 1;
  } catch (...) {
    return 1;
  }
}

} // namespace poolwise::detail
