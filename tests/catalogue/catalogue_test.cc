// The decision of 2016, from the catalogue's files to its tables and to what is wrong with its print.
#include "tests/catalogue/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "common/base/text.h"
#include "services/ranking/core/printed_check/printed_rows.h"
#include "services/ranking/core/tables/table_csv.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/text/printed_check_text.h"

namespace thuocdo {
namespace {

using ranking::v1::CellCount;
using ranking::v1::CheckPrintedTablesResponse;
using ranking::v1::Finding;
using ranking::v1::PublishedTableRow;
using testing::Catalogue;

class CatalogueTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { catalogue_ = new Catalogue(testing::LoadCatalogue()); }
  static void TearDownTestSuite() { delete catalogue_; }

  static const ranking::Table* FindTable(const std::vector<ranking::Table>& tables, const std::string& id) {
    auto is_it = [&id](const ranking::Table& table) { return table.definition.id() == id; };
    auto found = std::find_if(tables.begin(), tables.end(), is_it);
    return found == tables.end() ? nullptr : &*found;
  }

  // The answer of `organization` to the one criterion of `component`.
  static const intake::v1::AnswerInput* FindAnswer(const std::string& organization,
                                                   const std::string& component) {
    for (const client::OrganizationAnswers& sheet : catalogue_->answers) {
      for (const client::AnswerRow& row : sheet.rows) {
        if (sheet.organization == organization && row.answer.criterion() == component + ".points")
          return &row.answer;
      }
    }
    return nullptr;
  }

  // Whom `name` means.
  static std::string Organization(const std::string& name) {
    for (const intake::v1::OrganizationSpec& spec : catalogue_->organizations) {
      if (FoldName(spec.name()) == FoldName(name)) return spec.id();
    }
    return "";
  }

  static std::string Place(const PublishedTableRow& row) {
    return absl::StrCat("305/QĐ-UBND#table=", row.table(), "&row=", row.row());
  }

