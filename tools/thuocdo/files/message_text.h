// Messages as text: what authors write, and what scripts and people read.
#pragma once

#include <google/protobuf/message.h>

#include <string>

#include "absl/status/status.h"
#include "thuocdo/event/v1/event.pb.h"
#include "tools/thuocdo/files/input_text.h"

namespace thuocdo::client {

// Reads the text of a message (`*.txtpb`) into `message`.
//
// Returns INVALID_ARGUMENT with every violation at its line.
absl::Status ReadMessageText(const InputText& input, google::protobuf::Message& message);

// `message` as text that ReadMessageText reads; UTF-8 stays readable.
std::string MessageText(const google::protobuf::Message& message);

// `message` as JSON by protobuf's rules, with the fields' own names, empty ones too. Digests (bytes fields of
// 32 bytes) are lower-case hexadecimal, as `sha256sum` prints them; other bytes are base64.
std::string MessageJson(const google::protobuf::Message& message);

// What happened, on one line, of bytes only their number: "answers_declared: campaign ... organization ...".
std::string DescribeEvent(const event::v1::Event& event);

}  // namespace thuocdo::client
