// Numbers in the order of first sight.
// REFUSED: loop-carried-dependence
#include <map>
#include <string>
#include <vector>

std::vector<unsigned> all(std::map<std::string, unsigned> &ids,
                          const std::vector<std::string> &names) {
  std::vector<unsigned> found;
  for (const std::string &name : names)
    found.push_back(ids.emplace(name, ids.size()).first->second);
  return found;
}
