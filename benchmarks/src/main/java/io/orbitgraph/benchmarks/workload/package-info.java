/// What is measured: a deterministic social graph and the statements that run on it.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.benchmarks.workload;
