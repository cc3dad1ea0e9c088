package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Clause;
import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.Name;
import io.orbitgraph.cypher.ast.Node;
import io.orbitgraph.cypher.ast.PathPattern;
import io.orbitgraph.cypher.ast.Projection;
import io.orbitgraph.cypher.ast.Query;
import io.orbitgraph.cypher.check.Mentions;
import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.cypher.check.StaticType;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Expr.SubqueryKind;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Queries inside expressions, patterns that stand as expressions, and `CALL { }`.
final class SubqueryLowering {
    private final Compilation compilation;

    SubqueryLowering(Compilation compilation) {
        this.compilation = compilation;
    }

    // ---- in expressions ----

    /// Beside an aggregate only grouping keys are there. A name that is gone must not be taken for a new one.
    private void requireVisible(Node part, Environment environment) {
        Grouping grouping = environment.grouping();
        if (grouping != null) {
            grouping.requireVisible(part, environment.scope());
        }
    }

    Expr patternPredicate(Expression.PatternValue pattern, Environment environment) {
        Rows start = Rows.argument(environment.scope().mentionedBy(Mentions.of(pattern)));
        LogicalPlan plan = compilation
                .patterns
                .test(pattern.pattern(), environment.scope())
                .over(start.plan(), false)
                .plan();
        return new Expr.Subquery(SubqueryKind.EXISTS, plan, null, pattern.span().start());
    }

    Typed patternComprehension(Expression.PatternComprehension comprehension, Environment environment) {
        requireVisible(comprehension, environment);
        Rows start = Rows.argument(environment.scope().mentionedBy(Mentions.of(comprehension)));
        Rows matched = compilation
                .patterns
                .match(List.of(comprehension.pattern()), environment.scope(), comprehension.where(), false)
                .over(start.plan(), false);
        Typed result = compilation.expressions.lower(comprehension.result(), Environment.of(matched.scope()));
        return collect(matched.plan(), result, comprehension.span().start());
    }

    private Typed collect(LogicalPlan plan, Typed value, int offset) {
        Symbol symbol = compilation.anonymous();
        LogicalPlan projected =
                new LogicalPlan.Project(plan, List.of(new LogicalPlan.Projection(symbol, value.expr())), true);
        return new Typed(
                new Expr.Subquery(SubqueryKind.COLLECT, projected, symbol, offset), StaticType.listOf(value.type()));
    }

    /// A list of the paths, or the first of it.
    Typed shortestPath(Expression.ShortestPath shortest, Environment environment) {
        requireVisible(shortest, environment);
        PathPattern written = shortest.pattern();
        Name name = new Name(written.span(), compilation.anonymous().name());
        PathPattern pattern = new PathPattern(
                written.span(), name, written.selector(), written.mode(), written.shortest(), written.elements());
        Rows start = Rows.argument(environment.scope().mentionedBy(Mentions.of(shortest)));
        Rows matched = compilation
                .patterns
                .match(List.of(pattern), environment.scope(), null, false)
                .over(start.plan(), false);
        Variable path = matched.scope().find(name.text());
        if (path == null) {
            throw new IllegalStateException("the path was not declared");
        }
        int offset = shortest.span().start();
        Typed list = collect(matched.plan(), Typed.of(path), offset);
        return written.shortest() == PathPattern.ShortestForm.ALL_SHORTEST_PATHS
                ? list
                : new Typed(new Expr.Index(list.expr(), new Expr.Literal(Value.of(0L)), offset), StaticType.PATH);
    }

