#include "tools/thuocdo/client/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

#include "common/base/text.h"

namespace thuocdo::client {
namespace {

constexpr size_t kBarColumns = 30;
constexpr char kClearLine[] = "\r\x1b[K";

}  // namespace

Progress::Progress(std::string what, size_t total)
    : what_(std::move(what)), total_(total), is_terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (is_terminal_) fmt::print(stderr, "{}", kClearLine);
}

void Progress::Step(const std::string& name) {
  ++done_;
  Draw(name);
}

void Progress::Reach(size_t done) {
  done_ = done;
  Draw("");
}

void Progress::Draw(const std::string& name) {
  if (is_terminal_) {
    DrawBar(name);
  } else {
    WriteLine();
  }
}

void Progress::DrawBar(const std::string& name) const {
  const size_t filled = done_ * kBarColumns / total_;
  std::string bar;
  for (size_t column = 0; column < kBarColumns; ++column) bar += column < filled ? "█" : "░";
  fmt::print(stderr, "{}{} {}/{} {} {}", kClearLine, bar, done_, total_, what_, name);
}

void Progress::WriteLine() {
  const size_t tenths = done_ * 10 / total_;
  if (tenths == tenths_written_) return;
  tenths_written_ = tenths;
  fmt::print(stderr, "{} of {}\n", done_, CountedNoun(total_, what_));
}

}  // namespace thuocdo::client
