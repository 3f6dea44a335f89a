// Worker processes on the ranks of an MPI job. In the target poolwise::runtime_mpi.
//
//   int main(int argc, char **argv) {
//     poolwise::mpi_session session(argc, argv);           // ranks other than 0 stay in this line
//     auto results = poolwise::processes().map(inputs, f); // runs on them
//   }
//
// In:  the start of the program by `mpirun -n K`. Out: while the session lasts, processes() has one
//      worker on each rank but 0, which runs main. Started in another way, or as one rank, the
//      session does nothing: processes() has its workers on this machine.
// Not handled: pools of one's own (process_pool), which are local as ever; the loss of a rank, upon
//      which MPI ends the whole job.
//
// A rank does not run tasks itself, but in a worker process beside it. So a task that crashes, is
// cancelled or runs past its deadline does not end the job; but tasks cannot use MPI.
//
// Thread safety: construct and destroy it in one thread: main's, as its first line.
// Blocking:      the constructor until all ranks have come; on ranks other than 0 until the session
//                is over, and then it ends the process. The destructor runs what is queued.
// Exceptions:    the constructor: worker_start_failed if ranks run different builds of the program,
//                std::logic_error if there has been a session, or if the program has initialized
//                MPI with less than MPI_THREAD_SERIALIZED; std::system_error.
// Shutdown:      the destructor, or exit(), which waits for running tasks for at most one second.
#ifndef POOLWISE_MPI_SESSION_H
#define POOLWISE_MPI_SESSION_H

namespace poolwise {

class mpi_session {
public:
  mpi_session(int &argc, char **&argv);
  ~mpi_session();
  mpi_session(const mpi_session &) = delete;
  mpi_session &operator=(const mpi_session &) = delete;

  /// How many ranks the job has, this one counted.
  int ranks() const noexcept { return ranks_; }

private:
  int ranks_ = 1;
};

} // namespace poolwise

#endif
