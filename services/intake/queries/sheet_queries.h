// The queries that read and list sheets. Their contracts are in the proto.
#pragma once

#include "absl/status/status.h"
#include "services/intake/context/intake.h"
#include "thuocdo/intake/v1/sheets.pb.h"

namespace thuocdo::intake {

// Listing returns INVALID_ARGUMENT for a negative page size, or a page token that no earlier page gave.
absl::Status HandleListSheets(Intake& intake, const intake::v1::ListSheetsRequest& request,
                              intake::v1::ListSheetsResponse& response);
absl::Status HandleGetSheet(Intake& intake, const intake::v1::GetSheetRequest& request,
                            intake::v1::GetSheetResponse& response);

}  // namespace thuocdo::intake
