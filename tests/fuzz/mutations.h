// What a liar may do to a proof.
#pragma once

#include "common/merkle/proof.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/reference_tree.h"

namespace thuocdo::fuzz {

// A node of `tree`, or a hash that the input brings along.
merkle::Hash AnyHash(const ReferenceTree& tree, Choices& choices);

// `proof` with at most 7 hashes put in, replaced, swapped, removed or changed; a first byte of 0 leaves it.
merkle::Proof Mutated(const ReferenceTree& tree, Choices& choices, merkle::Proof proof);

}  // namespace thuocdo::fuzz
