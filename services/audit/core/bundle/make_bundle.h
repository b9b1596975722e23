// Makes the bundle with which an organization checks its own place offline (services/audit/FORMAT.md).
#pragma once

#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/follow/history.h"
#include "common/merkle/proof.h"
#include "common/storage/key_value_store.h"
#include "thuocdo/audit/v1/bundle.pb.h"

namespace thuocdo::audit {

// Returns the proof that a position is in the tree of a size, or an error.
using InclusionProver =
    absl::FunctionRef<absl::StatusOr<merkle::Proof>(Position position, uint64_t tree_size)>;

// The data from which a bundle is made.
struct BundleSource {
  const follow::History* history;       // keeps every stream
  const storage::KeyValueStore* store;  // where `history` keeps them
  InclusionProver prove;
};

// The organization and the publication that a bundle is about.
struct BundleSubject {
  std::string campaign;
  std::string organization;
  Position publication;  // 0: the latest that the checkpoint covers
};

// Returns the bundle about `subject`, with proofs that lead to `checkpoint`: a signed note about a tree that
// the source can prove. Does not judge the publication: verifying the bundle finds what the rules do not
// give.
//
// Returns INVALID_ARGUMENT if `checkpoint` is not a checkpoint; UNAVAILABLE if it covers more than the
// history has; NOT_FOUND if it does not cover the campaign, the publication or the organization on its
// roster; FAILED_PRECONDITION if a needed payload was erased after the checkpoint; what ViewCampaign,
// RankCampaign and `prove` return.
absl::StatusOr<audit::v1::AuditBundle> MakeBundle(const BundleSource& source, const BundleSubject& subject,
                                                  absl::string_view checkpoint);

}  // namespace thuocdo::audit
