// One folder handle.
// REFUSED: loop-carried-dependence
#include <dirent.h>
#include <string>
#include <vector>

std::vector<std::string> all(DIR *folder, int n) {
  std::vector<std::string> names;
  for (int i = 0; i < n; ++i)
    if (dirent *entry = readdir(folder))
      names.push_back(entry->d_name);
  return names;
}
