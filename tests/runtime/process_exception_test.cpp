// Exceptions from worker processes.
#include "pools.h"

#include <filesystem>
#include <future>
#include <ios>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

namespace {

struct own_error : std::runtime_error {
  own_error() : std::runtime_error("mine") {}
};
struct mute_error {};

enum class thrown {
  runtime,
  range,
  logic,
  argument,
  system,
  stream,
  file,
  future,
  memory,
  optional,
  own,
  number,
  mute
};

int throws(thrown what) {
  switch (what) {
  case thrown::runtime:
    throw std::runtime_error("r");
  case thrown::range:
    throw std::range_error("g");
  case thrown::logic:
    throw std::logic_error("l");
  case thrown::argument:
    throw std::invalid_argument("a");
  case thrown::system:
    throw std::system_error(std::make_error_code(std::errc::no_space_on_device), "disk");
  case thrown::stream:
    throw std::ios_base::failure("stream");
  case thrown::file:
    throw std::filesystem::filesystem_error("file", "/x",
                                            std::make_error_code(std::errc::permission_denied));
  case thrown::future:
    throw std::future_error(std::future_errc::no_state);
  case thrown::memory:
    throw std::bad_alloc();
  case thrown::optional:
    return std::optional<int>().value();
  case thrown::own:
    throw own_error();
  case thrown::number:
    throw 42;
  case thrown::mute:
    throw mute_error();
  }
  return 0;
}

class ProcessException : public testing::Test {
protected:
  /// As E itself, not as something derived from it, with the text that it has here.
  template <class E> void arrives_as(thrown what) {
    std::string here;
    try {
      throws(what);
    } catch (const std::exception &error) {
      here = error.what();
    }
    try {
      static_cast<void>(pool.submit(throws, what).get());
      FAIL();
    } catch (const E &error) {
      EXPECT_EQ(error.what(), here);
    }
  }
  poolwise::process_pool pool{2};
};

TEST_F(ProcessException, of_the_standard_library_keeps_its_type_bad) {
  arrives_as<std::runtime_error>(thrown::runtime);
  arrives_as<std::range_error>(thrown::range);
  arrives_as<std::logic_error>(thrown::logic);
  arrives_as<std::invalid_argument>(thrown::argument);
  arrives_as<std::system_error>(thrown::system);
  arrives_as<std::ios_base::failure>(thrown::stream);
  arrives_as<std::filesystem::filesystem_error>(thrown::file);
  arrives_as<std::future_error>(thrown::future);
  arrives_as<std::bad_alloc>(thrown::memory);
  arrives_as<std::bad_optional_access>(thrown::optional);
}

TEST_F(ProcessException, keeps_its_error_code_bad) {
  try {
    static_cast<void>(pool.submit(throws, thrown::system).get());
    FAIL();
  } catch (const std::system_error &error) {
    EXPECT_EQ(error.code(), std::errc::no_space_on_device);
  }
}

// F19: what cannot be rebuilt arrives all the same.
TEST_F(ProcessException, of_other_types_arrives_with_name_and_text_bad) {
  const std::vector<std::pair<thrown, std::pair<std::string, std::string>>> cases{
      {thrown::own, {"own_error", "mine"}},
      {thrown::number, {"int", "int"}},
      {thrown::mute, {"mute_error", "mute_error"}}};
  for (const auto &[what, expected] : cases)
    try {
      static_cast<void>(pool.submit(throws, what).get());
      FAIL();
    } catch (const poolwise::remote_error &error) {
      EXPECT_NE(error.type().find(expected.first), std::string::npos) << error.type();
      EXPECT_NE(std::string(error.what()).find(expected.second), std::string::npos);
    }
}

// As from the sequential loop: the one of the lowest index, after all before it have run.
TEST_F(ProcessException, of_the_lowest_index_is_rethrown_bad) {
  for (const std::size_t chunk : {0U, 1U, 7U}) {
    std::vector<int> out;
    try {
      pool.map_into(
          poolwise::indices(200), std::back_inserter(out),
          [](int i) { return i % 60 == 59 ? throw std::out_of_range(std::to_string(i)) : i; },
          {.chunk = chunk});
      FAIL();
    } catch (const std::out_of_range &error) {
      EXPECT_STREQ(error.what(), "59");
    }
    EXPECT_EQ(out.size(), 59U);
  }
}

} // namespace
