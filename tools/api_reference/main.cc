// api_reference: writes protos/API.md from what protoc read.
#include <fstream>
#include <iostream>
#include <string>

#include "tools/api_reference/core/api_reference.h"

namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

int Fail(const std::string& message) {
  std::cerr << "api_reference: " << message << "\n";
  return kFailed;
}

int Write(const std::string& descriptors, const std::string& output) {
  google::protobuf::FileDescriptorSet files;
  std::ifstream input(descriptors, std::ios::binary);
  if (!files.ParseFromIstream(&input)) return Fail(descriptors + ": cannot be read as a FileDescriptorSet");
  const absl::StatusOr<std::string> reference = thuocdo::api_reference::ApiReference(files);
  if (!reference.ok()) return Fail(std::string(reference.status().message()));
  std::ofstream file(output, std::ios::binary);
  file << *reference << std::flush;
  return file ? kDone : Fail(output + ": cannot be written");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3) return Write(argv[1], argv[2]);
  std::cerr << "usage: api_reference DESCRIPTORS OUTPUT.md\n";
  return kWrongUsage;
}
