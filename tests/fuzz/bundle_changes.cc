#include "tests/fuzz/bundle_changes.h"

#include <string>

#include "tests/fuzz/sealed.h"

namespace thuocdo::fuzz {
namespace {

using audit::v1::AuditBundle;
using audit::v1::ProvedRecord;
using Records = google::protobuf::RepeatedPtrField<ProvedRecord>;

// Changes one bundle.
class Liar {
 public:
  Liar(Choices& choices, AuditBundle& bundle) : choices_(choices), bundle_(bundle) {}

  void Change() {
    switch (choices_.Byte() % 10) {
      case 0:
        return Remove(AnyStream());
      case 1:
        return Swap(AnyStream());
      case 2:
        return Copy(AnyStream());
      case 3:
        return ChangeByte(AnyPart());
      case 4:
        return Reseal();
      case 5:
        return Rename();
      case 6:
        return Swap(*bundle_.mutable_tables());
      case 7:
        return Remove(*bundle_.mutable_tables());
      case 8:
        return AddNumbers();
      default:
        return bundle_.clear_group_numbers();
    }
  }

 private:
  Records& AnyStream() {
    const uint8_t choice = choices_.Byte() % 4;
    if (choice == 0) return *bundle_.mutable_campaign_records();
    if (choice == 3) return *bundle_.mutable_erasure_records();
    return choice == 1 ? *bundle_.mutable_organization_records() : *bundle_.mutable_sheet_records();
  }

  // One of the stream's; the rule set's if there is none.
  ProvedRecord& AnyRecord() {
    Records& stream = AnyStream();
    const bool is_rules = stream.empty() || choices_.Byte() == 0xff;
    return is_rules ? *bundle_.mutable_rule_set_record() : stream[At(stream.size())];
  }

  std::string& AnyPart() {
    const uint8_t choice = choices_.Byte() % 7;
    if (choice == 0) return *bundle_.mutable_card_csv();
    if (choice == 1) return *bundle_.mutable_checkpoint();
    if (choice == 2 && !bundle_.tables().empty()) return *bundle_.mutable_tables(At(bundle_.tables_size()));
    ProvedRecord& proved = AnyRecord();
    if (choice == 3) return *proved.mutable_record()->mutable_header();
    if (choice == 4) return *proved.mutable_record()->mutable_salt();
    if (choice == 5 || proved.inclusion_proof().empty()) return *proved.mutable_record()->mutable_payload();
    return *proved.mutable_inclusion_proof(At(proved.inclusion_proof_size()));
  }

  template <typename List>
  void Remove(List& list) {
    if (!list.empty()) list.DeleteSubrange(At(list.size()), 1);
  }

  template <typename List>
  void Swap(List& list) {
    if (!list.empty()) list.SwapElements(At(list.size()), At(list.size()));
  }

  void Copy(Records& to) {
    const ProvedRecord copied = AnyRecord();
    if (choices_.Byte() == 0xff)
      *bundle_.mutable_rule_set_record() = copied;
    else
      *to.Add() = copied;
  }

  void ChangeByte(std::string& bytes) {
    if (bytes.empty()) return bytes.push_back(static_cast<char>(choices_.Byte()));
    bytes[choices_.UpTo(bytes.size() - 1)] ^= static_cast<char>(choices_.Byte());
  }

  // Another payload, to which the header commits.
  void Reseal() {
    eventlog::v1::Record& record = *AnyRecord().mutable_record();
    eventlog::v1::RecordHeader header;
    ChangeByte(*record.mutable_payload());
    if (header.ParseFromString(record.header())) record = Sealed(std::move(header), record.payload());
  }

  void Rename() {
    std::string name(choices_.Bytes(choices_.Byte()));
    (choices_.Byte() % 2 == 0 ? *bundle_.mutable_campaign() : *bundle_.mutable_organization()).swap(name);
  }

  // For a criterion that has some, or any; of any unit that there may be.
  void AddNumbers() {
    audit::v1::GroupNumbers numbers;
    if (!bundle_.group_numbers().empty()) numbers = bundle_.group_numbers(At(bundle_.group_numbers_size()));
    numbers.set_count(choices_.Number());
    for (std::string* text : {numbers.mutable_lowest(), numbers.mutable_highest(), numbers.mutable_sum(),
                              numbers.mutable_sum_of_squares(), numbers.mutable_criterion()}) {
      if (choices_.Byte() % 2 == 0) *text = std::string(choices_.Bytes(choices_.Byte() % 32));
    }
    *bundle_.add_group_numbers() = numbers;
  }

  int At(int size) { return static_cast<int>(choices_.UpTo(static_cast<uint64_t>(size) - 1)); }

  Choices& choices_;
  AuditBundle& bundle_;
};

}  // namespace

void ChangeBundle(Choices& choices, AuditBundle& bundle) {
  Liar liar(choices, bundle);
  while (!choices.empty()) liar.Change();
}

}  // namespace thuocdo::fuzz
