package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.PathPattern;
import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Patterns that are matched: MATCH, MERGE's search, subqueries, pattern predicates and comprehensions.
final class PatternLowering {
    /// @param paths the path variables, to be computed from the matched elements
    /// @param scope the names after the match
    record Matched(
            Pattern pattern,
            List<Expr> predicates,
            List<LogicalPlan.Projection> paths,
            Scope scope,
            boolean repeatable) {

        Rows over(LogicalPlan input, boolean optional) {
            LogicalPlan plan = new LogicalPlan.Match(input, pattern, predicates, optional, repeatable);
            return new Rows(paths.isEmpty() ? plan : new LogicalPlan.Project(plan, paths, false), scope);
        }
    }

    private final Compilation compilation;

    PatternLowering(Compilation compilation) {
        this.compilation = compilation;
    }

    /// A pattern that may declare variables.
    Matched match(List<PathPattern> paths, Scope scope, @Nullable Expression where, boolean repeatable) {
        return assemble(paths, scope, where, repeatable, true);
    }

    /// A pattern that tests: all of its names are defined before.
    Matched test(PathPattern path, Scope scope) {
        return assemble(List.of(path), scope, null, false, false);
    }

    private Matched assemble(
            List<PathPattern> paths, Scope scope, @Nullable Expression where, boolean repeatable, boolean mayDeclare) {
        PatternAssembly assembly = new PatternAssembly(compilation, scope, repeatable, mayDeclare);
        for (PathPattern path : paths) {
            assembly.add(path);
        }
        return assembly.finish(where);
    }

    /// The conjuncts of a condition, each one to be placed by itself.
    static List<Expr> conjuncts(Expr predicate) {
        if (!(predicate instanceof Expr.And(var operands))) {
            return List.of(predicate);
        }
        List<Expr> conjuncts = new ArrayList<>();
        for (Expr operand : operands) {
            conjuncts.addAll(conjuncts(operand));
        }
        return conjuncts;
    }

    /// `element {key: value, …}` as one condition per key.
    static List<Expr> propertyPredicates(Symbol element, Expression.MapLiteral written, Expr.MapOf map) {
        List<Expr> predicates = new ArrayList<>(map.entries().size());
        for (int i = 0; i < map.entries().size(); i++) {
            Expr.Entry entry = map.entries().get(i);
            Expr property = new Expr.Property(
                    new Expr.Variable(element),
                    entry.key(),
                    written.entries().get(i).span().start());
            predicates.add(new Expr.Comparison(Expr.ComparisonOperator.EQUAL, property, entry.value()));
        }
        return predicates;
    }
}
