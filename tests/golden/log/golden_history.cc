#include "tests/golden/log/golden_history.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "common/streams/applies.h"
#include "common/testing/matchers.h"
#include "services/audit/core/publication/verify_publication.h"

namespace thuocdo::testing {

absl::Status GoldenHistory::Follow(const std::vector<eventlog::v1::Record>& records) {
  return history_->Apply(records, streams::NewAppliesCheck(history_.get()));
}

std::vector<std::string> GoldenHistory::DifferencesOf(const GoldenPublication& publication) const {
  audit::v1::VerifyPublicationRequest request;
  request.set_campaign(publication.campaign);
  request.set_publication_position(publication.position);
  const auto verified = audit::VerifyPublication(*history_, request, history_->position());
  if (!verified.ok()) return {verified.status().ToString()};
  std::vector<std::string> subjects;
  for (const audit::v1::Difference& difference : verified->differences())
    subjects.push_back(difference.subject());
  return subjects;
}

void ExpectEveryPublicationVerifies(const std::vector<eventlog::v1::Record>& records) {
  GoldenHistory history;
  ASSERT_THAT(history.Follow(records), IsOk());
  for (const GoldenPublication& publication : PublicationsOf(records)) {
    EXPECT_THAT(history.DifferencesOf(publication), ::testing::IsEmpty())
        << publication.campaign << ", publication at position " << publication.position;
  }
}

}  // namespace thuocdo::testing
