#include "common/base/messages.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

namespace thuocdo {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Does the same for one field whose values are messages.
bool FieldHasUnknownFields(const Message& message, const FieldDescriptor* field) {
  const google::protobuf::Reflection* reflection = message.GetReflection();
  if (!field->is_repeated()) {
    return reflection->HasField(message, field) && HasUnknownFields(reflection->GetMessage(message, field));
  }
  for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
    if (HasUnknownFields(reflection->GetRepeatedMessage(message, field, i))) return true;
  }
  return false;
}

}  // namespace

bool HasUnknownFields(const Message& message) {
  const google::protobuf::Reflection* reflection = message.GetReflection();
  if (!reflection->GetUnknownFields(message).empty()) return true;
  const google::protobuf::Descriptor* descriptor = message.GetDescriptor();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const FieldDescriptor* field = descriptor->field(i);
    const bool holds_messages = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (holds_messages && FieldHasUnknownFields(message, field)) return true;
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
