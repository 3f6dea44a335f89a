// Whole programs: more loops as applications have them, written down before
// poolwise was asked. `// UNSAFE: why` stands before one that looks like the
// others and must stay.
#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <unordered_map>
#include <utility>
#include <vector>
#include <zlib.h>

#include <curl/curl.h>

namespace fs = std::filesystem;

namespace {

std::string slurp(const fs::path &path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::uint32_t checksum(const std::string &bytes) {
  std::uint32_t h = 2166136261u;
  for (char c : bytes) {
    h ^= static_cast<unsigned char>(c);
    h *= 16777619u;
  }
  return h;
}

std::vector<std::uint32_t> hash_files(const std::vector<fs::path> &files) {
  std::vector<std::uint32_t> hashes(files.size());
  // REACH
  for (std::size_t i = 0; i < files.size(); ++i)
    hashes[i] = checksum(slurp(files[i]));
  return hashes;
}

void print_hashes(const std::vector<std::string> &files) {
  // REACH
  for (const std::string &f : files)
    std::printf("%08x  %s\n", checksum(slurp(f)), f.c_str());
}

void print_lines(const std::vector<std::string> &files) {
  // REACH
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::uint32_t h = checksum(slurp(files[i]));
    std::cout << std::setw(4) << i << ' ' << std::hex << h << std::dec << '\n';
  }
}

std::uintmax_t disk_usage(const fs::path &dir) {
  std::uintmax_t bytes = 0;
  // REACH
  for (const auto &entry : fs::directory_iterator(dir))
    if (entry.is_regular_file())
      bytes += checksum(slurp(entry.path()));
  return bytes;
}

std::vector<std::string> find_duplicates(const std::vector<fs::path> &files) {
  std::unordered_map<std::uint32_t, fs::path> seen;
  std::vector<std::string> duplicates;
  // REACH
  for (const auto &f : files) {
    std::uint32_t h = checksum(slurp(f));
    auto [where, fresh] = seen.emplace(h, f);
    if (!fresh)
      duplicates.push_back(f.string());
  }
  return duplicates;
}

struct entry {
  std::string name;
  long value = 0;
  std::vector<double> columns;
};

std::optional<entry> parse_line(const std::string &line) {
  std::istringstream in(line);
  entry e;
  if (!(in >> e.name >> e.value))
    return std::nullopt;
  for (double d; in >> d;)
    e.columns.push_back(d);
  return e;
}

std::vector<entry> parse_lines(const std::vector<std::string> &lines) {
  std::vector<entry> parsed;
  // REACH
  for (const auto &line : lines)
    if (auto e = parse_line(line))
      parsed.push_back(*e);
  return parsed;
}

std::vector<entry> parse_files(const std::vector<std::string> &paths) {
  std::vector<entry> all;
  // REACH
  for (const auto &path : paths) {
    std::ifstream in(path);
    std::string line;
    while (std::getline(in, line))
      if (auto e = parse_line(line))
        all.push_back(std::move(*e));
  }
  return all;
}

std::vector<double> column_sums(const std::vector<entry> &rows,
                                std::size_t columns) {
  std::vector<double> sums(columns, 0.0);
  // REACH
  for (std::size_t c = 0; c < columns; ++c)
    for (const entry &row : rows)
      if (c < row.columns.size())
        sums[c] += row.columns[c];
  return sums;
}

std::vector<bool> matching(const std::vector<std::string> &records) {
  std::vector<bool> hit(records.size());
  // UNSAFE: bits share bytes
  for (std::size_t i = 0; i < records.size(); ++i)
    hit[i] = std::regex_search(records[i], std::regex("a+b"));
  return hit;
}

std::vector<int> regex_fields(const std::vector<std::string> &records) {
  static const std::regex field("([a-z]+)=([0-9]+)");
  std::vector<int> counts(records.size(), 0);
  // REACH
  for (std::size_t i = 0; i < records.size(); ++i) {
    std::sregex_iterator it(records[i].begin(), records[i].end(), field), end;
    for (; it != end; ++it)
      counts[i] += std::stoi((*it)[2].str());
  }
  return counts;
}

std::vector<std::string> extract_keys(const std::vector<std::string> &records) {
  const std::regex key("^([A-Za-z_]+):");
  std::vector<std::string> keys;
  // REACH
  for (const std::string &r : records) {
    std::smatch m;
    if (std::regex_search(r, m, key))
      keys.push_back(m[1]);
  }
  return keys;
}

std::vector<std::vector<unsigned char>>
compress_blocks(const std::vector<std::string> &blocks) {
  std::vector<std::vector<unsigned char>> packed(blocks.size());
  // REACH
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    uLongf size = compressBound(blocks[i].size());
    packed[i].resize(size);
    if (compress2(packed[i].data(), &size,
                  reinterpret_cast<const Bytef *>(blocks[i].data()),
                  blocks[i].size(), 9) != Z_OK)
      size = 0;
    packed[i].resize(size);
  }
  return packed;
}

