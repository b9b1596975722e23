// Preloaded into a program (LD_PRELOAD), makes its disk fail.
//
// Once there is a file at the path that THUOCDO_FAILING_SYNC names, with a number N in it, the N-th fdatasync
// from then on and every later one answers EIO, whichever thread calls it.
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include <mutex>

namespace {

using Sync = int (*)(int);

// How many syncs still succeed; negative while there is no such file.
int ReadAllowed() {
  FILE* file = fopen(getenv("THUOCDO_FAILING_SYNC"), "re");
  if (file == nullptr) return -1;
  int nth = 0;
  if (fscanf(file, "%d", &nth) != 1 || nth < 1) abort();
  fclose(file);
  return nth - 1;
}

bool Fails() {
  static std::mutex mutex;
  static int allowed = -1;
  const std::lock_guard lock(mutex);
  if (allowed < 0) allowed = ReadAllowed();
  if (allowed == 0) return true;
  if (allowed > 0) --allowed;
  return false;
}

}  // namespace

extern "C" int fdatasync(int descriptor) {
  static const Sync real = reinterpret_cast<Sync>(dlsym(RTLD_NEXT, "fdatasync"));
  if (!Fails()) return real(descriptor);
  errno = EIO;
  return -1;
}
