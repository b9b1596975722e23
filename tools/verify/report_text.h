// A bundle's report as text, in Vietnamese or in English.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "services/audit/core/bundle/bundle_report.h"

namespace thuocdo::verify {

enum class Language { kVietnamese, kEnglish };

// Every statement with its mark, the organization's places, what is not proved, and the conclusion. `file` is
// what the bundle is called.
std::string ReportText(const audit::BundleReport& report, absl::string_view file, Language language);

}  // namespace thuocdo::verify
