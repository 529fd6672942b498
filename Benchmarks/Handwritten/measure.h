// Measures a piece of work in CPU time of this process, over many rounds, and prints the best and the median per unit:
//
//     read best 312.4 median 330.1 rounds 200
//
// The Swift side measures in the same way and reads these lines.
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

inline double cpu_nanoseconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e9 + now.tv_nsec;
}

// Runs rounds of `work`, each of which does `units` units, for about `seconds` of CPU time.
template <typename Work>
void measure(const char *name, size_t units, double seconds, Work work) {
  work();
  std::vector<double> rounds;
  double end = cpu_nanoseconds() + seconds * 1e9;
  double start = cpu_nanoseconds();
  do {
    work();
    double now = cpu_nanoseconds();
    rounds.push_back((now - start) / units);
    start = now;
  } while (start < end);
  std::sort(rounds.begin(), rounds.end());
  std::printf("%s best %.1f median %.1f rounds %zu\n", name, rounds.front(), rounds[rounds.size() / 2], rounds.size());
}
