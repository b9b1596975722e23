// What tests at scale print of themselves. Nothing passes or fails by it.
#pragma once

#include <sys/resource.h>

#include <iostream>
#include <string>

#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace thuocdo::scale {

// The processor time that this process has used so far, in seconds.
inline double ProcessorSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// The most memory that this process has had so far, in MiB.
inline long PeakMebibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

// Prints how long something took, from construction to destruction, and of how many what it was.
class ResourceReport {
 public:
  explicit ResourceReport(std::string what, size_t count = 0, std::string unit = "")
      : what_(std::move(what)), count_(count), unit_(std::move(unit)) {}
  ~ResourceReport() {
    const double seconds = absl::ToDoubleSeconds(absl::Now() - began_);
    std::cout << absl::StrFormat("%-58s %8.2f s, %.2f s of processor", what_, seconds,
                                 ProcessorSeconds() - used_);
    if (count_ > 0)
      std::cout << absl::StrFormat(", %d %s, %.0f/s", count_, unit_, static_cast<double>(count_) / seconds);
    std::cout << absl::StrFormat(", peak %d MiB", PeakMebibytes()) << std::endl;
  }
  ResourceReport(const ResourceReport&) = delete;
  ResourceReport& operator=(const ResourceReport&) = delete;

  void set_count(size_t count) { count_ = count; }

 private:
  const std::string what_;
  size_t count_;
  const std::string unit_;
  const absl::Time began_ = absl::Now();
  const double used_ = ProcessorSeconds();
};

}  // namespace thuocdo::scale
