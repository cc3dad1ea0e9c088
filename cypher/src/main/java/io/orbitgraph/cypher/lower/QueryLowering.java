package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Clause;
import io.orbitgraph.cypher.ast.Query;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Whole queries: clauses in a row, UNION, NEXT.
final class QueryLowering {
    /// @param rows of a query that returns: its scope is the columns in order
    /// @param returns whether it ends with RETURN or a standalone call
    record Outcome(Rows rows, boolean returns) {}

    /// A branch of UNION and what it starts from.
    record Branch(Query.Single query, Rows start) {}

    private final Compilation compilation;

    QueryLowering(Compilation compilation) {
        this.compilation = compilation;
    }

    Outcome lower(Query query, Rows start, Frame frame) {
        return lower(query, frame, single -> new Branch(single, start));
    }

    /// As [#lower(Query, Rows, Frame)], with a start of its own for each branch of UNION.
    Outcome lowerBranches(Query query, Frame frame, Function<Query.Single, Branch> branches) {
        return lower(query, frame, branches);
    }

    private Outcome lower(Query query, Frame frame, Function<Query.Single, Branch> branches) {
        return switch (query) {
            case Query.Single single -> {
                Branch branch = branches.apply(single);
                yield clauses(branch.query(), branch.start(), frame);
            }
            case Query.Block block -> {
                if (block.graph() != null) {
                    throw compilation.problems.unsupported(block.graph().span(), "USE");
                }
                yield lower(block.body(), frame, branches);
            }
            case Query.Union union -> union(union, frame, branches);
            case Query.Sequence sequence -> sequence(sequence, frame, branches);
            case Query.Conditional conditional -> conditional(conditional, frame, branches);
        };
    }

