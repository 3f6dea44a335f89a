//===- Gate.cpp - What -fplugin= names ------------------------------------===//
//
// A plugin is code for one version of Clang; another one (or GCC) that loads it
// crashes. So the compiler loads this file, which needs nothing but libc. It
// looks at who is there, and loads the plugin proper from beside itself only if
// that is Clang 22 with shared libraries; else it says what is wrong and ends.
//
//===----------------------------------------------------------------------===//

#include "PluginDigest.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <link.h>
#include <string>
#include <unistd.h>

namespace {

/// Caches take the digest of this file for that of the plugin.
[[gnu::used]] constexpr char Digest[] = POOLWISE_PLUGIN_DIGEST;

int findClang(dl_phdr_info *Info, size_t, void *Found) {
  const char *Name = std::strrchr(Info->dlpi_name, '/');
  if (Name && std::strstr(Name, "/libclang-cpp.so."))
    *static_cast<std::string *>(Found) = Name + 1;
  return 0;
}

[[noreturn]] void refuse(const std::string &Why) {
  std::fprintf(stderr,
               "poolwise: error: this plugin can't be loaded here: %s\n"
               "poolwise: use clang-22 of the same system, or take "
               "-fplugin=...ClangPlugin.so out of the flags and run 'poolwise "
               "check' instead, which works with any compiler\n",
               Why.c_str());
  // No cleaning up: the compiler is not ready for it.
  std::fflush(stderr);
  _exit(1);
}

std::string programName() {
  char Path[4096];
  ssize_t Size = readlink("/proc/self/exe", Path, sizeof Path);
  return Size > 0 ? std::string(Path, size_t(Size)) : "the compiler";
}

[[gnu::constructor]] void enter() {
  std::string Clang;
  dl_iterate_phdr(findClang, &Clang);
  if (Clang.empty())
    refuse("'" + programName() + "' is not a Clang with shared libraries");
  if (Clang.rfind(POOLWISE_CLANG_LIBRARY, 0) != 0)
    refuse("it is made for " POOLWISE_CLANG_LIBRARY ", and '" + programName() +
           "' runs on " + Clang);
  Dl_info Self;
  if (!dladdr(reinterpret_cast<void *>(&enter), &Self))
    refuse("its own path is not known");
  std::string Path = Self.dli_fname;
  size_t Slash = Path.rfind('/');
  Path = (Slash == std::string::npos ? "." : Path.substr(0, Slash)) +
         "/ClangPluginBody.so";
  if (!dlopen(Path.c_str(), RTLD_NOW | RTLD_LOCAL))
    refuse(dlerror());
}

} // namespace

/// GCC looks for these first.
extern "C" {
__attribute__((visibility("default"))) int plugin_is_GPL_compatible = 0;
__attribute__((visibility("default"))) int plugin_init(void *, void *) {
  return 1;
}
}
