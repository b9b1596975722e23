#include "services/audit/core/bundle/make_bundle.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/follow/stream_records.h"
#include "common/note/checkpoint.h"
#include "common/streams/rule_sets.h"
#include "services/audit/core/bundle/bundle_file.h"
#include "services/audit/core/publication/published.h"
#include "services/ranking/core/tables/table_csv.h"
#include "services/scoring/core/card/card_csv.h"
#include "services/scoring/core/card/score_card.h"
#include "services/scoring/core/view/campaign_view.h"

namespace thuocdo::audit {
namespace {

using audit::v1::AuditBundle;
using audit::v1::ProvedRecord;
using eventlog::v1::Record;

absl::StatusOr<uint64_t> TreeSizeOf(absl::string_view checkpoint) {
  ASSIGN_OR_RETURN(const note::Note note, note::ParseNote(checkpoint));
  ASSIGN_OR_RETURN(const note::Checkpoint read, note::ParseCheckpoint(note.text));
  return read.tree.size;
}

// Adds records with their inclusion proofs.
class RecordProver {
 public:
  RecordProver(const BundleSource& source, uint64_t tree_size) : source_(source), tree_size_(tree_size) {}

  absl::Status ProveRecord(const Record& record, ProvedRecord& proved) const {
    ASSIGN_OR_RETURN(const eventlog::PastEvent event, eventlog::Decode(record));
    ASSIGN_OR_RETURN(const merkle::Proof proof, source_.prove(event.position(), tree_size_));
    *proved.mutable_record() = record;
    for (const merkle::Hash& hash : proof) proved.add_inclusion_proof(std::string(merkle::Bytes(hash)));
    return absl::OkStatus();
  }

  // Adds the records of `stream` up to `as_of`.
  template <typename Records>
  absl::Status ProveStream(const std::string& stream, Position as_of, Records& proved) const {
    ASSIGN_OR_RETURN(const std::vector<Record> records, follow::StreamRecords(*source_.store, stream, as_of));
    for (const Record& record : records) RETURN_IF_ERROR(ProveRecord(record, *proved.Add()));
    return absl::OkStatus();
  }

  // Adds the records of `stream` that erased payloads of `erased`, which are records of it: without them the
  // verifier could not tell an erased payload from a withheld one.
  template <typename Records>
  absl::Status ProveErasures(const std::string& stream, const Records& erased, Records& proved) const {
    std::set<uint64_t> wanted;
    for (const ProvedRecord& record : erased) wanted.insert(record.record().erased_by());
    wanted.erase(0);
    if (!wanted.empty() && *wanted.rbegin() > tree_size_)
      return absl::FailedPreconditionError(absl::StrCat("a payload was erased at position ", *wanted.rbegin(),
                                                        ", after the checkpoint of ", tree_size_,
                                                        " records; take a new checkpoint"));
    ASSIGN_OR_RETURN(const std::vector<Record> records,
                     follow::StreamRecords(*source_.store, stream, Position{tree_size_}));
    for (const Record& record : records) {
      ASSIGN_OR_RETURN(const eventlog::PastEvent event, eventlog::Decode(record));
      if (wanted.contains(event.position().value)) RETURN_IF_ERROR(ProveRecord(record, *proved.Add()));
    }
    return absl::OkStatus();
  }

  // Adds the record that published the rule set `name`.
  absl::Status ProveRules(const std::string& name, Position as_of, ProvedRecord& proved) const {
    const std::string id = streams::RuleSetIdOf(name);
    ASSIGN_OR_RETURN(const std::vector<Record> records,
                     follow::StreamRecords(*source_.store, eventlog::RuleSetStream(id), as_of));
    for (const Record& record : records) {
      ASSIGN_OR_RETURN(const eventlog::PastEvent event, eventlog::Decode(record));
      if (streams::RuleSetName(id, event.event.rule_set_published().hash()) == name)
        return ProveRecord(record, proved);
    }
    return absl::NotFoundError(absl::StrCat("there is no rule set ", name));
  }

