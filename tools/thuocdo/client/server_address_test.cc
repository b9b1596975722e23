#include "tools/thuocdo/client/server_address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thuocdo::client {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(ViolationInAddress, IsNoneInAHostWithItsPort) {
  for (const char* address :
       {"127.0.0.1:7350", "thuocdo.binhdinh.gov.vn:443", "localhost:1", "[::1]:65535", "[fe80::1%eth0]:7350"})
    EXPECT_THAT(ViolationInAddress(address), IsEmpty()) << address;
}

TEST(ViolationInAddress, NamesTheAddressAndShowsHowItIsWritten) {
  for (const char* address :
       {"", "localhost", ":7350", "localhost:", "localhost:0", "localhost:65536", "localhost:http",
        "::1:7350", "[::1]", "[]:7350", "http://localhost:7350", "local host:7350", "a:07350"})
    EXPECT_THAT(ViolationInAddress(address), HasSubstr("\" is not HOST:PORT, such as 127.0.0.1:7350"))
        << address;
}

}  // namespace
}  // namespace thuocdo::client
