// Checkpoints and proofs of a running log, asked for over gRPC and checked with nothing but keys.
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/merkle/verify.h"
#include "common/note/files/checkpoint_store.h"
#include "common/note/files/generate_key.h"
#include "common/note/policy.h"
#include "common/rpc/health.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/audit/audit_module.h"
#include "services/witness/witness_server.h"
#include "tests/integration/services_in_process_for_tests.h"
#include "tests/integration/small_campaign_for_tests.h"
#include "thuocdo/audit/v1/proof_service.grpc.pb.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"

namespace thuocdo {
namespace {

using audit::v1::ProofService;
using eventlog::v1::EventLogService;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::thuocdo::testing::IsOk;
using ::thuocdo::testing::Layout;
using ::thuocdo::testing::NewDirectory;
using ::thuocdo::testing::ServicesInProcess;
using ::thuocdo::testing::SmallCampaign;
using ::thuocdo::testing::StatusIs;

constexpr char kOrigin[] = "binhdinh.example/thuocdo";

note::SignerKey NewKey(const std::string& name, note::SignatureType type) {
  return note::GenerateKey(name, type).value();
}

merkle::Proof ToProof(const google::protobuf::RepeatedPtrField<std::string>& hashes) {
  merkle::Proof proof;
  for (const std::string& hash : hashes) proof.push_back(merkle::HashFrom(hash).value());
  return proof;
}

class ProofsTest : public ::testing::Test {
 protected:
  // Starts the services, with what options_ says, on data_.
  void Start(Layout layout = Layout::kApart) {
    services_.reset();
    services_ = std::make_unique<ServicesInProcess>(data_, layout, options_, policy_);
    campaign_ = SmallCampaign(services_.get());
    proofs_ = ProofService::NewStub(services_->channels().at("audit"));
    log_ = EventLogService::NewStub(services_->channels().at("intake"));
  }

  void StartWithKey() {
    options_.keys = {key_};
    Start();
  }

  absl::StatusOr<note::Note> Checkpoint(uint64_t min_size = 0) {
    audit::v1::GetLogCheckpointRequest request;
    request.set_min_size(min_size);
    const auto response = ServicesInProcess::Call(*proofs_, &ProofService::Stub::GetLogCheckpoint, request);
    if (!response.ok()) return response.status();
    return note::ParseNote(response->note());
  }

  // The tree of the newest checkpoint, whose signature is checked.
  merkle::Tree SignedTree(uint64_t min_size = 0) {
    const absl::StatusOr<note::Note> note = Checkpoint(min_size);
    EXPECT_THAT(note, IsOk());
    if (!note.ok()) return {};
    EXPECT_THAT(note::VerifyNote(*note, {key_.verifier()}), IsOk());
    const absl::StatusOr<note::Checkpoint> checkpoint = note::ParseCheckpoint(note->text);
    EXPECT_EQ(checkpoint->origin, kOrigin);
    return checkpoint->tree;
  }

  auto Inclusion(uint64_t position, uint64_t size) {
    audit::v1::GetInclusionProofRequest request;
    request.set_position(position);
    request.set_tree_size(size);
    return ServicesInProcess::Call(*proofs_, &ProofService::Stub::GetInclusionProof, request);
  }

  auto Consistency(uint64_t first, uint64_t second) {
    audit::v1::GetConsistencyProofRequest request;
    request.set_first_size(first);
    request.set_second_size(second);
    return ServicesInProcess::Call(*proofs_, &ProofService::Stub::GetConsistencyProof, request);
  }

  std::vector<std::string> Headers() {
    eventlog::v1::ReadRecordsRequest request;
    request.set_page_size(1000);
    std::vector<std::string> headers;
    const auto page = ServicesInProcess::Call(*log_, &EventLogService::Stub::ReadRecords, request);
    for (const eventlog::v1::Record& record : page.value().records()) headers.push_back(record.header());
    return headers;
  }

