// Tasks use one stream or descriptor.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

// CHECK-DAG: [[#@LINE+4]]: shared-stream: 'In' is one stream for all
void lines_bad(std::vector<std::string> &Lines) {
  std::ifstream In("lines");
  for (std::size_t I = 0; I < Lines.size(); ++I)
    std::getline(In, Lines[I]);
}

// CHECK-DAG: loop in parameter_bad: unsafe
void parameter_bad(std::istream &In, std::vector<std::string> &Lines) {
  for (auto &Line : Lines)
    std::getline(In, Line);
}

// CHECK-DAG: loop in lines_ok: safe
void lines_ok(const std::vector<std::string> &Paths,
              std::vector<std::string> &Lines) {
  for (std::size_t I = 0; I < Paths.size(); ++I) {
    std::ifstream In(Paths[I]);
    std::string First;
    std::getline(In, First);
    Lines[I] = First;
  }
}

// A descriptor is a number; what it stands for is shared.
static std::size_t receive(int Fd) {
  char Buffer[4096];
  return read(Fd, Buffer, sizeof Buffer);
}
// CHECK-DAG: [[#@LINE+4]]: shared-stream: 'Fd' is one stream for all: its position moves in every use ('read', in 'receive')
void descriptor_bad(std::vector<std::size_t> &Sizes) {
  int Fd = open("file", O_RDONLY);
  for (std::size_t I = 0; I < Sizes.size(); ++I)
    Sizes[I] = receive(Fd);
  close(Fd);
}
// CHECK-DAG: loop in descriptor_parameter_bad: unsafe
void descriptor_parameter_bad(int Fd, std::vector<std::size_t> &Sizes) {
  for (std::size_t I = 0; I < Sizes.size(); ++I)
    Sizes[I] = receive(Fd);
}
// CHECK-DAG: loop in descriptor_ok: safe
void descriptor_ok(std::vector<std::size_t> &Sizes) {
  for (std::size_t I = 0; I < Sizes.size(); ++I) {
    int Fd = open("file", O_RDONLY);
    Sizes[I] = receive(Fd);
    close(Fd);
  }
}
// CHECK-DAG: loop in file_ok: safe
void file_ok(std::vector<std::size_t> &Sizes) {
  for (std::size_t I = 0; I < Sizes.size(); ++I) {
    std::FILE *File = std::fopen("file", "rb");
    char Buffer[64];
    Sizes[I] = std::fread(Buffer, 1, sizeof Buffer, File);
    std::fclose(File);
  }
}

class Connection {
public:
  Connection() : Fd(socket(AF_INET, SOCK_STREAM, 0)) {}
  ~Connection() { close(Fd); }
  std::size_t ask() {
    char Buffer[64] = {};
    send(Fd, Buffer, sizeof Buffer, 0);
    return recv(Fd, Buffer, sizeof Buffer, 0);
  }

private:
  int Fd;
};
// CHECK-DAG: loop in connection_bad: unsafe
void connection_bad(std::vector<std::size_t> &Sizes) {
  Connection C;
  for (std::size_t I = 0; I < Sizes.size(); ++I)
    Sizes[I] = C.ask();
}
// CHECK-DAG: loop in connection_ok: safe
void connection_ok(std::vector<std::size_t> &Sizes) {
  for (std::size_t I = 0; I < Sizes.size(); ++I) {
    Connection C;
    Sizes[I] = C.ask();
  }
}