std::vector<std::string> deflate_each(const std::vector<std::string> &inputs) {
  std::vector<std::string> out;
  // REACH NOT: the model of zlib keeps its buffers in the process
  for (const auto &in : inputs) {
    z_stream zs{};
    deflateInit(&zs, Z_BEST_COMPRESSION);
    std::string buffer(deflateBound(&zs, in.size()), '\0');
    zs.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(in.data()));
    zs.avail_in = static_cast<uInt>(in.size());
    zs.next_out = reinterpret_cast<Bytef *>(&buffer[0]);
    zs.avail_out = static_cast<uInt>(buffer.size());
    deflate(&zs, Z_FINISH);
    buffer.resize(zs.total_out);
    deflateEnd(&zs);
    out.push_back(buffer);
  }
  return out;
}

size_t append_body(char *data, size_t size, size_t count, void *to) {
  static_cast<std::string *>(to)->append(data, size * count);
  return size * count;
}

std::vector<std::string> download(const std::vector<std::string> &urls) {
  std::vector<std::string> bodies(urls.size());
  // REACH
  for (std::size_t i = 0; i < urls.size(); ++i) {
    CURL *curl = curl_easy_init();
    curl_easy_setopt(curl, CURLOPT_URL, urls[i].c_str());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &bodies[i]);
    curl_easy_perform(curl);
    curl_easy_cleanup(curl);
  }
  return bodies;
}

std::vector<long> status_codes(const std::vector<std::string> &urls) {
  std::vector<long> codes;
  // REACH NOT: the model of curl prints what no function takes
  for (const auto &url : urls) {
    long code = 0;
    if (CURL *handle = curl_easy_init()) {
      curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
      curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
      if (curl_easy_perform(handle) == CURLE_OK)
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
      curl_easy_cleanup(handle);
    }
    codes.push_back(code);
  }
  return codes;
}

std::vector<long> one_handle(const std::vector<std::string> &urls) {
  CURL *handle = curl_easy_init();
  std::vector<long> codes;
  // UNSAFE: one handle
  for (const auto &url : urls) {
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    codes.push_back(curl_easy_perform(handle));
  }
  curl_easy_cleanup(handle);
  return codes;
}

std::string slug(std::string_view title) {
  std::string s;
  for (char c : title) {
    if (std::isalnum(static_cast<unsigned char>(c)))
      s += char(std::tolower(static_cast<unsigned char>(c)));
    else if (!s.empty() && s.back() != '-')
      s += '-';
  }
  return s;
}

std::vector<std::string> slugs(const std::vector<std::string> &titles) {
  std::vector<std::string> out;
  out.reserve(titles.size());
  // REACH
  std::transform(titles.begin(), titles.end(), std::back_inserter(out), slug);
  return out;
}

void upper_all(std::list<std::string> &names) {
  // REACH
  for (auto it = names.begin(); it != names.end(); ++it)
    std::transform(it->begin(), it->end(), it->begin(),
                   [](unsigned char c) { return std::toupper(c); });
}

void trim_while(std::vector<std::string> &lines) {
  auto it = lines.begin();
  // REACH
  while (it != lines.end()) {
    std::string &line = *it;
    while (!line.empty() && std::isspace((unsigned char)line.back()))
      line.pop_back();
    ++it;
  }
}

void while_index(std::vector<std::string> &lines) {
  std::size_t i = 0;
  // REACH
  while (i < lines.size()) {
    lines[i] = slug(lines[i]);
    i++;
  }
}

int first_bad(const std::vector<std::string> &lines) {
  // REACH
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!parse_line(lines[i]))
      return int(i);
  return -1;
}

bool contains_hash(const std::vector<std::string> &files,
                   std::uint32_t wanted) {
  // REACH
  return std::any_of(
      files.begin(), files.end(),
      [wanted](const std::string &f) { return checksum(slurp(f)) == wanted; });
}

long count_good(const std::vector<std::string> &lines) {
  // REACH
  return std::count_if(lines.begin(), lines.end(), [](const std::string &l) {
    return parse_line(l).has_value();
  });
}

std::string join_slugs(const std::vector<std::string> &titles) {
  std::string out;
  bool first = true;
  // REACH
  for (const auto &t : titles) {
    if (!first)
      out += ", ";
    first = false;
    out += slug(t);
  }
  return out;
}

