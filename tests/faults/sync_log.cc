// Preloaded into a program (LD_PRELOAD), writes down how much of each file is synced.
//
// Every successful fsync or fdatasync adds the line `INODE LENGTH` to the file that THUOCDO_SYNC_LOG names.
// The length is the one from before the call: what was written meanwhile may not be on disk. What a power cut
// would leave of the program's files is then known: each up to its last line's length (synced_files.h).
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using Sync = int (*)(int);

void Note(const struct stat& file) {
  static const int log = open(getenv("THUOCDO_SYNC_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  char line[64];
  const int size = snprintf(line, sizeof(line), "%lu %ld\n", file.st_ino, file.st_size);
  if (write(log, line, static_cast<size_t>(size)) != size) abort();
}

int SyncAndNote(int descriptor, Sync sync) {
  struct stat before = {};
  const bool regular = fstat(descriptor, &before) == 0 && S_ISREG(before.st_mode);
  const int result = sync(descriptor);
  if (result == 0 && regular) Note(before);
  return result;
}

Sync Real(const char* name) { return reinterpret_cast<Sync>(dlsym(RTLD_NEXT, name)); }

}  // namespace

extern "C" int fsync(int descriptor) {
  static const Sync real = Real("fsync");
  return SyncAndNote(descriptor, real);
}

extern "C" int fdatasync(int descriptor) {
  static const Sync real = Real("fdatasync");
  return SyncAndNote(descriptor, real);
}
