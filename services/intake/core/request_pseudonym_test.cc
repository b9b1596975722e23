#include "services/intake/core/request_pseudonym.h"

#include <gtest/gtest.h>

#include "common/base/digest.h"

namespace thuocdo {
namespace {

const RequestName kName{"declare-1", std::string(32, 'f')};

TEST(RequestSealTest, IsAKeyedHashOfEach) {
  const RequestName sealed = RequestSeal("secret").Seal(kName);
  EXPECT_EQ(sealed.id, Hex(HmacSha256("secret",
                                      "\x04"
                                      "declare-1")));
  EXPECT_EQ(sealed.fingerprint, HmacSha256("secret", "\x05" + kName.fingerprint));
  EXPECT_EQ(sealed.id, RequestSeal("secret").Id("declare-1"));
}

TEST(RequestSealTest, ASealedIdIsNoneThatACallerGave) {
  EXPECT_FALSE(MayBeUnsealed(RequestSeal("secret").Id("declare-1")));
  EXPECT_FALSE(MayBeUnsealed(std::string(64, '0')));
  for (const std::string& id : {std::string(63, '0'), std::string(65, '0'), std::string(64, 'g'),
                                std::string(64, 'A'), std::string("declare-1"), std::string()}) {
    EXPECT_TRUE(MayBeUnsealed(id)) << id;
  }
}

TEST(RequestSealTest, DiffersByName) {
  const RequestSeal seal("secret");
  EXPECT_NE(seal.Id("declare-1"), seal.Id("declare-2"));
  EXPECT_NE(seal.Seal(kName).fingerprint, seal.Seal({kName.id, std::string(32, 'g')}).fingerprint);
}

TEST(RequestSealTest, CannotBeMadeWithAnotherSecret) {
  const RequestName sealed = RequestSeal("secret").Seal(kName);
  const RequestName guessed = RequestSeal("guessed").Seal(kName);
  EXPECT_NE(sealed.id, guessed.id);
  EXPECT_NE(sealed.fingerprint, guessed.fingerprint);
}

}  // namespace
}  // namespace thuocdo
