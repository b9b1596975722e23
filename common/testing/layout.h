// How the four services are distributed, where tests run all of them.
#pragma once

#include <gtest/gtest.h>

#include <string>

namespace thuocdo::testing {

enum class Layout {
  kTogether,  // in one program, or behind one server
  kApart,     // in a program each, or behind a server each
};

// Both, for a test that runs with each.
inline constexpr Layout kLayouts[] = {Layout::kTogether, Layout::kApart};

// What such a test's name ends with.
inline std::string LayoutName(const ::testing::TestParamInfo<Layout>& info) {
  return info.param == Layout::kTogether ? "Together" : "Apart";
}

}  // namespace thuocdo::testing
