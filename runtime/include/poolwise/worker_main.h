// The explicit door for worker processes. Only needed where the runtime is part of a shared
// library: a program that links it statically, as it is built, enters by itself.
//
//   int main() {
//     poolwise::worker_main();   // before anything else
//     ...
//   }
//
// In:  nothing. Out: returns at once, except in a process that was started as a worker: there it
//      serves its pool and never returns.
//
// Thread safety: call it once, from main, before any thread is made.
// Blocking:      in a worker it serves until the pool goes.
// Exceptions:    none.
// Shutdown:      independent of it.
#ifndef POOLWISE_WORKER_MAIN_H
#define POOLWISE_WORKER_MAIN_H

namespace poolwise {

void worker_main() noexcept;

} // namespace poolwise

#endif
