/// Values, errors, and the ports through which front ends, protocols and clients reach a graph.
/// The module that every other one may import, and that imports none.
@NullMarked
package io.orbitgraph.model;

import org.jspecify.annotations.NullMarked;
