package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.runtime.Evaluator;

/// Turns a subquery in an expression into an evaluator. The operators' part of the compiler: expressions know no plans.
@FunctionalInterface
public interface SubqueryCompiler {
    Evaluator compile(Expr.Subquery subquery);
}
