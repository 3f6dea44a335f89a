// pthread_create for each item, kept in a vector or an array; what follows if one can't be
// started goes.
// WANT: std::vector<poolwise::future<void *>> ids(jobs.size());
// WANT: ids[i] = poolwise::cpu_threads().submit(work, &jobs[i]);
// WANT: ids[i].get();
// WANT: poolwise::future<void *> crew[24];
// WANT: crew[i] = poolwise::cpu_threads().submit(grow, (void *)&numbers[i]);
// WANT: result = crew[i].get();
// WANT: for (auto &id : kept)
#include <cstdio>
#include <cstdlib>
#include <pthread.h>
#include <vector>

struct Job {
  unsigned in, out;
};

static void *work(void *given) {
  Job *job = static_cast<Job *>(given);
  job->out = job->in;
  for (int i = 0; i < 30000; ++i)
    job->out = job->out * 1664525u + 1013904223u;
  return nullptr;
}

static void *grow(void *given) {
  long *number = static_cast<long *>(given);
  for (int i = 0; i < 30000; ++i)
    *number = *number * 31 % 1000003;
  return number;
}

static void all(std::vector<Job> &jobs) {
  std::vector<pthread_t> ids(jobs.size());
  for (std::size_t i = 0; i < jobs.size(); ++i)
    pthread_create(&ids[i], nullptr, work, &jobs[i]);
  for (std::size_t i = 0; i < ids.size(); ++i)
    pthread_join(ids[i], nullptr);
}

static long answers(long *numbers) {
  pthread_t crew[24];
  long sum = 0;
  for (int i = 0; i < 24; ++i) {
    if (pthread_create(&crew[i], NULL, grow, (void *)&numbers[i]) != 0) {
      std::perror("pthread_create");
      std::exit(1);
    }
  }
  for (int i = 0; i < 24; ++i) {
    void *result;
    pthread_join(crew[i], &result);
    sum = sum * 7 + *static_cast<long *>(result);
  }
  return sum;
}

static int checked(std::vector<Job> &jobs) {
  std::vector<pthread_t> kept(jobs.size());
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    int error = pthread_create(&kept[i], nullptr, work, &jobs[i]);
    if (error) {
      std::printf("error %d\n", error);
      return -1;
    }
  }
  for (pthread_t id : kept)
    pthread_join(id, NULL);
  return 0;
}

int main() {
  std::vector<Job> jobs;
  for (unsigned i = 0; i < 30; ++i)
    jobs.push_back({i * i, 0});
  all(jobs);
  for (const Job &job : jobs)
    std::printf("%u\n", job.out);
  long numbers[24];
  for (int i = 0; i < 24; ++i)
    numbers[i] = i + 1;
  std::printf("%ld\n", answers(numbers));
  for (Job &job : jobs)
    ++job.in;
  std::printf("%d\n", checked(jobs));
  for (const Job &job : jobs)
    std::printf("%u\n", job.out);
}
