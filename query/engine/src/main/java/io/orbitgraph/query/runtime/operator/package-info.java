/// The operators that read: one class per record of the physical plan. Start at {@link
/// io.orbitgraph.query.runtime.operator.OperatorBuilder}.
///
/// Operators that make new rows do so through a {@code RowOutput}, which copies from the input only the columns that
/// somebody above still needs. Every operator checks for cancellation once per batch it reads; those that keep rows
/// charge the statement's memory.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.runtime.operator;
