#include "services/audit/core/bundle/bundle_problem_text.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace thuocdo::audit {
namespace {

// The sentences of a kind, with $0, $1, ... in place of the arguments.
struct Template {
  BundleProblemKind kind;
  const char* vietnamese;
  const char* english;
};

// In the order of BundleProblemKind.
constexpr Template kTemplates[] = {
    {BundleProblemKind::kHeaderUnreadable, "phần đầu của một bản ghi không đọc được",
     "a record's header cannot be read"},
    {BundleProblemKind::kRecordNotInLog,
     "bản ghi ở vị trí $0 (luồng $1, lần ghi $2) không được chứng minh là nằm trong nhật ký đã ký",
     "the record at position $0 (stream $1, revision $2) is not proved to be in the signed log"},
    {BundleProblemKind::kPayloadNotCommitted,
     "bản ghi ở vị trí $0 (luồng $1, lần ghi $2) có nội dung không khớp với cam kết ở phần đầu",
     "the record at position $0 (stream $1, revision $2) has a payload that its header does not commit to"},
    {BundleProblemKind::kRecordUnreadable, "bản ghi ở vị trí $0 (luồng $1, lần ghi $2) không đọc được",
     "the record at position $0 (stream $1, revision $2) cannot be read"},
    {BundleProblemKind::kRecordOutOfOrder, "bản ghi ở vị trí $0 (luồng $1, lần ghi $2) đứng sai chỗ",
     "the record at position $0 (stream $1, revision $2) is out of order"},
    {BundleProblemKind::kErasureMissing,
     "bản ghi ở vị trí $0 (luồng $1, lần ghi $2) không có nội dung, cũng không có bản ghi nào đã xóa nội "
     "dung ấy",
     "the record at position $0 (stream $1, revision $2) has no payload, and no event has erased it"},
    {BundleProblemKind::kErasureUnused, "hồ sơ có bản ghi xóa nội dung mà không xóa gì trong phiếu",
     "a record is given as an erasure that erases nothing of the sheet"},
    {BundleProblemKind::kRecordOfOtherLog,
     "bản ghi ở vị trí $0 (luồng $1, lần ghi $2) thuộc một nhật ký khác",
     "the record at position $0 (stream $1, revision $2) is of another log"},
    {BundleProblemKind::kRecordOfOtherStream,
     "bản ghi ở vị trí $0 (luồng $1, lần ghi $2) không thuộc luồng $3",
     "the record at position $0 (stream $1, revision $2) does not belong to the stream $3"},
    {BundleProblemKind::kRevisionMissing, "thiếu lần ghi $0 của luồng $1",
     "revision $0 of the stream $1 is missing"},
    {BundleProblemKind::kRevisionsOutOfOrder,
     "bản ghi ở vị trí $0 (luồng $1, lần ghi $2) đứng trước lần ghi trước nó",
     "the record at position $0 (stream $1, revision $2) precedes the revision before it"},
    {BundleProblemKind::kCheckpointUnreadable, "mốc nhật ký không đọc được", "the checkpoint cannot be read"},
    {BundleProblemKind::kCheckpointSignatureInvalid, "chữ ký trên mốc nhật ký không đúng",
     "the signature on the checkpoint is invalid"},
    {BundleProblemKind::kCheckpointNotSigned, "mốc nhật ký không có chữ ký của khóa nào đã cho; người ký: $0",
     "none of the given keys has signed the checkpoint; it is signed by: $0"},
    {BundleProblemKind::kCheckpointOfOtherLog,
     "mốc nhật ký là của nhật ký «$0», các khóa đã cho là của nhật ký khác",
     "the checkpoint is of the log \"$0\", but the given keys are of another log"},
    {BundleProblemKind::kCosignatureInvalid, "chữ ký của nhân chứng $0 không đúng",
     "the cosignature of $0 is invalid"},
    {BundleProblemKind::kNotCosigned, "nhân chứng $0 không ký xác nhận mốc nhật ký này",
     "$0 has not cosigned this checkpoint"},
    {BundleProblemKind::kEventDoesNotApply, "một sự kiện không nối tiếp các sự kiện trước nó: $0",
     "an event does not apply after the events before it: $0"},
    {BundleProblemKind::kRecordAfterPublication, "bản ghi ở vị trí $0 có sau vị trí $1 mà công bố dựa vào",
     "the record at position $0 is after position $1, on which the publication is based"},
    {BundleProblemKind::kPublicationPositionUnknown, "công bố nói dựa vào vị trí $0, khi đó chưa có",
     "the publication names position $0, which did not exist yet"},
    {BundleProblemKind::kCampaignRevisionDiffers, "công bố ghi kỳ đánh giá có $0 lần ghi, nhật ký có $1",
     "the publication names $0 revisions of the campaign, but the log has $1"},
    {BundleProblemKind::kRuleSetOfCampaignDiffers,
     "công bố theo bộ tiêu chí $0, kỳ đánh giá theo bộ tiêu chí $1",
     "the publication names the rule set $0, but the campaign has $1"},
    {BundleProblemKind::kUnitNotListedOnce, "$0 không có đúng một lần trong danh sách và trong công bố",
     "$0 is not exactly once on the roster and in the publication"},
    {BundleProblemKind::kPublicationMissing, "hồ sơ không có công bố",
     "there is no publication at the end of the campaign's records"},
    {BundleProblemKind::kPublicationUnreadable, "công bố không đọc được", "the publication cannot be read"},
    {BundleProblemKind::kRuleSetNotPublishedThere,
     "bản ghi ở vị trí $0 không ban hành bộ tiêu chí $1 của công bố",
     "the record at position $0 does not publish $1, the publication's rule set"},
    {BundleProblemKind::kRuleSetUnreadable, "bộ tiêu chí $0 không đọc được",
     "the rule set $0 cannot be read"},
    {BundleProblemKind::kAnswersErased, "nội dung mà công bố dựa vào đã bị xóa: $0",
     "an answer on which the publication is based was erased: $0"},
    {BundleProblemKind::kSheetIncomplete, "công bố dựa vào $0 lần ghi của phiếu, hồ sơ có $1",
     "the publication is based on $0 revisions of the sheet, but the bundle has $1"},
    {BundleProblemKind::kGroupNumbersInvalid, "số liệu chung của nhóm ở tiêu chí $0 không thể có",
     "the group's numbers on the criterion $0 are impossible"},
    {BundleProblemKind::kPointsDiffer, "tính lại ra điểm khác: thẻ đã công bố ghi «$0», tính lại được «$1»",
     "the recomputed points differ: the published card has \"$0\", recomputed it has \"$1\""},
    {BundleProblemKind::kCardNotPublished, "thẻ điểm trong hồ sơ không phải thẻ đã công bố (mã băm khác)",
     "the score card is not the published one (its digest differs)"},
    {BundleProblemKind::kPointsNotComputable, "không tính lại được điểm: $0",
     "the points cannot be recomputed: $0"},
    {BundleProblemKind::kRowCountDiffers, "bảng $0: đơn vị $1 dòng, tính lại thì $2",
     "table $0: the organization has $1 rows, recomputed it has $2"},
    {BundleProblemKind::kRowDiffers, "bảng $0: dòng của đơn vị ghi «$1», tính lại được «$2»",
     "table $0: the row of the organization is \"$1\", recomputed it is \"$2\""},
    {BundleProblemKind::kMemberUnexpected, "bảng $0: $1 không thuộc nhóm này hoặc có hai dòng",
     "table $0: $1 is not of this group or has two rows"},
    {BundleProblemKind::kTableUnreadable, "bảng $0 không đọc được", "the table $0 cannot be read"},
    {BundleProblemKind::kRankWrong, "bảng $0: hạng của $1 không theo quy tắc xếp hạng",
     "table $0: the rank of $1 does not follow from the rows"},
    {BundleProblemKind::kTableCountDiffers, "công bố có $0 bảng, kỳ đánh giá có $1, hồ sơ có $2",
     "the publication has $0 tables, the campaign $1, the bundle $2"},
    {BundleProblemKind::kTableOutOfPlace, "bảng $0 không có ở chỗ của nó trong công bố",
     "the table $0 is not at its place in the publication"},
    {BundleProblemKind::kTableNotPublished, "bảng $0 không phải bảng đã công bố (mã băm khác)",
     "the table $0 is not the published one (its digest differs)"},
};

const Template& TemplateOf(BundleProblemKind kind) { return kTemplates[static_cast<size_t>(kind)]; }

// Every entry is at the index of its kind.
constexpr bool IsOrdered() {
  size_t next = 0;
  for (const Template& text : kTemplates) {
    if (static_cast<size_t>(text.kind) != next++) return false;
  }
  return next == static_cast<size_t>(BundleProblemKind::kTableNotPublished) + 1;
}
static_assert(IsOrdered());

}  // namespace

Sentence ProblemSentence(const BundleProblem& problem) {
  std::vector<std::pair<std::string, std::string>> arguments;
  for (size_t i = 0; i < problem.arguments.size(); ++i)
    arguments.emplace_back(absl::StrCat("$", i), problem.arguments[i]);
  const Template& text = TemplateOf(problem.kind);
  return {absl::StrReplaceAll(text.vietnamese, arguments), absl::StrReplaceAll(text.english, arguments)};
}

}  // namespace thuocdo::audit
