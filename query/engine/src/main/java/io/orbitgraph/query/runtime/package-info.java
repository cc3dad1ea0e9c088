/// The batch runtime: operators that pass batches of typed vectors, and the evaluators of expressions over them.
///
/// Start at {@link io.orbitgraph.query.runtime.Batch} and {@link io.orbitgraph.query.runtime.Operator}. A new operator
/// is one file; it
/// works on whole batches, and only the declared fallbacks look at boxed values.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.runtime;
