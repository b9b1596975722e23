// What is asked of every stored message.
#pragma once

#include <google/protobuf/message.h>

#include <string>

namespace thuocdo {

// Whether `message`, or any message within it, has fields that this program does not know.
bool HasUnknownFields(const google::protobuf::Message& message);

// `message`'s bytes, in field order; the same on every machine for messages without maps and unknown fields.
std::string SerializeDeterministically(const google::protobuf::Message& message);

}  // namespace thuocdo
