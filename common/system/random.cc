#include "common/system/random.h"

#include <openssl/rand.h>

#include <cstdlib>

namespace thuocdo {

std::string RandomBytes(size_t size) {
  std::string bytes(size, '\0');
  // Without randomness the program cannot continue.
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(size)) != 1) std::abort();
  return bytes;
}

}  // namespace thuocdo
