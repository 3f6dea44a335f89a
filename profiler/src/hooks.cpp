// What instrumented code calls. The program was built with -finstrument-functions, or, better, with
// Clang's -finstrument-functions-after-inlining, which leaves inlined functions alone. The C
// library has hooks of these names that do nothing, so that such a program also runs alone.

#include "frames.h"

#include <dlfcn.h>

using poolwise::profiler::frames;

extern "C" {

__attribute__((visibility("default"))) void __cyg_profile_func_enter(void *function, void *) {
  if (frames *here = frames::current())
    here->enter(function, __builtin_frame_address(0));
}

__attribute__((visibility("default"))) void __cyg_profile_func_exit(void *function, void *) {
  if (frames *here = frames::started())
    here->leave(function);
}

// An exception left the functions between its throw and this catch without a word.
__attribute__((visibility("default"))) void *__cxa_begin_catch(void *exception) {
  using begin_catch = void *(*)(void *);
  static begin_catch real;
  if (!real)
    real = reinterpret_cast<begin_catch>(dlsym(RTLD_NEXT, "__cxa_begin_catch"));
  if (frames *here = frames::started())
    here->leave_below(__builtin_frame_address(0));
  return real(exception);
}
}

// The functions that call exit() never return; libraries may have been loaded meanwhile.
__attribute__((destructor)) static void at_exit() {
  if (frames *here = frames::started())
    here->leave_all();
  poolwise::profiler::write_maps();
}
