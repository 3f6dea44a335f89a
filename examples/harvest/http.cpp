#include "http.h"

#include <cerrno>
#include <memory>
#include <netdb.h>
#include <stdexcept>
#include <string_view>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace {

[[noreturn]] void fail(const std::string &what) {
  throw std::system_error(errno, std::generic_category(), what);
}

struct Url {
  std::string host;
  std::string port = "80";
  std::string path = "/";
};

Url parseUrl(const std::string &text) {
  const std::string scheme = "http://";
  if (text.compare(0, scheme.size(), scheme) != 0)
    throw std::runtime_error("not an http url: " + text);
  Url url;
  const auto slash = text.find('/', scheme.size());
  std::string authority = text.substr(scheme.size(), slash - scheme.size());
  if (slash != std::string::npos)
    url.path = text.substr(slash);
  const auto colon = authority.find(':');
  if (colon != std::string::npos) {
    url.port = authority.substr(colon + 1);
    authority.resize(colon);
  }
  url.host = authority;
  return url;
}

class Socket {
public:
  Socket(const std::string &host, const std::string &port) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (int error = getaddrinfo(host.c_str(), port.c_str(), &hints, &found))
      throw std::runtime_error(host + ": " + gai_strerror(error));
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(
        found, &freeaddrinfo);

    for (const addrinfo *a = found; a != nullptr; a = a->ai_next) {
      fd_ = socket(a->ai_family, a->ai_socktype | SOCK_CLOEXEC, a->ai_protocol);
      if (fd_ < 0)
        continue;
      if (connect(fd_, a->ai_addr, a->ai_addrlen) == 0)
        return;
      const int error = errno;
      close(fd_);
      errno = error;
    }
    fail("connect to " + host + ":" + port);
  }
  ~Socket() { close(fd_); }
  Socket(const Socket &) = delete;
  Socket &operator=(const Socket &) = delete;

  void sendAll(std::string_view data) {
    while (!data.empty()) {
      const ssize_t sent = send(fd_, data.data(), data.size(), MSG_NOSIGNAL);
      if (sent < 0)
        fail("send");
      data.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  std::string receiveAll() {
    std::string data;
    char buffer[4096];
    for (;;) {
      const ssize_t got = recv(fd_, buffer, sizeof buffer, 0);
      if (got < 0)
        fail("recv");
      if (got == 0)
        return data;
      data.append(buffer, static_cast<std::size_t>(got));
    }
  }

private:
  int fd_ = -1;
};

Page parseResponse(const std::string &url, const std::string &response) {
  const auto space = response.find(' ');
  const auto end = response.find("\r\n\r\n");
  if (response.compare(0, 5, "HTTP/") != 0 || space == std::string::npos ||
      end == std::string::npos)
    throw std::runtime_error(url + ": not an HTTP response");
  Page page;
  page.url = url;
  page.status = std::stoi(response.substr(space + 1));
  page.body = response.substr(end + 4);
  return page;
}

} // namespace

Page fetch(const std::string &url) {
  const Url parts = parseUrl(url);
  Socket socket(parts.host, parts.port);
  socket.sendAll("GET " + parts.path + " HTTP/1.0\r\nHost: " + parts.host +
                 "\r\n\r\n");
  return parseResponse(url, socket.receiveAll());
}
