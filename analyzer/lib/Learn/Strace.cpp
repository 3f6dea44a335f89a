//===- Strace.cpp - System calls by the library function behind them ------===//
//
// In:  `strace -f -k -T -y` of a program:
//        1234 read(3</etc/hosts>, "..."..., 4096) = 221 <0.000012>
//         > /usr/lib/libc.so.6(read+0x10) [0x10e1a0]
//         > /usr/lib/libacme.so.1(acme_load+0x20) [0x1139]
//         > /home/me/prog(main+0x12) [0x1139]
// Out: for each library function that the program called itself, the effects
//      and the time of the system calls below it.
// Not handled: calls that another thread of the library makes for it, and
// stacks that strace cannot walk; they are not counted.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Learn/Learn.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace poolwise {

namespace {

struct SystemCall {
  std::optional<EffectKind> Effect;
  double Us = 0;
};

struct Frame {
  StringRef File, Function;
};

} // namespace

/// What a descriptor stands for, as -y shows it: `3</etc/hosts>`.
static EffectKind effectOfDescriptor(StringRef Arguments) {
  StringRef Shown =
      Arguments.take_until([](char C) { return C == ','; }).split('<').second;
  if (Shown.starts_with("TCP") || Shown.starts_with("UDP") ||
      Shown.starts_with("socket:"))
    return EffectKind::Network;
  if (Shown.starts_with("pipe:") || Shown.starts_with("UNIX") ||
      Shown.starts_with("anon_inode:"))
    return EffectKind::Ipc;
  if (Shown.starts_with("/dev/pts") || Shown.starts_with("/dev/tty"))
    return EffectKind::Console;
  return Shown.starts_with("/dev/") ? EffectKind::Device : EffectKind::Disk;
}

/// Of those that can wait; memory, signals, clocks and the like: none.
static std::optional<EffectKind> effectOf(StringRef Name, StringRef Arguments) {
  enum Sort { None, Descriptor, Network, Disk, Process, Sleep, Lock, Ipc };
  Sort S = StringSwitch<Sort>(Name)
               .Cases({"read", "write", "readv", "writev", "pread64",
                       "pwrite64", "preadv", "pwritev", "ioctl", "fsync",
                       "fdatasync", "sendfile", "splice"},
                      Descriptor)
               .Cases({"connect", "accept", "accept4", "sendto", "recvfrom",
                       "sendmsg", "recvmsg", "sendmmsg", "recvmmsg"},
                      Network)
               .Cases({"open",       "openat",     "stat",      "lstat",
                       "newfstatat", "statx",      "unlink",    "unlinkat",
                       "rename",     "renameat",   "renameat2", "mkdir",
                       "mkdirat",    "getdents64", "access",    "faccessat",
                       "readlink",   "readlinkat", "ftruncate", "fallocate"},
                      Disk)
               .Cases({"poll", "ppoll", "select", "pselect6", "epoll_wait",
                       "epoll_pwait", "msgrcv", "msgsnd", "semop"},
                      Ipc)
               .Cases({"fork", "vfork", "execve", "wait4", "waitid"}, Process)
               .Cases({"nanosleep", "clock_nanosleep"}, Sleep)
               .Case("futex", Lock)
               .Default(None);
  switch (S) {
  case None:
    return std::nullopt;
  case Descriptor:
    return effectOfDescriptor(Arguments);
  case Network:
    return EffectKind::Network;
  case Disk:
    return EffectKind::Disk;
  case Process:
    return EffectKind::Process;
  case Sleep:
    return EffectKind::Sleep;
  case Lock:
    return EffectKind::Lock;
  case Ipc:
    return EffectKind::Ipc;
  }
  llvm_unreachable("not a sort");
}

/// `read(3</x>, "", 1) = 0 <0.000012>`, without the number of the process.
static std::optional<SystemCall> systemCall(StringRef Line) {
  Line = Line.ltrim("[]pid 0123456789");
  Line.consume_front(
      "<... "); // "<... read resumed>": the arguments stand above
  StringRef Name =
      Line.take_while([](char C) { return isAlnum(C) || C == '_'; });
  if (Name.empty())
    return std::nullopt;
  SystemCall Call;
  Call.Effect = effectOf(Name, Line.drop_front(Name.size()).ltrim('('));
  StringRef Time = Line.rtrim().rsplit('<').second;
  double Seconds = 0;
  if (Time.consume_back(">") && !Time.getAsDouble(Seconds))
    Call.Us = Seconds * 1e6;
  return Call;
}

/// ` > /usr/lib/libacme.so.1(acme_load+0x20) [0x1139]`
static std::optional<Frame> frame(StringRef Line) {
  if (!Line.consume_front(" > "))
    return std::nullopt;
  // A name may be demangled, with parentheses of its own.
  auto [File, Rest] = Line.split('(');
  size_t End = Rest.rfind("+0x");
  return Frame{File, End == StringRef::npos ? "" : Rest.take_front(End)};
}

/// "acme::load<int>(char const*)" -> "acme::load"
static std::string ruleName(StringRef Symbol) {
  std::string Full = demangle(Symbol.split('@').first.str());
  std::string Name;
  int Depth = 0;
  for (char C : Full) {
    if (C == '(' && Depth == 0)
      break;
    Depth += C == '<';
    if (Depth == 0)
      Name += C;
    Depth -= C == '>';
  }
  return StringRef(Name).rsplit(' ').second.empty()
             ? Name
             : StringRef(Name).rsplit(' ').second.str();
}

std::vector<ObservedFunction> readStrace(StringRef Log, StringRef Program) {
  std::map<std::string, ObservedFunction> ByName;
  std::optional<SystemCall> Call;
  std::optional<Frame> Below; // the frame that the next one called
  auto count = [&] {
    if (!Call || !Call->Effect || !Below || Below->Function.empty())
      return;
    std::string Name = ruleName(Below->Function);
    ObservedFunction &F = ByName[Name];
    F.Name = Name;
    F.Library = sys::path::filename(Below->File).str();
    ++F.Calls;
    F.WaitUs += Call->Us;
    if (!is_contained(F.Effects, *Call->Effect))
      F.Effects.push_back(*Call->Effect);
    llvm::sort(F.Effects);
  };
  for (StringRef Line : split(Log, '\n')) {
    std::optional<Frame> F = frame(Line);
    if (!F) {
      if (std::optional<SystemCall> Next = systemCall(Line)) {
        Call = Next;
        Below.reset();
      }
      continue;
    }
    if (F->File == Program) {
      count();
      Call.reset(); // what called the program's own code does not matter
    }
    Below = F;
  }
  std::vector<ObservedFunction> All;
  for (auto &[Name, F] : ByName)
    All.push_back(std::move(F));
  return All;
}

} // namespace poolwise
