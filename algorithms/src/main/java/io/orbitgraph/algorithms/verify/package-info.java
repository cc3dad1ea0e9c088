/// Checks of results against the graph, written as plainly as possible and independently of the algorithms. Each
/// answers with the first fault in words, or with nothing. For tests, benchmarks and doubts; they take the time they
/// take.
@NullMarked
package io.orbitgraph.algorithms.verify;

import org.jspecify.annotations.NullMarked;
