// Request ids derived from what a command says, so that repeating a command is free.
#pragma once

#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace thuocdo::client {

// `kind`, `-` and the SHA-256 of `parts` in hexadecimal: the same for the same parts, in the same order,
// only.
std::string DerivedRequestId(absl::string_view kind, const std::vector<std::string>& parts);

// The id of the command `request` (its own id left empty) of `actor`.
std::string DerivedRequestId(absl::string_view kind, const google::protobuf::Message& request,
                             const std::string& actor);

}  // namespace thuocdo::client
