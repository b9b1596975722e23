// Randomness of the system.
#pragma once

#include <cstddef>
#include <string>

namespace thuocdo {

// Returns `size` bytes from the system's cryptographic random source.
std::string RandomBytes(size_t size);

}  // namespace thuocdo
