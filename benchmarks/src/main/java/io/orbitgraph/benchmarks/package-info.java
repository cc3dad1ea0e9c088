/// Benchmarks: micro-benchmarks on JMH, and workloads that reach a server over Bolt.
@NullMarked
package io.orbitgraph.benchmarks;

import org.jspecify.annotations.NullMarked;