std::string table_of(const std::vector<entry> &entries) {
  std::ostringstream html;
  // REACH
  for (const entry &e : entries) {
    double sum = 0;
    for (double c : e.columns)
      sum += c;
    html << "<tr><td>" << slug(e.name) << "</td><td>" << sum << "</td></tr>\n";
  }
  return html.str();
}

std::map<std::string, std::size_t>
sizes_by_name(const std::vector<fs::path> &files) {
  std::map<std::string, std::size_t> sizes;
  // REACH
  for (const auto &f : files)
    sizes.insert({f.filename().string(), slurp(f).size()});
  return sizes;
}

std::unordered_map<std::string, std::vector<int>>
inverted_index(const std::vector<std::string> &docs) {
  std::unordered_map<std::string, std::vector<int>> index;
  // REACH
  for (int d = 0; d < int(docs.size()); ++d) {
    std::set<std::string> words;
    std::istringstream in(docs[d]);
    std::string w;
    while (in >> w)
      words.insert(slug(w));
    for (const auto &word : words)
      index[word].push_back(d);
  }
  return index;
}

std::map<char, int> letters(const std::vector<std::string> &files) {
  std::map<char, int> total;
  // REACH
  for (const auto &f : files) {
    std::map<char, int> counts;
    for (char c : slurp(f))
      counts[c]++;
    for (auto [c, n] : counts)
      total[c] += n;
  }
  return total;
}

struct result {
  int code = 0;
  std::string message;
};

std::vector<result> convert_all(const std::vector<std::string> &inputs) {
  std::vector<result> results(inputs.size());
  // REACH
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    try {
      results[i].code = std::stoi(slurp(inputs[i]));
    } catch (const std::invalid_argument &e) {
      results[i].code = -1;
      results[i].message = e.what();
    } catch (const std::out_of_range &) {
      results[i].code = -2;
    }
  }
  return results;
}

int write_reports(const std::vector<entry> &entries, const fs::path &dir) {
  int failed = 0;
  // UNSAFE: two entries of one name write one file
  for (const auto &e : entries) {
    std::ofstream out(dir / (e.name + ".txt"));
    out << e.value << '\n';
    if (!out)
      failed++;
  }
  return failed;
}

void write_numbered(const std::vector<entry> &entries, const fs::path &dir) {
  // REACH NOT: that numbered files are distinct
  for (std::size_t i = 0; i < entries.size(); ++i) {
    std::ofstream out(dir / std::to_string(i));
    out << slug(entries[i].name) << '\n';
  }
}

void log_by_index(const std::vector<std::string> &files,
                  std::vector<std::string> &log) {
  // REACH
  for (std::size_t i = 0; i < files.size(); i++) {
    struct stat st;
    if (stat(files[i].c_str(), &st) != 0) {
      log[i] = "missing: " + files[i];
      continue;
    }
    log[i] = files[i] + ": " + std::to_string(st.st_size);
  }
}

class catalog {
public:
  explicit catalog(std::vector<std::string> files)
      : files_(std::move(files)), entries_(files_.size()) {}
  void load() {
    // REACH
    for (std::size_t i = 0; i < files_.size(); ++i)
      entries_[i] = load_one(files_[i]);
  }
  std::uint64_t weight() const {
    std::uint64_t w = 0;
    // REACH
    for (const auto &f : files_)
      w += checksum(slurp(f)) % modulus_;
    return w;
  }
  int cached() {
    int n = 0;
    // UNSAFE: the cache is shared
    for (const auto &f : files_)
      n += lookup(f);
    return n;
  }

private:
  entry load_one(const std::string &file) const {
    entry e;
    e.name = file;
    e.value = long(slurp(file).size()) * modulus_;
    return e;
  }
  int lookup(const std::string &f) {
    auto it = cache_.find(f);
    if (it == cache_.end())
      it = cache_.emplace(f, int(slurp(f).size())).first;
    return it->second;
  }
  std::vector<std::string> files_;
  std::vector<entry> entries_;
  std::map<std::string, int> cache_;
  unsigned modulus_ = 97;
};

class shape {
public:
  virtual ~shape() = default;
  virtual double area() const = 0;
};
class polygon : public shape {
public:
  explicit polygon(std::vector<double> xs) : xs_(std::move(xs)) {}
  double area() const override {
    double a = 0;
    for (std::size_t i = 0; i + 1 < xs_.size(); ++i)
      for (std::size_t j = 0; j < xs_.size(); ++j)
        a += xs_[i] * xs_[j];
    return a;
  }

private:
  std::vector<double> xs_;
};
class disk : public shape {
public:
  double area() const override { return 3.14159 * r_ * r_; }

private:
  double r_ = 1;
};

std::vector<double> areas(const std::vector<std::unique_ptr<shape>> &shapes) {
  std::vector<double> out;
  // REACH
  for (const auto &s : shapes)
    out.push_back(s->area());
  return out;
}