    Typed subquery(Expression.Subquery subquery, Environment environment) {
        requireVisible(subquery, environment);
        Scope outer = environment.scope().mentionedBy(Mentions.of(subquery.body()));
        Frame.Kind kind = switch (subquery.kind()) {
            case EXISTS -> Frame.Kind.EXISTS;
            case COUNT -> Frame.Kind.COUNT;
            case COLLECT -> Frame.Kind.COLLECT;
        };
        QueryLowering.Outcome body =
                compilation.queries.lower(subquery.body(), Rows.argument(outer), new Frame(kind, outer));
        int offset = subquery.span().start();
        return switch (subquery.kind()) {
            case EXISTS ->
                Typed.bool(new Expr.Subquery(SubqueryKind.EXISTS, body.rows().plan(), null, offset));
            case COUNT ->
                new Typed(new Expr.Subquery(SubqueryKind.COUNT, body.rows().plan(), null, offset), StaticType.INTEGER);
            case COLLECT -> {
                List<Variable> columns = List.copyOf(body.rows().scope().variables());
                if (!body.returns() || columns.size() != 1) {
                    throw compilation.problems.at(
                            ErrorCode.INVALID_CLAUSE_COMPOSITION,
                            subquery.span(),
                            "COLLECT { } must end with a RETURN of exactly one column");
                }
                Variable column = columns.getFirst();
                yield new Typed(
                        new Expr.Subquery(SubqueryKind.COLLECT, body.rows().plan(), column.symbol(), offset),
                        StaticType.listOf(column.type()));
            }
        };
    }

    // ---- CALL { } ----

    Rows call(Clause.CallSubquery call, Rows in, Frame frame) {
        Clause.InTransactions inTransactions = call.inTransactions();
        if (inTransactions != null) {
            throw compilation.problems.unsupported(inTransactions.span(), "CALL { } IN TRANSACTIONS");
        }
        // Inside EXISTS { } and its like nothing may be changed, at any depth.
        Frame.Kind kind = frame.isExpression() ? frame.kind() : Frame.Kind.CALL;
        QueryLowering.Outcome body = switch (call.imports()) {
            case Clause.Imports.ByWith _ -> importingByWith(call.body(), in.scope(), kind);
            case Clause.Imports.Everything _ -> importing(call.body(), in.scope(), kind);
            case Clause.Imports.Listed(var names) -> {
                Scope imports = Scope.EMPTY;
                for (Name name : names) {
                    Variable variable =
                            compilation.expressions.variable(name.span(), name.text(), Environment.of(in.scope()));
                    imports = imports.with(name.text(), variable);
                }
                yield importing(call.body(), imports, kind);
            }
        };
        Scope scope = in.scope();
        Scope columns = body.returns() ? body.rows().scope() : Scope.EMPTY;
        for (String name : columns.names()) {
            Variable column = columns.find(name);
            if (scope.has(name)) {
                throw compilation.problems.alreadyBound(call.span(), name);
            }
            if (column != null) {
                scope = scope.with(name, column);
            }
        }
        List<Symbol> results =
                columns.variables().stream().map(Variable::symbol).toList();
        return new Rows(
                new LogicalPlan.Apply(in.plan(), body.rows().plan(), results, !body.returns(), call.optional()), scope);
    }

    private QueryLowering.Outcome importing(Query body, Scope imports, Frame.Kind kind) {
        Scope mentioned = imports.mentionedBy(Mentions.of(body));
        return compilation.queries.lower(body, Rows.argument(mentioned), new Frame(kind, mentioned));
    }

    /// Each branch of the body says by itself, with a first WITH of plain names, what it sees.
    private QueryLowering.Outcome importingByWith(Query body, Scope outer, Frame.Kind kind) {
        return compilation.queries.lowerBranches(body, new Frame(kind, Scope.EMPTY), branch -> {
            Projection first = importingWith(branch);
            if (first == null) {
                return new QueryLowering.Branch(branch, Rows.ONE);
            }
            Scope imports = first.all() ? outer : Scope.EMPTY;
            for (Projection.Item item : first.items()) {
                imports = imports.with(
                        item.name(), compilation.expressions.variable(item.span(), item.name(), Environment.of(outer)));
            }
            List<Clause> clauses = branch.clauses();
            return new QueryLowering.Branch(
                    new Query.Single(branch.span(), clauses.subList(1, clauses.size())), Rows.argument(imports));
        });
    }

    private static @Nullable Projection importingWith(Query.Single branch) {
        if (branch.clauses().isEmpty()
                || !(branch.clauses().getFirst() instanceof Clause.With(var _, var projection))) {
            return null;
        }
        boolean plain = !projection.distinct()
                && projection.grouping() == null
                && projection.modifiers().equals(Projection.Modifiers.NONE)
                && projection.items().stream()
                        .allMatch(item -> item.expression() instanceof Expression.Variable(var _, var name)
                                && name.equals(item.name()));
        return plain ? projection : null;
    }
}
