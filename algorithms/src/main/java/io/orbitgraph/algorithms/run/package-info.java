/// The frame of all algorithms: what one is ({@link io.orbitgraph.algorithms.run.Algorithm}), and what it is given
/// to run with ({@link io.orbitgraph.algorithms.run.Environment}): threads, seed, cancellation, progress, memory.
///
/// The rule that holds everywhere: the result is a function of graph, parameters and seed. Work is cut into chunks
/// that do not depend on the number of threads, partial sums are added in chunk order, and random numbers are drawn by
/// position ({@link io.orbitgraph.algorithms.run.Draws}), so that one thread and many give the same bits.
@NullMarked
package io.orbitgraph.algorithms.run;

import org.jspecify.annotations.NullMarked;
