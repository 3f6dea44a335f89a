// OpenMPI, under `mpirun -n WORKERS+1`: rank 0 hands out tasks, the others answer.
#include "bench.h"

#include <mpi.h>
#include <stdexcept>

namespace {

enum tag : int { stop, number, block };
constexpr int mebibyte = 1 << 20;

void serve() {
  std::vector<char> data(mebibyte);
  for (;;) {
    MPI_Status status;
    MPI_Probe(0, MPI_ANY_TAG, MPI_COMM_WORLD, &status);
    int x = 0;
    if (status.MPI_TAG == block) {
      MPI_Recv(data.data(), mebibyte, MPI_CHAR, 0, block, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
      MPI_Send(data.data(), mebibyte, MPI_CHAR, 0, block, MPI_COMM_WORLD);
      continue;
    }
    MPI_Recv(&x, 1, MPI_INT, 0, status.MPI_TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    if (status.MPI_TAG == stop)
      return;
    ++x;
    MPI_Send(&x, 1, MPI_INT, 0, number, MPI_COMM_WORLD);
  }
}

int workers() {
  int size = 0;
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  return size - 1;
}

void send(int x, int to) { MPI_Send(&x, 1, MPI_INT, to, number, MPI_COMM_WORLD); }

int receive() {
  int x = 0;
  MPI_Status status;
  MPI_Recv(&x, 1, MPI_INT, MPI_ANY_SOURCE, number, MPI_COMM_WORLD, &status);
  return status.MPI_SOURCE;
}

double call() {
  return bench::typical(100, [] {
    for (int i = 0; i != 100; ++i) {
      send(i, 1 + i % workers());
      receive();
    }
  });
}

// Each worker has up to 64 tasks ahead, and gets the next one with each answer.
double pipelined() {
  constexpr int count = 10'000;
  return bench::typical(count, [] {
    int sent = 0;
    for (int ahead = 0; ahead != 64; ++ahead)
      for (int to = 1; to <= workers(); ++to)
        send(sent++, to);
    for (int received = 0; received != count; ++received) {
      const int from = receive();
      if (sent != count)
        send(sent++, from);
    }
  });
}

double echo() {
  std::vector<char> data(mebibyte, 7);
  std::vector<char> back(mebibyte);
  return bench::typical(1, [&] {
    MPI_Send(data.data(), mebibyte, MPI_CHAR, 1, block, MPI_COMM_WORLD);
    MPI_Recv(back.data(), mebibyte, MPI_CHAR, 1, block, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    if (back != data)
      throw std::logic_error("the echo is not what was sent");
  });
}

} // namespace

int main(int argc, char **argv) {
  MPI_Init(&argc, &argv);
  int rank = 0;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  int status = 0;
  if (rank != 0) {
    serve();
  } else {
    status = bench::measure({{"call", call}, {"pipelined", pipelined}, {"echo", echo}}, argc, argv);
    for (int to = 1; to <= workers(); ++to) {
      int x = 0;
      MPI_Send(&x, 1, MPI_INT, to, stop, MPI_COMM_WORLD);
    }
  }
  MPI_Finalize();
  return status;
}
