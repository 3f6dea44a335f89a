#include <poolwise/detail/exception_bytes.h>

#include <poolwise/errors.h>
#include <poolwise/process_errors.h>

#include <any>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cxxabi.h>
#include <filesystem>
#include <functional>
#include <future>
#include <ios>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <variant>

namespace poolwise::detail {

namespace {

// Everything that crosses: which type, the text, and what some types have besides.
struct message {
  std::uint8_t kind = 0;
  std::string text;
  std::string detail; // the category of an error code; the name of a type
  std::int64_t number = 0;
  std::int64_t other = 0;
};

// The types without anything but a text, or without even that. The position is the kind.
struct plain_type {
  const std::type_info &type;
  std::exception_ptr (*make)(const std::string &text);
};
template <class E> constexpr plain_type with_text() {
  return {typeid(E), [](const std::string &text) { return std::make_exception_ptr(E(text)); }};
}
template <class E> constexpr plain_type without_text() {
  return {typeid(E), [](const std::string &) { return std::make_exception_ptr(E()); }};
}

const std::array plain_types{
    with_text<std::runtime_error>(),
    with_text<std::logic_error>(),
    with_text<std::invalid_argument>(),
    with_text<std::domain_error>(),
    with_text<std::length_error>(),
    with_text<std::out_of_range>(),
    with_text<std::range_error>(),
    with_text<std::overflow_error>(),
    with_text<std::underflow_error>(),
    with_text<worker_start_failed>(),
    without_text<std::bad_alloc>(),
    without_text<std::bad_array_new_length>(),
    without_text<std::bad_cast>(),
    without_text<std::bad_any_cast>(),
    without_text<std::bad_typeid>(),
    without_text<std::bad_exception>(),
    without_text<std::bad_function_call>(),
    without_text<std::bad_weak_ptr>(),
    without_text<std::bad_optional_access>(),
    without_text<std::bad_variant_access>(),
    without_text<cancelled>(),
    without_text<pool_shut_down>(),
};
enum : std::uint8_t { system_kind = 200, ios_kind, filesystem_kind, future_kind, died_kind, other };

const std::error_category &category_named(const std::string &name) {
  for (const std::error_category *known :
       {&std::system_category(), &std::iostream_category(), &std::future_category()})
    if (name == known->name())
      return *known;
  return std::generic_category();
}

// what() of system_error is the given text, then ": " and the code's message, which the
// constructor appends again.
std::string without_message(const std::string &text, const std::error_code &code) {
  const std::string tail = ": " + code.message();
  if (text.ends_with(tail))
    return text.substr(0, text.size() - tail.size());
  return text == code.message() ? std::string() : text;
}

bool known_category(const std::error_code &code) {
  return code.category() == category_named(code.category().name());
}

void add_code(message &m, const std::error_code &code) {
  m.detail = code.category().name();
  m.number = code.value();
}

message describe(const std::exception &error) {
  const std::type_info &type = typeid(error);
  message m;
  m.text = error.what();
  for (std::size_t i = 0; i != plain_types.size(); ++i)
    if (plain_types[i].type == type) {
      m.kind = static_cast<std::uint8_t>(i);
      return m;
    }
  m.kind = other;
  if (const auto *with_code = dynamic_cast<const std::system_error *>(&error);
      with_code != nullptr && known_category(with_code->code())) {
    if (type == typeid(std::system_error))
      m.kind = system_kind;
    else if (type == typeid(std::ios_base::failure))
      m.kind = ios_kind;
    else if (type == typeid(std::filesystem::filesystem_error))
      m.kind = filesystem_kind;
    add_code(m, with_code->code());
  } else if (type == typeid(std::future_error)) {
    m.kind = future_kind;
    m.number = static_cast<const std::future_error &>(error).code().value();
  } else if (type == typeid(worker_died)) {
    const auto &death = static_cast<const worker_died &>(error);
    m.kind = died_kind;
    m.number = death.pid();
    m.other = death.status();
  }
  if (m.kind == other)
    m.detail = readable_name(type);
  return m;
}

// As the exception says, whatever its constructor would make of the text.
template <class E> class with_same_text : public E {
public:
  template <class... Args>
  explicit with_same_text(std::string text, Args &&...args)
      : E(std::forward<Args>(args)...),
        text_(std::make_shared<const std::string>(std::move(text))) {}
  const char *what() const noexcept override { return text_->c_str(); }

private:
  std::shared_ptr<const std::string> text_;
};

std::exception_ptr rebuild(const message &m) {
  if (m.kind < plain_types.size())
    return plain_types[m.kind].make(m.text);
  const std::error_code code(static_cast<int>(m.number), category_named(m.detail));
  switch (m.kind) {
  case system_kind:
    return std::make_exception_ptr(std::system_error(code, without_message(m.text, code)));
  case ios_kind:
    return std::make_exception_ptr(std::ios_base::failure(without_message(m.text, code), code));
  case filesystem_kind:
    return std::make_exception_ptr(
        with_same_text<std::filesystem::filesystem_error>(m.text, m.text, code));
  case future_kind:
    return std::make_exception_ptr(
        std::future_error(static_cast<std::future_errc>(static_cast<int>(m.number))));
  case died_kind:
    return std::make_exception_ptr(with_same_text<worker_died>(
        m.text, static_cast<pid_t>(m.number), static_cast<int>(m.other), std::string()));
  default:
    return std::make_exception_ptr(remote_error(m.detail, m.text));
  }
}

} // namespace

std::string readable_name(const std::type_info &type) {
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> name(
      abi::__cxa_demangle(type.name(), nullptr, nullptr, &status), std::free);
  return name ? name.get() : type.name();
}

void write_current_exception(output_archive &out) {
  message m;
  try {
    throw;
  } catch (const remote_error &error) { // from a pool in the worker: not wrapped once more
    m.kind = other;
    m.text = error.what();
    m.detail = error.type();
  } catch (const std::exception &error) {
    m = describe(error);
  } catch (...) {
    m.kind = other;
    const std::type_info *const type = abi::__cxa_current_exception_type();
    m.detail = type != nullptr ? readable_name(*type) : "an unknown exception";
  }
  out.write(m.kind);
  out.write(m.text);
  out.write(m.detail);
  out.write(m.number);
  out.write(m.other);
}

std::exception_ptr read_exception(input_archive &in) noexcept {
  try {
    message m;
    in.read_into(m.kind);
    in.read_into(m.text);
    in.read_into(m.detail);
    in.read_into(m.number);
    in.read_into(m.other);
    return rebuild(m);
  } catch (...) {
    return std::current_exception();
  }
}

} // namespace poolwise::detail
