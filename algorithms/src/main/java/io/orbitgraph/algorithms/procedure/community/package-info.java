/// The procedures of communities: which nodes belong together, and how closely.
@NullMarked
package io.orbitgraph.algorithms.procedure.community;

import org.jspecify.annotations.NullMarked;
