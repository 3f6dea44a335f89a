// The pool that processes() gives, for those who have a better one.
#ifndef POOLWISE_SRC_DEFAULT_PROCESSES_H
#define POOLWISE_SRC_DEFAULT_PROCESSES_H

#include "transport.h"

#include <poolwise/process_pool.h>

#include <memory>

namespace poolwise::detail {

/// A pool over that transport, for processes(): it is never destroyed.
process_pool *make_shared_pool(const process_options &how, std::unique_ptr<transport> carrier);

/// From now on processes() gives this pool; says which one it gave before. Null: one that it makes.
process_pool *exchange_processes(process_pool *pool) noexcept;

} // namespace poolwise::detail

#endif
