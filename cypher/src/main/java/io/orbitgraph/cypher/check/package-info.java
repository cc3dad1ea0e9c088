/// What Cypher demands of a statement beyond its grammar: scopes, types as far as they are known without data, where
/// aggregation may stand, which functions there are. Used by {@code lower}, which walks the tree once and asks here.
///
/// Every refusal is an [io.orbitgraph.model.error.OrbitException] made by [Problems], so that it has a place and a
/// caret.
@NullMarked
package io.orbitgraph.cypher.check;

import org.jspecify.annotations.NullMarked;
