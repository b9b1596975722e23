#include "common/rules/methods/method_list.h"

namespace thuocdo::rules {
namespace {

std::vector<MethodDefinition> DefineAll() {
  std::vector<MethodDefinition> definitions;
  for (const auto define : kMethods) definitions.push_back(define());
  return definitions;
}

}  // namespace

const MethodDefinition* FindMethod(rules::v1::Criterion::MethodCase kind) {
  static const auto* const kDefinitions = new std::vector<MethodDefinition>(DefineAll());
  for (const MethodDefinition& definition : *kDefinitions) {
    if (definition.kind == kind) return &definition;
  }
  return nullptr;
}

MethodTraits TraitsOf(const rules::v1::Criterion& rule) {
  const MethodDefinition* method = FindMethod(rule.method_case());
  return method == nullptr ? MethodTraits() : method->traits(rule);
}

}  // namespace thuocdo::rules
