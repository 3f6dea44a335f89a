#include "symbol_table.h"

#include "channel.h"
#include "owned_fd.h"

#include <algorithm>
#include <cstring>
#include <elf.h>
#include <exception>
#include <fcntl.h>
#include <link.h>
#include <span>
#include <stdexcept>

namespace poolwise::detail {

namespace {

using bytes = std::span<const std::byte>;

bytes part(bytes all, std::uint64_t at, std::uint64_t size) {
  if (at > all.size() || size > all.size() - at)
    throw std::out_of_range("the file ends too early");
  return all.subspan(static_cast<std::size_t>(at), static_cast<std::size_t>(size));
}

template <class T> T read_at(bytes all, std::uint64_t at) {
  T value;
  std::memcpy(&value, part(all, at, sizeof value).data(), sizeof value);
  return value;
}

std::string text_at(bytes strings, std::uint64_t at) {
  const bytes rest =
      part(strings, at, strings.size() - std::min<std::uint64_t>(at, strings.size()));
  const auto *const first = reinterpret_cast<const char *>(rest.data());
  return {first, strnlen(first, rest.size())};
}

std::string find_function(bytes file, std::uint64_t address) {
  const auto head = read_at<ElfW(Ehdr)>(file, 0);
  if (std::memcmp(head.e_ident, ELFMAG, SELFMAG) != 0)
    return {};
  const auto section = [&](std::uint64_t number) {
    return read_at<ElfW(Shdr)>(file, head.e_shoff + number * sizeof(ElfW(Shdr)));
  };
  for (unsigned i = 0; i != head.e_shnum; ++i) {
    const ElfW(Shdr) table = section(i);
    if (table.sh_type != SHT_SYMTAB)
      continue;
    const bytes symbols = part(file, table.sh_offset, table.sh_size);
    for (std::size_t at = 0; at + sizeof(ElfW(Sym)) <= symbols.size(); at += sizeof(ElfW(Sym))) {
      const auto symbol = read_at<ElfW(Sym)>(symbols, at);
      if (symbol.st_value != address || ELF64_ST_TYPE(symbol.st_info) != STT_FUNC)
        continue;
      const ElfW(Shdr) names = section(table.sh_link);
      return text_at(part(file, names.sh_offset, names.sh_size), symbol.st_name);
    }
  }
  return {};
}

} // namespace

std::string function_symbol_in(const char *file, std::uint64_t address) noexcept {
  try {
    const owned_fd opened(open(file, O_RDONLY | O_CLOEXEC));
    if (!opened)
      return {};
    const std::size_t size = file_size(opened.get());
    const mapping memory(opened.get(), size, 0, false);
    return find_function({memory.data(), size}, address);
  } catch (const std::exception &) { // not such a file
    return {};
  }
}

} // namespace poolwise::detail
