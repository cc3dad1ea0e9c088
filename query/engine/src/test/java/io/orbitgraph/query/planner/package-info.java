/// Tests of the planner.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.planner;
