// Ports for programs that a test starts, and starts again where they were.
#pragma once

namespace thuocdo::testing {

// A port of the loopback interface that nothing listens on, and that neither another test program is given
// while this one runs nor the kernel gives to connections. After some 60 ports it begins again with the
// first.
int FreePort();

}  // namespace thuocdo::testing
