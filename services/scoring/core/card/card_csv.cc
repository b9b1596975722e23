#include "services/scoring/core/card/card_csv.h"

#include "absl/strings/str_cat.h"
#include "common/base/csv.h"
#include "common/base/digest.h"
#include "common/rules/answer.h"

namespace thuocdo::scoring {
namespace {

constexpr size_t kSaltBytes = 32;

std::string StateWord(NodeState state) {
  switch (state) {
    case NodeState::kScored:
      return "scored";
    case NodeState::kNotDeclared:
      return "not-declared";
    case NodeState::kNotAssessed:
      return "not-assessed";
  }
  return "";
}

std::string NodeRow(const NodeScore& node) {
  std::string answer = node.answers.effective ? rules::AnswerText(node.answers.effective->answer) : "";
  std::string points = node.state == NodeState::kScored ? FormatExact(node.points) : "";
  std::string max_points = node.max_points ? FormatExact(*node.max_points) : "";
  return FormatCsvRow({node.node, StateWord(node.state), answer, points, max_points, node.level});
}

}  // namespace

std::string CardCsv(const ScoreCard& card) {
  std::string csv = "node,state,answer,points,max_points,level\n";
  for (const NodeScore& node : card.nodes) csv += NodeRow(node);
  return csv;
}

std::string CardDigest(absl::string_view salt, absl::string_view csv) {
  std::string no_salt(kSaltBytes, '\0');
  return Sha256(absl::StrCat("\x03", salt.empty() ? no_salt : salt, csv));
}

}  // namespace thuocdo::scoring