  // Asks health until ProofService says `serving`, for at most 20 s.
  bool WaitForHealth(bool serving) {
    const absl::Time end = absl::Now() + absl::Seconds(20);
    while (absl::Now() < end) {
      const auto is = rpc::IsServing(services_->channels().at("audit"), "thuocdo.audit.v1.ProofService");
      if (is.ok() && *is == serving) return true;
      absl::SleepFor(absl::Milliseconds(20));
    }
    return false;
  }

  const std::string data_ = NewDirectory();
  const note::SignerKey key_ = NewKey(kOrigin, note::SignatureType::kNote);
  const note::SignerKey witness_key_ = NewKey("witness.example/w1", note::SignatureType::kCosignature);
  audit::CheckpointOptions options_;
  note::Policy policy_;
  std::unique_ptr<ServicesInProcess> services_;
  SmallCampaign campaign_ = SmallCampaign(nullptr);
  std::unique_ptr<ProofService::Stub> proofs_;
  std::unique_ptr<EventLogService::Stub> log_;
};

TEST_F(ProofsTest, EveryRecordIsProvedToBeInTheSignedTree) {
  StartWithKey();
  campaign_.Open();
  campaign_.DeclareAll();
  const merkle::Tree tree = SignedTree();
  const std::vector<std::string> headers = Headers();
  ASSERT_THAT(headers, SizeIs(tree.size));

  for (uint64_t position = 1; position <= tree.size; ++position) {
    ASSERT_OK_AND_ASSIGN(const auto proof, Inclusion(position, tree.size));
    const merkle::Hash leaf = merkle::HashLeaf(headers[position - 1]);
    EXPECT_EQ(proof.leaf_hash(), merkle::Bytes(leaf));
    EXPECT_THAT(merkle::VerifyInclusion(leaf, position - 1, tree.size, ToProof(proof.hashes()), tree.root),
                IsOk());
  }
}

TEST_F(ProofsTest, ANewerCheckpointContinuesAnOlderOne) {
  StartWithKey();
  campaign_.Open();
  const merkle::Tree before = SignedTree();
  campaign_.DeclareAll();
  EXPECT_EQ(SignedTree(before.size), before) << "a checkpoint that is large enough is not signed again";
  const merkle::Tree after = SignedTree();
  ASSERT_GT(after.size, before.size);

  ASSERT_OK_AND_ASSIGN(const auto proof, Consistency(before.size, after.size));
  EXPECT_THAT(merkle::VerifyConsistency(before, after, ToProof(proof.hashes())), IsOk());
}

TEST_F(ProofsTest, NothingIsProvedOutsideTheLog) {
  StartWithKey();
  campaign_.Open();
  const uint64_t head = campaign_.Head();
  EXPECT_THAT(Checkpoint(head + 1), StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(Inclusion(1, head + 1), StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(Inclusion(0, head), StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(Inclusion(head, head - 1), StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(Consistency(0, head), StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(Consistency(2, 1), StatusIs(absl::StatusCode::kOutOfRange));
}

TEST_F(ProofsTest, WithoutAKeyNothingIsSignedAndProofsAreGiven) {
  Start();
  campaign_.Open();
  EXPECT_THAT(Checkpoint(),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("thuocdo key generate")));
  EXPECT_THAT(Inclusion(1, campaign_.Head()), IsOk());
}

TEST_F(ProofsTest, WhileKeysChangeBothSign) {
  StartWithKey();
  campaign_.Open();
  const merkle::Tree before = SignedTree();
  const note::SignerKey next = NewKey(kOrigin, note::SignatureType::kNote);
  options_.keys = {key_, next};
  Start();
  ASSERT_OK_AND_ASSIGN(const note::Note both, Checkpoint(before.size));
  EXPECT_THAT(note::VerifyNote(both, {key_.verifier()}), IsOk());
  EXPECT_THAT(note::VerifyNote(both, {next.verifier()}), IsOk());
  options_.keys = {next};
  Start();
  ASSERT_OK_AND_ASSIGN(const note::Note one, Checkpoint(before.size));
  EXPECT_EQ(one.text, both.text);
  EXPECT_THAT(one.signatures, SizeIs(1));
}

TEST_F(ProofsTest, KeysThatDoNotFitAreRejected) {
  audit::CheckpointOptions options;
  options.keys = {key_, NewKey("other.example", note::SignatureType::kNote), witness_key_};
  EXPECT_THAT(audit::AuditModule::Open(NewDirectory(), options).status(),
              StatusIs(absl::StatusCode::kInvalidArgument, AllOf(HasSubstr("other.example: is another name"),
                                                                 HasSubstr("w1: is a witness's key"))));
}

TEST_F(ProofsTest, APublicationIsSignedWithoutBeingAskedFor) {
  options_.schedule = {1'000'000, 1'000'000};
  StartWithKey();
  campaign_.Open();
  campaign_.DeclareAll();
  campaign_.Close();
  const note::CheckpointStore kept(data_ + "/audit-checkpoints");
  ASSERT_EQ(kept.Latest(kOrigin).value().tree.size, 0U);
  ASSERT_OK_AND_ASSIGN(const auto published, campaign_.Publish("publish-1"));

  const absl::Time end = absl::Now() + absl::Seconds(20);
  while (kept.Latest(kOrigin).value().tree.size < published.receipt().last_position() && absl::Now() < end)
    absl::SleepFor(absl::Milliseconds(20));
  EXPECT_GE(kept.Latest(kOrigin).value().tree.size, published.receipt().last_position());
}

TEST_F(ProofsTest, ALogThatDoesNotContinueWhatWasSignedIsNotSigned) {
  StartWithKey();
  campaign_.Open();
  SignedTree();
  services_.reset();
  for (const char* part : {"log", "scoring", "ranking", "audit"})
    std::filesystem::remove_all(absl::StrCat(data_, "/", part));
  options_.schedule.events = 1;
  Start();
  EXPECT_THAT(Checkpoint(),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("an older copy was put in its place")));

  campaign_.Open();  // as long as it was, with other ids, times and salts
  campaign_.DeclareAll();
  EXPECT_THAT(Checkpoint(),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("its first positions were changed")));
  EXPECT_TRUE(WaitForHealth(false));
}

// Nobody asks for a checkpoint, and none is due.
TEST_F(ProofsTest, ALogThatDoesNotContinueWhatWasSignedShowsItselfToARebuiltAudit) {
  options_.schedule = {1'000'000, 1'000'000};
  StartWithKey();
  campaign_.Open();
  const uint64_t size = SignedTree().size;
  services_.reset();
  for (const char* part : {"log", "scoring", "ranking", "audit"})
    std::filesystem::remove_all(absl::StrCat(data_, "/", part));
  auto restart_and_expect = [&](const std::string& why) {
    ::testing::internal::CaptureStderr();
    Start();
    EXPECT_THAT(Inclusion(1, 1), IsOk()) << "it follows";
    EXPECT_TRUE(WaitForHealth(false));
    campaign_.Open();
    services_.reset();
    EXPECT_THAT(::testing::internal::GetCapturedStderr(),
                AllOf(HasSubstr(absl::StrCat("the checkpoint of size ", size)), HasSubstr(why)));
  };
  restart_and_expect("it has 1 position, an older copy was put in its place");
  restart_and_expect(absl::StrCat("it has ", size, " positions; its first positions were changed"));
}

TEST_F(ProofsTest, ALogThatContinuesWhatWasSignedIsSignedByARebuiltAudit) {
  StartWithKey();
  campaign_.Open();
  const merkle::Tree before = SignedTree();
  campaign_.DeclareAll();
  services_.reset();
  std::filesystem::remove_all(data_ + "/audit");
  Start();
  EXPECT_GT(SignedTree().size, before.size);
  EXPECT_TRUE(WaitForHealth(true));
}

TEST_F(ProofsTest, AWitnessCosignsWhatContinuesAndIsHeededWhereItDoesNot) {
  witness::WitnessOptions witness;
  witness.data = NewDirectory();
  witness.key = witness_key_;
  witness.logs = {key_.verifier()};
  ASSERT_OK_AND_ASSIGN(const auto server, witness::WitnessServer::Start(0, witness));
  options_.witnesses = {
      {"W1", witness_key_.verifier(), absl::StrCat("http://127.0.0.1:", server->port(), "/")}};
  StartWithKey();
  campaign_.Open();
  SignedTree();
  campaign_.DeclareAll();
  ASSERT_OK_AND_ASSIGN(const note::Note cosigned, Checkpoint());
  EXPECT_THAT(note::CheckPolicy({{key_.verifier()}, options_.witnesses, {}, "W1"}, cosigned), IsOk());

  // The operator's key and all of its disks still do not suffice to make another log of it.
  services_.reset();
  std::filesystem::remove_all(data_);
  StartWithKey();
  campaign_.Open();
  EXPECT_THAT(Checkpoint(), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("the witness W1")));
  campaign_.DeclareAll();
  campaign_.Close();
  EXPECT_THAT(Checkpoint(), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("the witness W1")));
}

TEST_F(ProofsTest, APublicationNeedsTheQuorumOfThePolicy) {
  witness::WitnessOptions witness;
  witness.data = NewDirectory();
  witness.key = witness_key_;
  witness.logs = {key_.verifier()};
  ASSERT_OK_AND_ASSIGN(const auto server, witness::WitnessServer::Start(0, witness));
  options_.witnesses = {{"W1", witness_key_.verifier(), absl::StrCat("http://127.0.0.1:", server->port())}};
  policy_ = {{key_.verifier()}, options_.witnesses, {}, "W1"};
  StartWithKey();
  campaign_.Open();
  campaign_.DeclareAll();
  campaign_.Close();
  EXPECT_THAT(campaign_.Publish("publish-1"),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("the quorum W1")));
  ASSERT_OK_AND_ASSIGN(const note::Note cosigned, Checkpoint());
  ASSERT_OK_AND_ASSIGN(const auto published,
                       campaign_.Publish("publish-1", 0, "305/QĐ-UBND", note::FormatNote(cosigned)));
  ASSERT_OK_AND_ASSIGN(const auto repeated,
                       campaign_.Publish("publish-1", 0, "305/QĐ-UBND", "of no use any more"));
  EXPECT_TRUE(repeated.receipt().deduplicated());
  EXPECT_EQ(repeated.receipt().last_position(), published.receipt().last_position());
}

TEST_F(ProofsTest, AWitnessThatDoesNotAnswerIsExcludedAndAskedAgain) {
  witness::WitnessOptions witness;
  witness.data = NewDirectory();
  witness.key = witness_key_;
  witness.logs = {key_.verifier()};
  absl::StatusOr<std::unique_ptr<witness::WitnessServer>> server = witness::WitnessServer::Start(0, witness);
  ASSERT_THAT(server, IsOk());
  const int port = (*server)->port();
  server->reset();
  options_.witnesses = {{"W1", witness_key_.verifier(), absl::StrCat("http://127.0.0.1:", port)}};
  StartWithKey();
  campaign_.Open();
  const uint64_t size = SignedTree().size;

  server = witness::WitnessServer::Start(port, witness);
  ASSERT_THAT(server, IsOk());
  ASSERT_OK_AND_ASSIGN(const note::Note cosigned, Checkpoint(size));
  EXPECT_THAT(note::FindCosignatures(cosigned, {witness_key_.verifier()}).value(), SizeIs(1));
}

}  // namespace
}  // namespace thuocdo
