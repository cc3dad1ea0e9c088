package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.vector.Vector;

/// Where the properties of a node that is being scanned come from: columns of the present group, addressed by slot.
@FunctionalInterface
public interface ScanColumns {
    Vector column(int key);
}
