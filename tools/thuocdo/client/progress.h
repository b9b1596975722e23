// How far a long command has come.
#pragma once

#include <cstddef>
#include <string>

namespace thuocdo::client {

// On a terminal a bar on standard error that is redrawn; otherwise a line at every tenth.
class Progress {
 public:
  // `what` names one of the things counted, such as "organization".
  Progress(std::string what, size_t total);
  // Removes the bar.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // One more is done; `name` is the thing's.
  void Step(const std::string& name);

  // So many are done.
  void Reach(size_t done);

 private:
  void Draw(const std::string& name);
  void DrawBar(const std::string& name) const;
  void WriteLine();

  const std::string what_;
  const size_t total_;
  const bool is_terminal_;
  size_t done_ = 0;
  size_t tenths_written_ = 0;
};

}  // namespace thuocdo::client
