// A small campaign for tests of all services.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "common/testing/campaign/requests.h"
#include "tests/integration/services_in_process_for_tests.h"
#include "thuocdo/audit/v1/audit.pb.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::testing {

// A small campaign that runs through the services of this process: three departments and two districts under
// the rule set of common/rules/rule_set_for_tests.h, with tables `1` (departments/total), `1.2`
// (departments/online) and `2` (districts/total), and the predecessor `small-2015`, of which only ranks are
// known.
class SmallCampaign {
 public:
  static constexpr char kId[] = "small-2016";

  explicit SmallCampaign(ServicesInProcess* services) : services_(services) {}

  // Records everything up to the opened campaign.
  void Open();
  // Declares for every organization. Points: so-a 105, so-b 90, so-c 60; huyen-x 110, huyen-y 95.
  void DeclareAll();
  // Corrects answers of so-c, which has 100 points then.
  void CorrectSoC();
  void Close();
  void Reopen();
  // Publishes under request id `request_id`.
  absl::StatusOr<ranking::v1::PublishRankingResponse> Publish(const std::string& request_id,
                                                              uint64_t amends = 0,
                                                              const std::string& decision = "305/QĐ-UBND",
                                                              const std::string& checkpoint = "");
  // Opens `small-2017`, with the same roster and this campaign as predecessor, and declares for every
  // organization.
  void OpenNextYear();

  // Returns the last position of the log.
  uint64_t Head();
  // Returns the tables as known at `position` (0: now).
  absl::StatusOr<ranking::v1::GetTablesResponse> Tables(uint64_t position = 0,
                                                        const std::string& campaign = kId);
  // Returns their CSVs, concatenated; the test fails if there are none.
  std::string Csv(uint64_t position = 0);
  absl::StatusOr<audit::v1::VerifyPublicationResponse> Verify(uint64_t publication_position = 0);

 private:
  ServicesInProcess* services_;
  CampaignRequests requests_ = CampaignRequests(kId, "small-");
};

}  // namespace thuocdo::testing
