/// Expressions compiled to evaluators over batches. Start at {@link
/// io.orbitgraph.query.runtime.expression.ExpressionCompiler}.
///
/// An evaluator looks at the classes of its operands' vectors once per batch and runs a typed loop; what it has no loop
/// for it does value by value with the same operators ({@code io.orbitgraph.query.operator}). It never evaluates an
/// operand for a row for which evaluation row by row would not: AND, OR and CASE narrow the selection, so that the same
/// rows fail as if rows were evaluated one by one.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.runtime.expression;
