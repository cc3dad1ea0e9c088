package io.orbitgraph.query.runtime;

import io.orbitgraph.model.vector.Vector;

/// An expression compiled for one plan instance. Not thread-safe: it may keep buffers.
public interface Evaluator {
    /// The values of the expression for the selected rows of `batch`: row `r` of the result belongs to row `r` of the
    /// batch, other rows are
    /// undefined. The result is valid until the next call and must not be written; it may be one of the batch's own
    /// vectors.
    Vector evaluate(Batch batch);
}
