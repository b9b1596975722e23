#include "common/note/policy.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/note/checkpoint.h"

namespace thuocdo::note {
namespace {

constexpr char kNone[] = "none";

using Words = std::vector<std::string>;

absl::Status Wrong(absl::string_view why) { return absl::InvalidArgumentError(why); }

bool IsAllowed(char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f); }

// Reads a policy line by line.
class PolicyReader {
 public:
  absl::Status ReadLine(absl::string_view line) {
    if (!std::all_of(line.begin(), line.end(), IsAllowed)) return Wrong("has a control character");
    const Words words = absl::StrSplit(line, absl::ByAnyChar(" \t"), absl::SkipEmpty());
    if (words.empty() || words[0][0] == '#') return absl::OkStatus();
    if (words[0] == "log") return ReadLog(words);
    if (words[0] == "witness") return ReadWitness(words);
    if (words[0] == "group") return ReadGroup(words);
    if (words[0] == "quorum") return ReadQuorum(words);
    return Wrong("must begin with log, witness, group or quorum");
  }

  bool has_quorum() const { return has_quorum_; }
  Policy policy() && { return std::move(policy_); }

 private:
  absl::Status ReadLog(const Words& words) {
    if (words.size() < 2 || words.size() > 3) return Wrong("is not: log <verifier key> [<url>]");
    ASSIGN_OR_RETURN(VerifierKey key, ReadKey(words[1], SignatureType::kNote));
    policy_.logs.push_back(std::move(key));
    return absl::OkStatus();
  }

  absl::Status ReadWitness(const Words& words) {
    if (words.size() < 3 || words.size() > 4) return Wrong("is not: witness <name> <verifier key> [<url>]");
    RETURN_IF_ERROR(Define(words[1]));
    ASSIGN_OR_RETURN(VerifierKey key, ReadKey(words[2], SignatureType::kCosignature));
    policy_.witnesses.push_back({words[1], std::move(key), words.size() == 4 ? words[3] : ""});
    return absl::OkStatus();
  }

  absl::Status ReadGroup(const Words& words) {
    if (words.size() < 4) return Wrong("is not: group <name> all|any|<k> <name>...");
    PolicyGroup group{words[1], 0, Words(words.begin() + 3, words.end())};
    for (const std::string& member : group.members) {
      if (names_.count(member) == 0)
        return Wrong(absl::StrCat("names ", member, ", which no earlier line defines"));
      // A witness in two groups would count twice towards a quorum above both.
      if (!members_.insert(member).second)
        return Wrong(absl::StrCat("names ", member, ", which is in a group already"));
    }
    ASSIGN_OR_RETURN(group.threshold, ReadThreshold(words[2], group.members.size()));
    RETURN_IF_ERROR(Define(words[1]));
    policy_.groups.push_back(std::move(group));
    return absl::OkStatus();
  }

  absl::Status ReadQuorum(const Words& words) {
    if (words.size() != 2) return Wrong("is not: quorum <name>");
    if (std::exchange(has_quorum_, true)) return Wrong("is a second quorum");
    if (words[1] == kNone) return absl::OkStatus();
    if (names_.count(words[1]) == 0)
      return Wrong(absl::StrCat("names ", words[1], ", which no earlier line defines"));
    policy_.quorum = words[1];
    return absl::OkStatus();
  }

  static absl::StatusOr<size_t> ReadThreshold(const std::string& word, size_t members) {
    if (word == "all") return members;
    if (word == "any") return 1;
    const std::optional<uint64_t> number = ParseWholeNumber(word);
    if (number.has_value() && *number >= 1 && *number <= members) return *number;
    return Wrong(absl::StrCat("has the threshold ", word, "; it must be all, any, or 1 to ", members));
  }

  absl::StatusOr<VerifierKey> ReadKey(const std::string& word, SignatureType type) {
    ASSIGN_OR_RETURN(VerifierKey key, ParseVerifierKey(word));
    if (key.type != type) return Wrong(absl::StrCat("has a key of the wrong type: ", word));
    // One key under two names would be one witness that counts as two.
    if (!keys_.insert({type, key.public_key}).second) return Wrong("has a key that an earlier line has");
    return key;
  }

  absl::Status Define(const std::string& name) {
    if (name == kNone) return Wrong("may not define none");
    return names_.insert(name).second ? absl::OkStatus() : Wrong(absl::StrCat("defines ", name, " again"));
  }

  Policy policy_;
  bool has_quorum_ = false;
  std::set<std::string> names_;
  std::set<std::string> members_;
  std::set<std::pair<SignatureType, std::string>> keys_;
};

// Returns `names`, the witnesses that have cosigned, and the groups that reach their thresholds with them.
std::set<std::string> AddReachedGroups(const Policy& policy, std::set<std::string> names) {
  // One pass is enough: a group names only what earlier lines define.
  for (const PolicyGroup& group : policy.groups) {
    const auto count = std::count_if(group.members.begin(), group.members.end(),
                                     [&](const std::string& member) { return names.count(member) > 0; });
    if (static_cast<size_t>(count) >= group.threshold) names.insert(group.name);
  }
  return names;
}

absl::Status CheckQuorum(const Policy& policy, const Note& checkpoint) {
  std::set<std::string> cosigned;
  for (const PolicyWitness& witness : policy.witnesses) {
    ASSIGN_OR_RETURN(const std::vector<Cosignature> found, FindCosignatures(checkpoint, {witness.key}));
    if (!found.empty()) cosigned.insert(witness.name);
  }
  if (policy.quorum.empty() || AddReachedGroups(policy, cosigned).count(policy.quorum) > 0)
    return absl::OkStatus();
  return absl::FailedPreconditionError(
      absl::StrCat("the quorum ", policy.quorum, " has not cosigned the checkpoint; ",
                   cosigned.empty() ? "no witness" : absl::StrJoin(cosigned, ", "), " has"));
}

}  // namespace

std::vector<VerifierKey> Policy::WitnessKeys() const {
  std::vector<VerifierKey> keys;
  for (const PolicyWitness& witness : witnesses) keys.push_back(witness.key);
  return keys;
}

absl::StatusOr<Policy> ParsePolicy(absl::string_view text) {
  const std::vector<absl::string_view> lines = absl::StrSplit(text, '\n');
  if (lines.size() > kPolicyLinesMax)
    return Wrong(absl::StrCat("a policy has at most ", kPolicyLinesMax, " lines"));
  PolicyReader reader;
  Violations violations;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (const absl::Status read = reader.ReadLine(lines[i]); !read.ok())
      violations.Add(absl::StrCat("line ", i + 1), read.message());
  }
  if (violations.empty() && !reader.has_quorum())
    violations.Add("quorum", "is missing: quorum <name>, or quorum none");
  RETURN_IF_ERROR(violations.ToStatus(absl::StatusCode::kInvalidArgument, "not a policy"));
  return std::move(reader).policy();
}

absl::Status CheckPolicy(const Policy& policy, const Note& checkpoint) {
  ASSIGN_OR_RETURN(const Checkpoint read, ParseCheckpoint(checkpoint.text));
  std::vector<VerifierKey> keys;
  std::copy_if(policy.logs.begin(), policy.logs.end(), std::back_inserter(keys),
               [&](const VerifierKey& key) { return key.name == read.origin; });
  if (keys.empty())
    return Wrong(absl::StrCat("the checkpoint is of ", read.origin, ", which is not a log of the policy"));
  RETURN_IF_ERROR(VerifyNote(checkpoint, keys));
  return CheckQuorum(policy, checkpoint);
}

}  // namespace thuocdo::note
