/// The logical plan: relational operators over rows of variables, with graph patterns as one operator that the engine
/// takes apart. Front ends produce it, the engine's rules and cost model transform it.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.logical;
