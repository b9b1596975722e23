#include "services/intake/core/request_pseudonym.h"

#include <gtest/gtest.h>

#include "common/base/digest.h"

namespace thuocdo::intake {
namespace {

const RequestName kName{"declare-1", std::string(32, 'f')};

TEST(RequestPseudonymTest, IsAKeyedHashOfEach) {
  const RequestName pseudonym = RequestPseudonym("secret").Pseudonymize(kName);
  EXPECT_EQ(pseudonym.id, Hex(HmacSha256("secret",
                                         "\x04"
                                         "declare-1")));
  EXPECT_EQ(pseudonym.fingerprint, HmacSha256("secret", "\x05" + kName.fingerprint));
  EXPECT_EQ(pseudonym.id, RequestPseudonym("secret").Id("declare-1"));
}

TEST(RequestPseudonymTest, ASealedIdIsNoneThatACallerGave) {
  EXPECT_FALSE(MayBePlainRequestId(RequestPseudonym("secret").Id("declare-1")));
  EXPECT_FALSE(MayBePlainRequestId(std::string(64, '0')));
  for (const std::string& id : {std::string(63, '0'), std::string(65, '0'), std::string(64, 'g'),
                                std::string(64, 'A'), std::string("declare-1"), std::string()}) {
    EXPECT_TRUE(MayBePlainRequestId(id)) << id;
  }
}

TEST(RequestPseudonymTest, DiffersByName) {
  const RequestPseudonym pseudonym("secret");
  EXPECT_NE(pseudonym.Id("declare-1"), pseudonym.Id("declare-2"));
  EXPECT_NE(pseudonym.Pseudonymize(kName).fingerprint,
            pseudonym.Pseudonymize({kName.id, std::string(32, 'g')}).fingerprint);
}

TEST(RequestPseudonymTest, CannotBeMadeWithAnotherSecret) {
  const RequestName pseudonym = RequestPseudonym("secret").Pseudonymize(kName);
  const RequestName guessed = RequestPseudonym("guessed").Pseudonymize(kName);
  EXPECT_NE(pseudonym.id, guessed.id);
  EXPECT_NE(pseudonym.fingerprint, guessed.fingerprint);
}

}  // namespace
}  // namespace thuocdo::intake
