// Locks whose use clang checks: what is ABSL_GUARDED_BY a Mutex is touched only where that is held.
//
// The standard library's mutex has no such attributes with g++'s headers, and Debian's absl::Mutex, which has
// them, is invisible to the thread sanitizer. Programs and adapters use these; cores have no locks.
//
// Example:
//
//   void Stop() {
//     const MutexLock lock(mutex_);
//     is_stopping_ = true;
//     changed_.NotifyAll();
//   }
//
//   Mutex mutex_;
//   CondVar changed_;
//   bool is_stopping_ ABSL_GUARDED_BY(mutex_) = false;
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "absl/base/thread_annotations.h"

namespace thuocdo {

// A lock that one thread holds at a time; not recursive.
class ABSL_LOCKABLE Mutex {
 public:
  void Lock() ABSL_EXCLUSIVE_LOCK_FUNCTION() { mutex_.lock(); }
  void Unlock() ABSL_UNLOCK_FUNCTION() { mutex_.unlock(); }

 private:
  friend class CondVar;
  std::mutex mutex_;
};

// Holds a Mutex as long as it lives.
class ABSL_SCOPED_LOCKABLE MutexLock {
 public:
  explicit MutexLock(Mutex& mutex) ABSL_EXCLUSIVE_LOCK_FUNCTION(mutex) : mutex_(mutex) { mutex_.Lock(); }
  ~MutexLock() ABSL_UNLOCK_FUNCTION() { mutex_.Unlock(); }
  MutexLock(const MutexLock&) = delete;
  MutexLock& operator=(const MutexLock&) = delete;

 private:
  Mutex& mutex_;
};

// Lets threads wait for what others change under the same Mutex.
//
// The caller of a Wait holds `mutex`; it is released while it waits and held again when `is_done` is called,
// and afterwards. Where `is_done` reads what is guarded, it is annotated as well:
//
//   changed_.Wait(mutex_, [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return is_stopping_; });
class CondVar {
 public:
  void NotifyAll() { changed_.notify_all(); }

  // Waits until `is_done()`.
  template <typename Predicate>
  void Wait(Mutex& mutex, Predicate is_done) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex) {
    std::unique_lock lock(mutex.mutex_, std::adopt_lock);
    changed_.wait(lock, is_done);
    lock.release();
  }

  // Waits until `is_done()`, at most for `timeout`. Returns what `is_done` then says.
  template <typename Duration, typename Predicate>
  bool WaitFor(Mutex& mutex, Duration timeout, Predicate is_done) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex) {
    std::unique_lock lock(mutex.mutex_, std::adopt_lock);
    const bool result = changed_.wait_for(lock, timeout, is_done);
    lock.release();
    return result;
  }

 private:
  std::condition_variable changed_;
};

}  // namespace thuocdo