  static Catalogue* catalogue_;
};
Catalogue* CatalogueTest::catalogue_ = nullptr;

// Compares with a golden file; writes it instead if THUOCDO_UPDATE_GOLDEN is set (target update_golden).
void ExpectGolden(const std::string& name, const std::string& content) {
  const std::string path = "tests/golden/binh-dinh-2016/" + name;
  if (std::getenv("THUOCDO_UPDATE_GOLDEN") != nullptr) std::ofstream(path) << content;
  EXPECT_EQ(client::ReadInputFile(path).value_or("there is no such file"), content) << path;
}

TEST_F(CatalogueTest, EveryTableIsTheGoldenOneByteForByte) {
  const std::vector<ranking::Table> tables = testing::RankCatalogue(*catalogue_);
  EXPECT_EQ(tables.size(), 16u);
  for (const ranking::Table& table : tables)
    ExpectGolden(table.definition.id() + ".csv", ranking::TableCsv(catalogue_->rules, table));
}

TEST_F(CatalogueTest, TheCheckOfThePrintIsTheGoldenOne) {
  ExpectGolden("findings.csv", client::FindingsCsv(testing::CheckCatalogue(*catalogue_)));
}

TEST_F(CatalogueTest, TablesDoNotDependOnTheOrderOfDeclarations) {
  Catalogue reversed = *catalogue_;
  std::reverse(reversed.answers.begin(), reversed.answers.end());
  std::reverse(reversed.organizations.begin(), reversed.organizations.end());
  const std::vector<ranking::Table> tables = testing::RankCatalogue(*catalogue_);
  const std::vector<ranking::Table> other = testing::RankCatalogue(reversed);
  for (size_t i = 0; i < tables.size(); ++i) {
    EXPECT_EQ(ranking::TableCsv(reversed.rules, other[i]), ranking::TableCsv(catalogue_->rules, tables[i]));
  }
}

TEST_F(CatalogueTest, EveryRosterEntryIsAKnownOrganization) {
  std::set<std::string> known;
  for (const intake::v1::OrganizationSpec& spec : catalogue_->organizations) known.insert(spec.id());
  for (const campaign::v1::RosterEntry& entry : catalogue_->definition.roster()) {
    EXPECT_TRUE(known.contains(entry.organization())) << entry.organization();
  }
  EXPECT_EQ(catalogue_->definition.roster_size(), static_cast<int>(known.size()));
}

TEST_F(CatalogueTest, NoTwoOrganizationsShareAName) {
  std::map<std::string, std::string> owners;
  for (const intake::v1::OrganizationSpec& spec : catalogue_->organizations) {
    std::vector<std::string> names(spec.aliases().begin(), spec.aliases().end());
    names.push_back(spec.name());
    for (const std::string& name : names)
      EXPECT_EQ(owners.emplace(FoldName(name), spec.id()).first->second, spec.id()) << name;
  }
}

TEST_F(CatalogueTest, TheGroupsHaveAsManyUnitsAsTheDecision) {
  const std::vector<ranking::Table> tables = testing::RankCatalogue(*catalogue_);
  EXPECT_EQ(FindTable(tables, "1")->rows.size(), 17u);
  EXPECT_EQ(FindTable(tables, "1")->excluded.size(), 4u);
  EXPECT_EQ(FindTable(tables, "1.1")->rows.size(), 19u);
  EXPECT_EQ(FindTable(tables, "1.3b")->rows.size(), 17u);
  EXPECT_EQ(FindTable(tables, "2")->rows.size(), 11u);
  EXPECT_EQ(FindTable(tables, "2.3b")->rows.size(), 11u);
}

TEST_F(CatalogueTest, TranscribedAnswersAreThePrintedPoints) {
  const std::vector<ranking::Table> tables = testing::RankCatalogue(*catalogue_);
  for (const PublishedTableRow& row : catalogue_->printed) {
    const campaign::v1::TableDefinition& table = FindTable(tables, row.table())->definition;
    if (table.component() == "total") continue;
    const intake::v1::AnswerInput* answer = FindAnswer(Organization(row.unit()), table.component());
    ASSERT_NE(answer, nullptr) << Place(row);
    EXPECT_EQ(ranking::ParsePrintedNumber(row.points()).value(), ParseDecimal(answer->text()).value())
        << Place(row);
    EXPECT_EQ(answer->basis(), event::v1::BASIS_TRANSCRIBED) << Place(row);
  }
}

TEST_F(CatalogueTest, EvidenceNamesARowOfThePrint) {
  std::set<std::string> places;
  for (const PublishedTableRow& row : catalogue_->printed) places.insert(Place(row));
  for (const client::OrganizationAnswers& sheet : catalogue_->answers) {
    for (const client::AnswerRow& row : sheet.rows) {
      ASSERT_EQ(row.answer.evidence_size(), 1);
      EXPECT_TRUE(places.contains(row.answer.evidence(0).uri())) << row.answer.evidence(0).uri();
      const bool inferred = row.answer.basis() == event::v1::BASIS_INFERRED;
      EXPECT_TRUE(!inferred || !row.answer.note().empty())
          << sheet.organization << " " << row.answer.criterion();
    }
  }
}

TEST_F(CatalogueTest, InferredAnswersMakeUpThePrintedTotals) {
  const std::vector<ranking::Table> tables = testing::RankCatalogue(*catalogue_);
  for (const PublishedTableRow& row : catalogue_->printed) {
    const ranking::Table& table = *FindTable(tables, row.table());
    if (table.definition.component() != "total") continue;
    auto is_it = [&](const ranking::TableRow& computed) {
      return computed.organization == Organization(row.unit());
    };
    auto computed = std::find_if(table.rows.begin(), table.rows.end(), is_it);
    ASSERT_NE(computed, table.rows.end()) << Place(row);
    EXPECT_EQ(computed->points, ranking::ParsePrintedNumber(row.points()).value()) << Place(row);
  }
}

TEST_F(CatalogueTest, EveryPointPercentageAndLevelOfThePrintAgrees) {
  const CheckPrintedTablesResponse checked = testing::CheckCatalogue(*catalogue_);
  for (const CellCount& count : checked.cells()) {
    if (count.column() == "rank" || count.column() == "previous_rank") continue;
    EXPECT_EQ(count.independent_differing() + count.by_construction_differing(), 0u) << count.column();
    EXPECT_EQ(count.independent() + count.by_construction(), catalogue_->printed.size()) << count.column();
  }
  EXPECT_EQ(checked.rows(), catalogue_->printed.size());
  EXPECT_EQ(checked.tables(), 15u);
}

TEST_F(CatalogueTest, DepartmentTotalsAreCheckedIndependentlyAndDistrictTotalsAgreeByConstruction) {
  const CheckPrintedTablesResponse checked = testing::CheckCatalogue(*catalogue_);
  EXPECT_EQ(checked.cells(0).independent(), FindTable(testing::RankCatalogue(*catalogue_), "1")->rows.size());
}

}  // namespace
}  // namespace thuocdo
