// The protos as one page of Markdown, for people who call the services or read what they store.
#pragma once

#include <google/protobuf/descriptor.pb.h>

#include <string>

#include "absl/status/statusor.h"

namespace thuocdo::api_reference {

// Returns the reference to `files`, as `protoc --include_imports --include_source_info` writes them: packages
// by name and files by name within; of each file the services, messages and enums in their order, with their
// comments, and a link wherever a type is named. Protobuf's own files are not part of it.
//
// Returns INVALID_ARGUMENT naming the file if one imports what does not come before it.
absl::StatusOr<std::string> ApiReference(const google::protobuf::FileDescriptorSet& files);

}  // namespace thuocdo::api_reference
