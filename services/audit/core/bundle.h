// Making the bundle with which one organization can check its own place offline (FORMAT.md).
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/follow/history.h"
#include "common/merkle/proof.h"
#include "common/storage/key_value_store.h"
#include "thuocdo/audit/v1/bundle.pb.h"

namespace thuocdo {

// Proves that a position is in the tree of a size, or says why it cannot.
using ProveInclusion =
    absl::FunctionRef<absl::StatusOr<merkle::Proof>(Position position, uint64_t tree_size)>;

// What a bundle is made from.
struct BundleSource {
  const History* history;               // keeps every stream
  const storage::KeyValueStore* store;  // where `history` keeps them
  ProveInclusion prove;
};

// Whose place, in which publication.
struct BundleSubject {
  std::string campaign;
  std::string organization;
  Position publication;  // 0: the latest that the checkpoint covers
};

// The bundle about `subject` with proofs that lead to `checkpoint`, a signed note about a tree that the
// source's `prove` knows. Nothing is judged: what was published although the rules do not give it comes out
// where the bundle is verified.
//
// Returns INVALID_ARGUMENT if `checkpoint` is none; UNAVAILABLE if it is of more than the history has;
// NOT_FOUND if the campaign, the publication or the organization on its roster is not known in what it
// covers; what ViewCampaign, RankCampaign and `prove` return.
absl::StatusOr<audit::v1::AuditBundle> MakeBundle(const BundleSource& source, const BundleSubject& subject,
                                                  absl::string_view checkpoint);

}  // namespace thuocdo
