/// Graph algorithms on generated graphs, beside JGraphT.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.benchmarks.algorithms;