std::size_t two_files(const std::string &a, const std::string &b) {
  // REACH
  std::string left = slurp(a);
  std::string right = slurp(b);
  return left.size() + right.size();
}

int run_children(const std::vector<std::string> &commands) {
  int failed = 0;
  // UNSAFE: one command may need what another did
  for (const auto &c : commands)
    if (std::system(c.c_str()) != 0)
      ++failed;
  return failed;
}

void fork_each(const std::vector<std::string> &files) {
  // UNSAFE: reported as process-per-task; not rewritten
  for (const auto &f : files) {
    pid_t pid = fork();
    if (pid == 0) {
      std::uint32_t h = checksum(slurp(f));
      _exit(int(h & 0x7f));
    }
  }
  while (wait(nullptr) > 0)
    ;
}

const char *token_of(std::string &line) {
  return std::strtok(line.data(), " ");
}
std::vector<std::string> tokens(std::vector<std::string> lines) {
  std::vector<std::string> out;
  // UNSAFE: strtok remembers
  for (auto &l : lines)
    if (const char *t = token_of(l))
      out.push_back(t);
  return out;
}

std::string longest(const std::vector<std::string> &files) {
  std::string best;
  // REACH
  for (const auto &f : files) {
    std::string text = slurp(f);
    if (text.size() > best.size())
      best = text;
  }
  return best;
}

std::pair<std::vector<std::string>, std::vector<std::string>>
partition_files(const std::vector<std::string> &files) {
  std::vector<std::string> good, bad;
  // REACH
  for (const auto &f : files) {
    std::string text = slurp(f);
    if (checksum(text) % 2 == 0)
      good.push_back(f);
    else
      bad.push_back(f);
  }
  return {good, bad};
}

void update_values(std::map<std::string, entry> &table) {
  // REACH
  for (auto it = table.begin(); it != table.end(); ++it) {
    entry &e = it->second;
    e.value = checksum(e.name) % 1000;
    std::sort(e.columns.begin(), e.columns.end());
  }
}

void edit_through(std::vector<entry *> picked) {
  // UNSAFE: one entry may be picked twice
  for (entry *e : picked)
    e->value = e->value * 31 + long(checksum(e->name));
}

void erase_empty(std::vector<std::string> &lines) {
  // UNSAFE: the body changes what is walked
  for (auto it = lines.begin(); it != lines.end();) {
    if (slug(*it).empty())
      it = lines.erase(it);
    else
      ++it;
  }
}

} // namespace

int main(int argc, char **argv) {
  std::vector<std::string> files(argv + 1, argv + argc);
  std::vector<fs::path> paths(files.begin(), files.end());
  auto hashes = hash_files(paths);
  print_hashes(files);
  print_lines(files);
  auto bytes = disk_usage(".");
  auto twice = find_duplicates(paths);
  std::vector<std::string> lines = {"a 1 2.0", "b 2 3.5", "bad"};
  auto entries = parse_lines(lines), more = parse_files(files);
  auto sums = column_sums(entries, 3);
  auto hits = matching(lines);
  auto fields = regex_fields(lines);
  auto keys = extract_keys(lines);
  auto packed = compress_blocks(lines);
  auto deflated = deflate_each(lines);
  auto bodies = download({"http://localhost/"});
  auto codes = status_codes({"http://localhost/"}), c2 = one_handle({});
  auto names = slugs(lines);
  std::list<std::string> listed(names.begin(), names.end());
  upper_all(listed);
  trim_while(lines);
  while_index(names);
  std::cout << first_bad(lines) << contains_hash(files, 3) << count_good(lines)
            << join_slugs(lines) << table_of(entries);
  auto sized = sizes_by_name(paths);
  auto index = inverted_index(lines);
  auto counted = letters(files);
  auto converted = convert_all(files);
  int failed = write_reports(entries, "out");
  write_numbered(entries, "out");
  std::vector<std::string> log(files.size());
  log_by_index(files, log);
  catalog c(files);
  c.load();
  std::cout << c.weight() << c.cached();
  std::vector<std::unique_ptr<shape>> shapes;
  shapes.push_back(std::make_unique<polygon>(sums));
  shapes.push_back(std::make_unique<disk>());
  auto a = areas(shapes);
  if (argc > 2)
    std::cout << two_files(argv[1], argv[2]);
  failed += run_children({"true", "false"});
  fork_each(files);
  auto words = tokens(lines);
  auto [good, bad] = partition_files(files);
  std::map<std::string, entry> table;
  update_values(table);
  edit_through({&entries[0], &entries[0]});
  erase_empty(lines);
  std::cout << longest(files) << bytes << failed << good.size() << bad.size();
  return 0;
}
