// A fixture for tests of bundles.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "services/audit/core/bundle/bundle_file.h"
#include "services/audit/core/bundle/bundle_for_tests.h"
#include "thuocdo/audit/v1/bundle.pb.h"

namespace thuocdo::testing {

// so-a has 15 points, so-b 17.5 after a correction, so-c has not declared.
class BundleFixture : public ::testing::Test {
 protected:
  BundleFixture() {
    campaign_.log.Declare("so-a", {{"use.points", "15"}});
    campaign_.log.Declare("so-b", {{"use.points", "12.5"}, {"use.staff", "79.5"}});
    campaign_.log.Correct("so-b", "use.staff", "40");
  }

  // Returns the first problem of the bundle of so-b after `change`.
  std::string AfterChange(const std::function<void(audit::v1::AuditBundle&)>& change) {
    audit::v1::AuditBundle bundle = campaign_.MakeBundleOfUnit("so-b").value();
    change(bundle);
    return FirstProblem(audit::VerifyBundle(audit::FormatBundle(bundle).value(), campaign_.keys));
  }

  PublishedLog campaign_;
};

}  // namespace thuocdo::testing
