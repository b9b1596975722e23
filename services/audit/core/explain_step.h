// One step of an explanation's arithmetic, and how its numbers are written.
#pragma once

#include <string>
#include <vector>

#include "common/base/rational.h"
#include "thuocdo/audit/v1/audit.pb.h"

namespace thuocdo {

// One step and what it gives; audit.proto says what the members mean.
struct Step {
  audit::v1::StepKind kind = audit::v1::STEP_KIND_UNSPECIFIED;
  std::string expression;
  Rational value;
  bool approximate = false;
  std::string subject = {};
  std::string quantum = {};
  rules::v1::Rounding rounding = rules::v1::ROUNDING_UNSPECIFIED;
};

// In order; the last step's value is what all of them come to.
using Steps = std::vector<Step>;

// The number that `decimal`, which was checked, writes.
Rational Number(const std::string& decimal);

// `value` as a decimal of at most six digits after the point, else as a fraction `n/d`.
std::string NumberText(const Rational& value);

// The same to stand behind + or −: in brackets if it is negative.
std::string AddendText(const Rational& value);

// The same to stand beside any operator: in brackets if it is negative or a fraction.
std::string OperandText(const Rational& value);

// Rounds the last value to a multiple of `quantum`.
void AddRounded(const std::string& quantum, rules::v1::Rounding rounding, Steps& steps);

// Cuts the last value at `limit` if it is above, or raises it if it is below.
void AddCut(const Rational& limit, Steps& steps);
void AddRaised(const Rational& limit, Steps& steps);

// The `degree`th root of `power`, as people read it.
Step ReadableRoot(audit::v1::StepKind kind, const std::string& expression, const Rational& power,
                  unsigned long degree);

// `step` as a message.
audit::v1::Step StepToProto(const Step& step);

}  // namespace thuocdo
