// The exceptions of worker processes.
//
// What a task throws in a worker arrives as the same type where that is one of the standard
// library's (std::system_error with its code) or of poolwise; as remote_error otherwise. The text
// of what() always arrives.
//
// Thread safety: as std::exception: each object is used by one thread at a time.
// Blocking:      never.
// Exceptions:    constructing one may throw std::bad_alloc, copying never throws.
// Shutdown:      independent of it.
#ifndef POOLWISE_PROCESS_ERRORS_H
#define POOLWISE_PROCESS_ERRORS_H

#include <poolwise/errors.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <sys/types.h>

namespace poolwise {

/// The worker process that ran the task has ended in the middle of it: it crashed, called exit(),
/// or was killed by somebody else.
class worker_died : public std::runtime_error {
public:
  /// status: as waitpid gives it, or -1 if it is not known.
  worker_died(pid_t pid, int status, const std::string &task);

  pid_t pid() const noexcept { return pid_; }
  /// The signal that ended it; 0 if it exited, or if that is not known.
  int signal() const noexcept;
  /// What it exited with; -1 if a signal ended it, or if that is not known.
  int exit_code() const noexcept;
  /// As waitpid gives it; -1: not known.
  int status() const noexcept { return status_; }

private:
  pid_t pid_;
  int status_;
};

/// A task ran past its deadline; its worker has been killed.
class deadline_exceeded : public std::runtime_error {
public:
  explicit deadline_exceeded(const std::string &task);
};

/// While it ran a task a worker came to have more memory than the task may use; it has been killed.
class memory_exceeded : public std::runtime_error {
public:
  explicit memory_exceeded(const std::string &task);
};

/// Workers could not be started, or their initializer failed, several times in a row.
class worker_start_failed : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// An exception of a type that cannot be sent.
class remote_error : public std::runtime_error {
public:
  /// what(): the text of the exception, or the type's name where it has none.
  remote_error(const std::string &type, const std::string &text);
  /// The name of its type.
  const std::string &type() const noexcept { return *type_; }

private:
  std::shared_ptr<const std::string> type_;
};

} // namespace poolwise

#endif