 private:
  const BundleSource& source_;
  const uint64_t tree_size_;
};

absl::StatusOr<const scoring::ScoreCard*> CardOf(const ranking::RankedCampaign& ranked,
                                                 const std::string& organization) {
  const scoring::ScoreCard* card = scoring::FindCard(ranked.cards, organization);
  if (card != nullptr) return card;
  return absl::NotFoundError(
      absl::StrCat(organization, " is not on the roster of ", ranked.view.campaign.id, " as published"));
}

void AddGroupNumbers(const std::string& criterion, const rules::GroupNumbers& numbers, AuditBundle& bundle) {
  audit::v1::GroupNumbers& message = *bundle.add_group_numbers();
  message.set_criterion(criterion);
  message.set_count(numbers.count);
  message.set_lowest(FormatExact(numbers.lowest));
  message.set_highest(FormatExact(numbers.highest));
  message.set_sum(FormatExact(numbers.sum));
  message.set_sum_of_squares(FormatExact(numbers.sum_of_squares));
}

absl::Status AddRecords(const RecordProver& prover, const Published& published,
                        const scoring::CampaignView& view, AuditBundle& bundle) {
  const std::string& organization = bundle.organization();
  RETURN_IF_ERROR(prover.ProveStream(eventlog::CampaignStream(bundle.campaign()),
                                     published.publication.position, *bundle.mutable_campaign_records()));
  RETURN_IF_ERROR(prover.ProveRules(view.rules.name, view.position, *bundle.mutable_rule_set_record()));
  RETURN_IF_ERROR(prover.ProveStream(eventlog::OrganizationStream(organization), view.position,
                                     *bundle.mutable_organization_records()));
  const std::string sheet = eventlog::SheetStream(bundle.campaign(), organization);
  RETURN_IF_ERROR(prover.ProveStream(sheet, view.position, *bundle.mutable_sheet_records()));
  return prover.ProveErasures(sheet, bundle.sheet_records(), *bundle.mutable_erasure_records());
}

absl::Status AddResults(const follow::History& history, const ranking::RankedCampaign& ranked,
                        AuditBundle& bundle) {
  ASSIGN_OR_RETURN(const scoring::ScoreCard* card, CardOf(ranked, bundle.organization()));
  bundle.set_card_csv(scoring::CardCsv(*card));
  for (const ranking::Table& table : ranked.tables)
    bundle.add_tables(ranking::TableCsv(ranked.view.rules, table));
  ASSIGN_OR_RETURN(const scoring::Population population, scoring::MeasureView(history, ranked.view));
  for (const auto& [key, numbers] : population.all()) {
    if (key.first == card->group) AddGroupNumbers(key.second, numbers, bundle);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<AuditBundle> MakeBundle(const BundleSource& source, const BundleSubject& subject,
                                       absl::string_view checkpoint) {
  const follow::History& history = *source.history;
  ASSIGN_OR_RETURN(const uint64_t size, TreeSizeOf(checkpoint));
  if (history.position().value < size)
    return absl::UnavailableError(absl::StrCat("the checkpoint covers ", size,
                                               " records, but the history has only ",
                                               history.position().value, "; repeat the call later"));
  ASSIGN_OR_RETURN(const Published published,
                   FindPublished(history, subject.campaign, subject.publication, Position{size}));
  ASSIGN_OR_RETURN(const ranking::RankedCampaign ranked,
                   RecomputePublication(history, subject.campaign, published));
  AuditBundle bundle;
  bundle.set_format(std::string(kBundleFormat));
  bundle.set_campaign(subject.campaign);
  bundle.set_organization(subject.organization);
  bundle.set_checkpoint(std::string(checkpoint));
  RETURN_IF_ERROR(AddResults(history, ranked, bundle));
  RETURN_IF_ERROR(AddRecords(RecordProver(source, size), published, ranked.view, bundle));
  return bundle;
}

}  // namespace thuocdo::audit
