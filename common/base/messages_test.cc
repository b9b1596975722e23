#include "common/base/messages.h"

#include <gtest/gtest.h>

#include "thuocdo/event/v1/event.pb.h"

namespace thuocdo {
namespace {

event::v1::Event Declared() {
  event::v1::Event event;
  event.mutable_answers_declared()->add_answers()->mutable_answer()->set_yes(true);
  return event;
}

TEST(Messages, FindsUnknownFieldsHoweverDeep) {
  EXPECT_FALSE(HasUnknownFields(Declared()));

  event::v1::Event event = Declared();
  event::v1::Answer* answer = event.mutable_answers_declared()->mutable_answers(0)->mutable_answer();
  answer->GetReflection()->MutableUnknownFields(answer)->AddVarint(1000, 1);
  EXPECT_TRUE(HasUnknownFields(event));
}

TEST(Messages, SerializeToWhatCanBeParsed) {
  event::v1::Event event;
  ASSERT_TRUE(event.ParseFromString(SerializeDeterministically(Declared())));
  EXPECT_TRUE(event.answers_declared().answers(0).answer().yes());
}

}  // namespace
}  // namespace thuocdo
