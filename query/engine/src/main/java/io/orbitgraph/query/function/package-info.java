/// The function library: scalar and aggregating functions of Cypher, each with a signature, a kernel over typed vectors
/// where that pays, and a fallback over boxed values that is always right.
///
/// Start at {@link io.orbitgraph.query.function.FunctionRegistry}. The functions of one topic stand in one file. Value
/// semantics come from `io.orbitgraph.model.value`, operators from `io.orbitgraph.query.operator`.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.function;
