// Just enough HTTP to get a page.

#ifndef HARVEST_HTTP_H
#define HARVEST_HTTP_H

#include <string>

struct Page {
  std::string url;
  int status = 0;
  std::string body;
};

// Gets one page, over a connection of its own. `url` is
// "http://host:port/path". Throws std::runtime_error when there is no answer; a
// status such as 404 is an answer.
Page fetch(const std::string &url);

#endif
