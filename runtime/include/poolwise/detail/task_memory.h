// Memory for tasks that come in great numbers: what one gives back the next one gets.
//
// In:  a size. Out: memory, as from operator new.
// Thousands of tasks alive at a time make malloc give memory back to the system and ask for it
// again, page by page. So each thread keeps what it freed, up to a limit.
// Not handled: sizes above `largest_kept` come from operator new as they are. Under a sanitizer all
// do, so that it sees what is used too late.
//
// Thread safety: may be given back on another thread, which then keeps it.
// Blocking:      never.
// Exceptions:    std::bad_alloc.
// Shutdown:      a thread frees what it keeps when it ends.
#ifndef POOLWISE_DETAIL_TASK_MEMORY_H
#define POOLWISE_DETAIL_TASK_MEMORY_H

#include <cstddef>

namespace poolwise::detail {

void *take_task_memory(std::size_t size);
void give_task_memory(void *at, std::size_t size) noexcept;

} // namespace poolwise::detail

#endif
