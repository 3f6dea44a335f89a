#include <poolwise/detail/code_address.h>

#include "symbol_table.h"

#include <array>
#include <atomic>
#include <cstring>
#include <cxxabi.h>
#include <dlfcn.h>
#include <elf.h>
#include <link.h>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

namespace poolwise::detail {

namespace {

struct loaded_module {
  std::uintptr_t base = 0;
  std::uintptr_t first = 0; // of its memory
  std::uintptr_t last = 0;
  std::string path; // empty for the program
  std::string build_id;
};

std::string build_id_in(std::span<const char> notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) note;
    std::memcpy(&note, notes.data(), sizeof note);
    const std::size_t name_size = (note.n_namesz + 3U) & ~std::size_t{3};
    const std::size_t size = sizeof note + name_size + ((note.n_descsz + 3U) & ~std::size_t{3});
    if (size > notes.size())
      break;
    if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 &&
        std::memcmp(notes.data() + sizeof note, "GNU", 4) == 0)
      return {notes.data() + sizeof note + name_size, note.n_descsz};
    notes = notes.subspan(size);
  }
  return {};
}

loaded_module describe(const dl_phdr_info &info) {
  loaded_module found;
  found.base = info.dlpi_addr;
  found.path = info.dlpi_name;
  found.first = UINTPTR_MAX;
  for (const ElfW(Phdr) &part : std::span(info.dlpi_phdr, info.dlpi_phnum)) {
    const std::uintptr_t at = info.dlpi_addr + part.p_vaddr;
    if (part.p_type == PT_LOAD) {
      found.first = std::min(found.first, at);
      found.last = std::max(found.last, at + part.p_memsz);
    } else if (part.p_type == PT_NOTE && found.build_id.empty()) {
      found.build_id = build_id_in({reinterpret_cast<const char *>(at), part.p_memsz});
    }
  }
  return found;
}

// The first module for which `matches` holds; the program comes first.
template <class Matches> std::optional<loaded_module> find_module(Matches matches) {
  struct search {
    Matches &matches;
    std::optional<loaded_module> found;
  } state{matches, std::nullopt};
  dl_iterate_phdr(
      [](dl_phdr_info *info, std::size_t, void *data) {
        auto &into = *static_cast<search *>(data);
        loaded_module candidate = describe(*info);
        if (!into.matches(candidate))
          return 0;
        into.found = std::move(candidate);
        return 1;
      },
      &state);
  return std::move(state.found);
}

const loaded_module &program() {
  static const loaded_module found = [] {
    loaded_module first = find_module([](const loaded_module &) { return true; }).value();
    first.path.clear();
    return first;
  }();
  return found;
}

// Libraries whose code this process has sent elsewhere, and those whose code it has been sent.
// Numbers are positions + 1; entries stay.
std::mutex mutex;
std::vector<loaded_module> &senders_modules() {
  static auto *const modules = new std::vector<loaded_module>; // used until the very end
  return *modules;
}
std::atomic<std::uint32_t> number_of_senders_modules{0}; // read for each task
std::vector<std::uintptr_t> &receivers_bases() {
  static auto *const bases = new std::vector<std::uintptr_t>;
  return *bases;
}

} // namespace

code_address address_of(any_function function) {
  const auto at = reinterpret_cast<std::uintptr_t>(function);
  const loaded_module &own = program();
  if (at >= own.first && at < own.last)
    return {0, at - own.base};
  const std::lock_guard lock(mutex);
  std::vector<loaded_module> &known = senders_modules();
  for (std::size_t i = 0; i != known.size(); ++i)
    if (at >= known[i].first && at < known[i].last)
      return {static_cast<std::uint32_t>(i + 1), at - known[i].base};
  auto found = find_module([&](const loaded_module &m) { return at >= m.first && at < m.last; });
  if (!found)
    throw std::invalid_argument("poolwise: this function belongs to no loaded module");
  known.push_back(std::move(*found));
  const auto number = static_cast<std::uint32_t>(known.size());
  number_of_senders_modules.store(number, std::memory_order_release);
  return {number, at - known.back().base};
}

std::uint32_t known_modules() { return number_of_senders_modules.load(std::memory_order_acquire); }

module_name name_of_module(std::uint32_t number) {
  const std::lock_guard lock(mutex);
  const loaded_module &known = senders_modules().at(number - 1);
  return {known.path, known.build_id};
}

void learn_module(std::uint32_t number, const module_name &name) {
  // Kept loaded for ever, as in the sender, whose addresses could not be used otherwise.
  if (dlopen(name.path.c_str(), RTLD_NOW | RTLD_LOCAL) == nullptr)
    throw std::system_error(std::make_error_code(std::errc::no_such_file_or_directory),
                            "poolwise: a worker cannot load " + name.path);
  const auto found = find_module([&](const loaded_module &m) { return m.path == name.path; });
  if (!found || found->build_id != name.build_id)
    throw std::system_error(std::make_error_code(std::errc::executable_format_error),
                            "poolwise: a worker has another version of " + name.path);
  const std::lock_guard lock(mutex);
  std::vector<std::uintptr_t> &bases = receivers_bases();
  if (bases.size() < number)
    bases.resize(number);
  bases[number - 1] = found->base;
}

any_function function_at(code_address address) {
  std::uintptr_t base = program().base;
  if (address.module != 0) {
    const std::lock_guard lock(mutex);
    const std::vector<std::uintptr_t> &bases = receivers_bases();
    base = address.module <= bases.size() ? bases[address.module - 1] : 0;
    if (base == 0)
      throw std::runtime_error("poolwise: the worker could not load the library of this function");
  }
  return reinterpret_cast<any_function>(base + address.offset);
}

std::string build_id_of_program() { return program().build_id; }

// Kept, since the symbol table may be large, and what dies once may die often.
std::string symbol_of(code_address address) {
  static auto *const names = new std::map<std::pair<std::uint32_t, std::uint64_t>, std::string>;
  const std::lock_guard lock(mutex);
  const auto [place, is_new] = names->try_emplace({address.module, address.offset});
  if (!is_new)
    return place->second;
  const bool in_program = address.module == 0;
  const loaded_module &home = in_program ? program() : senders_modules().at(address.module - 1);
  Dl_info info{};
  void *const at = reinterpret_cast<void *>(home.base + address.offset);
  const bool exported = dladdr(at, &info) != 0 && info.dli_sname != nullptr && info.dli_saddr == at;
  const char *const file = in_program ? "/proc/self/exe" : home.path.c_str();
  const std::string symbol = exported ? info.dli_sname : function_symbol_in(file, address.offset);
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> readable(
      abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status), std::free);
  return place->second = readable ? readable.get() : symbol;
}

} // namespace poolwise::detail
