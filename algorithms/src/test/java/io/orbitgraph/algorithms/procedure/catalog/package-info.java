/// Tests of the frame, without a database.
@NullMarked
package io.orbitgraph.algorithms.procedure.catalog;

import org.jspecify.annotations.NullMarked;
