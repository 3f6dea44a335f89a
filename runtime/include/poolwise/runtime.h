// The one header of the poolwise runtime: task pools for work that waits and for work that
// computes, behind one interface.
//
//   auto pages  = poolwise::io_threads().map(urls, fetch);
//   auto thumbs = poolwise::cpu_threads().map(images, shrink);
//   auto [a, b] = poolwise::io_threads().invoke(load_a, load_b);
//   auto answer = poolwise::cpu_threads().submit(solve, equation);   // a future
//
// In: nothing. Out: every public name of the runtime. Each may also be included alone.
//
// Thread safety, Blocking, Exceptions, Shutdown: each header says it of what it declares.
#ifndef POOLWISE_RUNTIME_H
#define POOLWISE_RUNTIME_H

#include <poolwise/channel.h>
#include <poolwise/cpu_pool.h>
#include <poolwise/errors.h>
#include <poolwise/executor.h>
#include <poolwise/future.h>
#include <poolwise/indices.h>
#include <poolwise/io_pool.h>
#include <poolwise/iterators.h>
#include <poolwise/lazy.h>
#include <poolwise/options.h>
#include <poolwise/process.h>
#include <poolwise/process_errors.h>
#include <poolwise/process_options.h>
#include <poolwise/process_pool.h>
#include <poolwise/retry.h>
#include <poolwise/serialize.h>
#include <poolwise/shared_array.h>
#include <poolwise/task_group.h>
#include <poolwise/wait_status.h>
#include <poolwise/waiting.h>
#include <poolwise/when.h>

#endif
