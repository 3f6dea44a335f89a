// Half of the threads are waited for: the others may be at work behind the loop.
// REFUSED: the loop that joins may leave out some
#include <pthread.h>
#include <vector>

static void *work(void *given) {
  double *value = static_cast<double *>(given);
  for (int i = 0; i < 100000; ++i)
    *value = *value * 0.5 + 1;
  return nullptr;
}

void run(std::vector<double> &values) {
  std::vector<pthread_t> ids(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    pthread_create(&ids[i], nullptr, work, &values[i]);
  for (std::size_t i = 0; i < values.size() / 2; ++i)
    pthread_join(ids[i], nullptr);
}
