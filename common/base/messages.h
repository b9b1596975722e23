// What every stored message must satisfy: no unknown fields, and deterministic bytes.
#pragma once

#include <google/protobuf/message.h>

#include <string>

namespace thuocdo {

// Reports whether `message`, or any message within it, has fields that this program does not know.
bool HasUnknownFields(const google::protobuf::Message& message);

// Returns `message` as bytes, in field order. For messages without maps and unknown fields they are the same
// on every machine.
std::string SerializeDeterministically(const google::protobuf::Message& message);

}  // namespace thuocdo
