#include <poolwise/process_errors.h>

#include <cstring>
#include <sys/wait.h>

namespace poolwise {

namespace {

std::string death_text(pid_t pid, int status, const std::string &task) {
  std::string text = "poolwise: worker process " + std::to_string(pid);
  if (status == -1)
    text += " has gone";
  else if (WIFSIGNALED(status))
    text += std::string(" was ended by signal ") + std::to_string(WTERMSIG(status)) + " (" +
            strsignal(WTERMSIG(status)) + ")";
  else
    text += " exited with status " + std::to_string(WEXITSTATUS(status));
  return text + " while it ran " + task;
}

} // namespace

worker_died::worker_died(pid_t pid, int status, const std::string &task)
    : std::runtime_error(death_text(pid, status, task)), pid_(pid), status_(status) {}

int worker_died::signal() const noexcept {
  return status_ != -1 && WIFSIGNALED(status_) ? WTERMSIG(status_) : 0;
}

int worker_died::exit_code() const noexcept {
  return status_ != -1 && WIFEXITED(status_) ? WEXITSTATUS(status_) : -1;
}

deadline_exceeded::deadline_exceeded(const std::string &task)
    : std::runtime_error("poolwise: past its deadline: " + task) {}

memory_exceeded::memory_exceeded(const std::string &task)
    : std::runtime_error("poolwise: more memory than it may use: " + task) {}

remote_error::remote_error(const std::string &type, const std::string &text)
    : std::runtime_error(text.empty() ? type : text),
      type_(std::make_shared<const std::string>(type)) {}

} // namespace poolwise
