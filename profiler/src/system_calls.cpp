// The functions of the C library that do I/O or wait, by name.
//
// All take at most six arguments, none of them a floating-point number or structure, and return at
// most a word. So one signature does for all of them: the calling conventions of Linux pass such
// arguments in the same six registers, whatever their types, and a callee ignores those it does
// not take. Declaring them so here, under their assembler names, leaves their headers out.

#include "wait.h"

#include <sys/syscall.h>

using namespace poolwise::profiler;

namespace {
using word = long;
using function = word (*)(word, word, word, word, word, word);
} // namespace

#define WAITS(KIND, NAME)                                                                          \
  extern "C" __attribute__((visibility("default"))) word wrapped_##NAME(                           \
      word, word, word, word, word, word) __asm__(#NAME);                                          \
  extern "C" word wrapped_##NAME(word a, word b, word c, word d, word e, word f) {                 \
    static function real;                                                                          \
    if (!real)                                                                                     \
      real = reinterpret_cast<function>(next_function(#NAME));                                     \
    wait here(wait_kind::KIND);                                                                    \
    return real(a, b, c, d, e, f);                                                                 \
  }

// Files
WAITS(io, open)
WAITS(io, open64)
WAITS(io, openat)
WAITS(io, openat64)
WAITS(io, creat)
WAITS(io, creat64)
WAITS(io, close)
WAITS(io, read)
WAITS(io, __read_chk)
WAITS(io, write)
WAITS(io, pread)
WAITS(io, pread64)
WAITS(io, pwrite)
WAITS(io, pwrite64)
WAITS(io, readv)
WAITS(io, writev)
WAITS(io, preadv)
WAITS(io, preadv64)
WAITS(io, pwritev)
WAITS(io, pwritev64)
WAITS(io, sendfile)
WAITS(io, sendfile64)
WAITS(io, splice)
WAITS(io, copy_file_range)
WAITS(io, fsync)
WAITS(io, fdatasync)
WAITS(io, sync)
WAITS(io, syncfs)
WAITS(io, sync_file_range)
WAITS(io, msync)
WAITS(io, ftruncate)
WAITS(io, ftruncate64)
WAITS(io, truncate)
WAITS(io, truncate64)
WAITS(io, fallocate)
WAITS(io, posix_fallocate)
WAITS(io, flock)
WAITS(io, lockf)
WAITS(io, lseek)
WAITS(io, lseek64)
// Streams that are not looked into; the buffered ones are in buffered_io.cpp
WAITS(io, fopen)
WAITS(io, fopen64)
WAITS(io, freopen)
WAITS(io, freopen64)
WAITS(io, fclose)
WAITS(io, fseek)
WAITS(io, fseeko)
WAITS(io, fseeko64)
WAITS(io, rewind)
WAITS(io, perror)
// Folders and names
WAITS(io, stat)
WAITS(io, stat64)
WAITS(io, lstat)
WAITS(io, lstat64)
WAITS(io, fstat)
WAITS(io, fstat64)
WAITS(io, fstatat)
WAITS(io, fstatat64)
WAITS(io, statx)
WAITS(io, __xstat)
WAITS(io, __xstat64)
WAITS(io, __lxstat)
WAITS(io, __lxstat64)
WAITS(io, __fxstat)
WAITS(io, __fxstat64)
WAITS(io, statfs)
WAITS(io, statvfs)
WAITS(io, access)
WAITS(io, faccessat)
WAITS(io, euidaccess)
WAITS(io, realpath)
WAITS(io, readlink)
WAITS(io, readlinkat)
WAITS(io, opendir)
WAITS(io, fdopendir)
WAITS(io, readdir)
WAITS(io, readdir64)
WAITS(io, closedir)
WAITS(io, scandir)
WAITS(io, scandir64)
WAITS(io, nftw)
WAITS(io, nftw64)
WAITS(io, glob)
WAITS(io, glob64)
WAITS(io, mkdir)
WAITS(io, mkdirat)
WAITS(io, rmdir)
WAITS(io, unlink)
WAITS(io, unlinkat)
WAITS(io, remove)
WAITS(io, rename)
WAITS(io, renameat)
WAITS(io, renameat2)
WAITS(io, link)
WAITS(io, linkat)
WAITS(io, symlink)
WAITS(io, symlinkat)
WAITS(io, chmod)
WAITS(io, fchmod)
WAITS(io, chown)
WAITS(io, fchown)
WAITS(io, lchown)
WAITS(io, utimes)
WAITS(io, futimens)
WAITS(io, utimensat)
WAITS(io, mkstemp)
WAITS(io, mkstemp64)
WAITS(io, mkdtemp)
// Network and pipes
WAITS(io, connect)
WAITS(io, accept)
WAITS(io, accept4)
WAITS(io, send)
WAITS(io, sendto)
WAITS(io, sendmsg)
WAITS(io, sendmmsg)
WAITS(io, recv)
WAITS(io, __recv_chk)
WAITS(io, recvfrom)
WAITS(io, recvmsg)
WAITS(io, recvmmsg)
WAITS(io, shutdown)
WAITS(io, getaddrinfo)
WAITS(io, getnameinfo)
WAITS(io, gethostbyname)
WAITS(io, gethostbyname_r)
WAITS(io, poll)
WAITS(io, __poll_chk)
WAITS(io, ppoll)
WAITS(io, select)
WAITS(io, pselect)
WAITS(io, epoll_wait)
WAITS(io, epoll_pwait)
WAITS(io, tcdrain)
// Processes
WAITS(io, wait)
WAITS(io, waitpid)
WAITS(io, waitid)
WAITS(io, wait4)
WAITS(io, wait3)
WAITS(io, system)
WAITS(io, popen)
WAITS(io, pclose)
WAITS(io, posix_spawn)
WAITS(io, posix_spawnp)
// Sleep
WAITS(io, sleep)
WAITS(io, usleep)
WAITS(io, nanosleep)
WAITS(io, clock_nanosleep)
WAITS(io, pause)
WAITS(io, sigwait)
WAITS(io, sigwaitinfo)
WAITS(io, sigtimedwait)
WAITS(io, sigsuspend)
// Locks and threads
WAITS(lock, pthread_cond_wait)
WAITS(lock, pthread_cond_timedwait)
WAITS(lock, pthread_cond_clockwait)
WAITS(lock, pthread_mutex_timedlock)
WAITS(lock, pthread_mutex_clocklock)
WAITS(lock, pthread_rwlock_rdlock)
WAITS(lock, pthread_rwlock_wrlock)
WAITS(lock, pthread_join)
WAITS(lock, pthread_timedjoin_np)
WAITS(lock, pthread_barrier_wait)
WAITS(lock, sem_wait)
WAITS(lock, sem_timedwait)
WAITS(lock, sem_clockwait)

// A lock that is free is no wait, and taken too often to look at the clock each time.
extern "C" __attribute__((visibility("default"))) int wrapped_mutex_lock(void *) //
    __asm__("pthread_mutex_lock");
extern "C" int pthread_mutex_trylock(void *);
extern "C" int wrapped_mutex_lock(void *mutex) {
  using lock_function = int (*)(void *);
  static lock_function real;
  if (!real)
    real = reinterpret_cast<lock_function>(next_function("pthread_mutex_lock"));
  const frames *here = frames::started();
  if (!here || here->is_empty())
    return real(mutex);
  if (int answer = pthread_mutex_trylock(mutex); answer != EBUSY)
    return answer;
  wait until_free(wait_kind::lock);
  return real(mutex);
}

// std::future, std::atomic::wait and the like wait by the system call itself. It takes one
// argument more than the others.
extern "C" __attribute__((visibility("default"))) word wrapped_syscall(word, word, word, word, word,
                                                                       word, word) //
    __asm__("syscall");
extern "C" word wrapped_syscall(word number, word a, word b, word c, word d, word e, word f) {
  using system_call = word (*)(word, word, word, word, word, word, word);
  static system_call real;
  if (!real)
    real = reinterpret_cast<system_call>(next_function("syscall"));
  if (number != SYS_futex)
    return real(number, a, b, c, d, e, f);
  wait here(wait_kind::lock);
  return real(number, a, b, c, d, e, f);
}