    private Outcome clauses(Query.Single query, Rows start, Frame frame) {
        List<Clause> clauses = query.clauses();
        if (frame.kind() == Frame.Kind.TOP
                && clauses.size() == 1
                && clauses.getFirst() instanceof Clause.CallProcedure call) {
            Rows called = compilation.procedures.call(call, start, true);
            return new Outcome(called, !called.scope().isEmpty());
        }
        checkEnd(query, frame);
        Rows rows = start;
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            if (ClauseLowering.isUpdate(clause)) {
                if (frame.isExpression()) {
                    throw compilation.problems.at(
                            ErrorCode.INVALID_CLAUSE_COMPOSITION,
                            clause.span(),
                            frame.kind() + " { } cannot change the graph");
                }
                compilation.willWrite();
            }
            boolean last = i == clauses.size() - 1;
            if (!last && (clause instanceof Clause.Return || clause instanceof Clause.Finish)) {
                throw compilation.problems.at(
                        ErrorCode.UNEXPECTED_SYNTAX,
                        clauses.get(i + 1).span(),
                        "Nothing can follow RETURN or FINISH; use WITH to go on");
            }
            rows = compilation.clauses.lower(clause, rows, frame, clauses.subList(i + 1, clauses.size()));
        }
        return new Outcome(rows, returns(query));
    }

    private void checkEnd(Query.Single query, Frame frame) {
        List<Clause> clauses = query.clauses();
        if (frame.mayEndWithoutResult() || (!clauses.isEmpty() && ClauseLowering.concludes(clauses.getLast()))) {
            return;
        }
        Span span = clauses.isEmpty() ? query.span() : clauses.getLast().span();
        throw compilation.problems.at(
                ErrorCode.UNEXPECTED_SYNTAX,
                span,
                "A query ends with RETURN, FINISH, a clause that changes the graph or a CALL, not with this clause");
    }

    /// Whether the query gives rows to whom runs it.
    static boolean returns(Query query) {
        return switch (query) {
            case Query.Single single -> {
                Clause last =
                        single.clauses().isEmpty() ? null : single.clauses().getLast();
                yield last instanceof Clause.Return
                        || ((last instanceof Clause.Show || last instanceof Clause.Terminate)
                                && single.clauses().size() == 1);
            }
            case Query.Block block -> returns(block.body());
            case Query.Union union -> returns(union.branches().getLast());
            case Query.Sequence sequence -> returns(sequence.steps().getLast());
            case Query.Conditional conditional ->
                conditional.branches().stream().anyMatch(branch -> returns(branch.body()));
        };
    }

    // ---- UNION ----

    private Outcome union(Query.Union union, Frame frame, Function<Query.Single, Branch> branches) {
        Query.UnionKind kind = union.kinds().getFirst();
        for (int i = 1; i < union.kinds().size(); i++) {
            if (union.kinds().get(i) != kind) {
                throw compilation.problems.at(
                        ErrorCode.INVALID_CLAUSE_COMPOSITION,
                        union.branches().get(i + 1).span(),
                        "UNION and UNION ALL cannot be mixed; put one of them in CALL { }");
            }
        }
        Outcome result = lower(union.branches().getFirst(), frame, branches);
        for (int i = 1; i < union.branches().size(); i++) {
            Query branch = union.branches().get(i);
            Outcome next = lower(branch, frame, branches);
            boolean last = i == union.branches().size() - 1;
            result = union(result, next, branch.span(), last && kind == Query.UnionKind.DISTINCT);
        }
        return result;
    }

    private Outcome union(Outcome left, Outcome right, Span span, boolean distinct) {
        Scope leftColumns = left.returns() ? left.rows().scope() : Scope.EMPTY;
        Scope rightColumns = right.returns() ? right.rows().scope() : Scope.EMPTY;
        if (!leftColumns.names().equals(rightColumns.names())) {
            throw compilation.problems.at(
                    ErrorCode.DIFFERENT_COLUMNS_IN_UNION,
                    span,
                    "The parts of a UNION return the same columns, but these are " + leftColumns.names() + " and "
                            + rightColumns.names());
        }
        Scope columns = Scope.EMPTY;
        List<LogicalPlan.UnionColumn> pairs = new ArrayList<>();
        for (String name : leftColumns.names()) {
            Variable one = leftColumns.find(name);
            Variable other = rightColumns.find(name);
            if (one != null && other != null) {
                Symbol symbol = compilation.symbol(name);
                pairs.add(new LogicalPlan.UnionColumn(one.symbol(), other.symbol(), symbol));
                columns = columns.with(name, new Variable(symbol, one.type().or(other.type())));
            }
        }
        LogicalPlan plan =
                new LogicalPlan.Union(left.rows().plan(), right.rows().plan(), pairs, distinct);
        return new Outcome(new Rows(plan, columns), left.returns());
    }

    // ---- WHEN ----

    /// A union of the branches, each for the rows that choose it.
    private Outcome conditional(Query.Conditional conditional, Frame frame, Function<Query.Single, Branch> branches) {
        List<Query> bodies = new ArrayList<>();
        conditional.branches().forEach(branch -> bodies.add(branch.body()));
        if (conditional.otherwise() != null) {
            bodies.add(conditional.otherwise());
        }
        Outcome result = null;
        for (int i = 0; i < bodies.size(); i++) {
            int number = i;
            Query body = bodies.get(i);
            Outcome next = lower(body, frame, single -> {
                Branch branch = branches.apply(single);
                Expr chosen = choice(conditional, Environment.of(branch.start().scope()));
                Expr isThis = new Expr.Comparison(
                        Expr.ComparisonOperator.EQUAL, chosen, new Expr.Literal(Value.of((long) number)));
                return new Branch(
                        branch.query(),
                        branch.start()
                                .with(new LogicalPlan.Filter(branch.start().plan(), isThis)));
            });
            result = result == null ? next : union(result, next, body.span(), false);
        }
        if (result == null) {
            throw new IllegalStateException("a conditional query without branches");
        }
        return result;
    }

    /// The number of the first branch whose condition is true; after the last one for ELSE.
    private Expr choice(Query.Conditional conditional, Environment environment) {
        List<Expr.When> whens = new ArrayList<>();
        for (Query.Branch branch : conditional.branches()) {
            Expr number = new Expr.Literal(Value.of((long) whens.size()));
            whens.add(new Expr.When(compilation.expressions.predicate(branch.condition(), environment), number));
        }
        return new Expr.Case(whens, new Expr.Literal(Value.of((long) whens.size())));
    }

    // ---- NEXT ----

    /// Each step starts from the rows of the one before.
    private Outcome sequence(Query.Sequence sequence, Frame frame, Function<Query.Single, Branch> branches) {
        Outcome outcome = lower(sequence.steps().getFirst(), frame, branches);
        for (Query step : sequence.steps().subList(1, sequence.steps().size())) {
            Rows before =
                    outcome.returns() ? outcome.rows() : new Rows(outcome.rows().plan(), Scope.EMPTY);
            if (step instanceof Query.Single single) {
                outcome = clauses(single, before, frame);
                continue;
            }
            Outcome body = lower(step, Rows.argument(before.scope()), frame);
            List<Symbol> results = body.rows().scope().variables().stream()
                    .map(Variable::symbol)
                    .toList();
            outcome = new Outcome(
                    new Rows(
                            new LogicalPlan.Apply(before.plan(), body.rows().plan(), results, !body.returns(), false),
                            body.rows().scope()),
                    body.returns());
        }
        return outcome;
    }
}
