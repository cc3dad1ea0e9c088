/// The operators that write. They change the graph row by row, in the order of the rows: what a row writes, the
/// expressions of the next
/// row see. Where reads of the same statement must not see writes, the planner puts an Eager between them.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.runtime.write;
