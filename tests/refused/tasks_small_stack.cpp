// Threads get a stack of their own size; those of a pool do not.
// REFUSED: the start of the thread has a form that is not rewritten
#include <pthread.h>
#include <vector>

static void *work(void *given) {
  double *value = static_cast<double *>(given);
  for (int i = 0; i < 100000; ++i)
    *value = *value * 0.5 + 1;
  return nullptr;
}

void run(std::vector<double> &values, const pthread_attr_t *wide) {
  std::vector<pthread_t> ids(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    pthread_create(&ids[i], wide, work, &values[i]);
  for (std::size_t i = 0; i < values.size(); ++i)
    pthread_join(ids[i], nullptr);
}
