#include "common/base/messages.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <vector>

namespace thuocdo {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

bool FieldHasUnknownFields(const Message& message, const FieldDescriptor* field) {
  if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return false;
  const google::protobuf::Reflection* reflection = message.GetReflection();
  if (!field->is_repeated()) return HasUnknownFields(reflection->GetMessage(message, field));
  for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
    if (HasUnknownFields(reflection->GetRepeatedMessage(message, field, i))) return true;
  }
  return false;
}

}  // namespace

bool HasUnknownFields(const Message& message) {
  const google::protobuf::Reflection* reflection = message.GetReflection();
  if (!reflection->GetUnknownFields(message).empty()) return true;
  std::vector<const FieldDescriptor*> set_fields;
  reflection->ListFields(message, &set_fields);
  for (const FieldDescriptor* field : set_fields) {
    if (FieldHasUnknownFields(message, field)) return true;
  }
  return false;
}

std::string SerializeDeterministically(const Message& message) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&coded);
  }
  return bytes;
}

}  // namespace thuocdo
