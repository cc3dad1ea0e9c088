package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Clause;
import io.orbitgraph.cypher.ast.Projection;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.language.FunctionSignature;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.ArrayList;
import java.util.List;

/// One clause on top of the rows before it.
final class ClauseLowering {
    private final Compilation compilation;
    private final Paging paging;

    ClauseLowering(Compilation compilation) {
        this.compilation = compilation;
        this.paging = new Paging(compilation);
    }

    /// @param rest the clauses after it
    Rows lower(Clause clause, Rows in, Frame frame, List<Clause> rest) {
        return switch (clause) {
            case Clause.Match match -> match(match, in);
            case Clause.With with -> compilation.projections.with(with.projection(), in, frame, rest);
            case Clause.Return result -> compilation.projections.result(result.projection(), in, frame);
            case Clause.Page page -> page(page.modifiers(), in);
            case Clause.Unwind unwind -> unwind(unwind, in);
            case Clause.Let let -> let(let, in);
            case Clause.Filter(var _, var predicate) ->
                in.with(new LogicalPlan.Filter(
                        in.plan(), compilation.expressions.predicate(predicate, Environment.of(in.scope()))));
            case Clause.Create create -> compilation.creations.create(create, in);
            case Clause.Merge merge -> compilation.creations.merge(merge, in);
            case Clause.Set set -> compilation.updates.set(set, in);
            case Clause.Remove remove -> compilation.updates.remove(remove, in);
            case Clause.Delete delete -> compilation.updates.delete(delete, in);
            case Clause.Foreach foreach -> compilation.updates.foreach(foreach, in, frame);
            case Clause.CallProcedure call -> compilation.procedures.call(call, in, false);
            case Clause.CallSubquery call -> compilation.subqueries.call(call, in, frame);
            case Clause.Show show -> compilation.shows.show(show, in, frame);
            case Clause.Finish _ -> in.with(new LogicalPlan.Finish(in.plan()));
            case Clause.LoadCsv load -> throw compilation.problems.unsupported(load.span(), "LOAD CSV");
            case Clause.Use use -> throw compilation.problems.unsupported(use.span(), "USE");
            case Clause.Terminate terminate -> compilation.shows.terminate(terminate, in, frame);
        };
    }

    private enum Role {
        UPDATES,
        /// Gives the statement its result, or none.
        CONCLUDES,
        /// Makes rows for the next clause.
        LEADS_ON
    }

    private static Role role(Clause clause) {
        return switch (clause) {
            case Clause.Create _, Clause.Merge _, Clause.Set _, Clause.Remove _, Clause.Delete _, Clause.Foreach _ ->
                Role.UPDATES;
            case Clause.Return _, Clause.Finish _, Clause.CallProcedure _, Clause.Show _, Clause.Terminate _ ->
                Role.CONCLUDES;
            case Clause.CallSubquery call -> QueryLowering.returns(call.body()) ? Role.LEADS_ON : Role.CONCLUDES;
            case Clause.Match _,
                    Clause.With _,
                    Clause.Page _,
                    Clause.Unwind _,
                    Clause.Let _,
                    Clause.Filter _,
                    Clause.LoadCsv _,
                    Clause.Use _ -> Role.LEADS_ON;
        };
    }

    static boolean isUpdate(Clause clause) {
        return role(clause) == Role.UPDATES;
    }

    /// Whether a query may end with it.
    static boolean concludes(Clause clause) {
        return role(clause) != Role.LEADS_ON;
    }

    private Rows match(Clause.Match match, Rows in) {
        if (!match.hints().isEmpty()) {
            throw compilation.problems.unsupported(
                    match.hints().getFirst().span(), "A planner hint (USING INDEX, SCAN or JOIN)");
        }
        Clause.Search search = match.search();
        if (search != null) {
            throw compilation.problems.unsupported(
                    search.span(), "SEARCH (call db.index.vector.queryNodes(…) instead)");
        }
        PatternLowering.Matched matched = compilation.patterns.match(
                match.patterns(), in.scope(), match.where(), match.mode() == Clause.MatchMode.REPEATABLE_ELEMENTS);
        return matched.over(in.plan(), match.optional());
    }

    /// ORDER BY, SKIP, LIMIT and WHERE without a projection.
    Rows page(Projection.Modifiers modifiers, Rows in) {
        List<LogicalPlan.SortKey> keys = new ArrayList<>();
        Environment environment = Environment.of(in.scope());
        for (Projection.SortItem item : modifiers.orderBy()) {
            Expr key = compilation.expressions.expr(item.expression(), environment);
            keys.add(new LogicalPlan.SortKey(key, !item.descending()));
        }
        LogicalPlan plan = Paging.over(
                in.plan(), keys, paging.count(modifiers.skip(), "SKIP"), paging.count(modifiers.limit(), "LIMIT"));
        return in.with(
                modifiers.where() == null
                        ? plan
                        : new LogicalPlan.Filter(
                                plan, compilation.expressions.predicate(modifiers.where(), environment)));
    }

    private Rows unwind(Clause.Unwind unwind, Rows in) {
        Typed list = compilation.expressions.lower(unwind.list(), Environment.of(in.scope()));
        String name = unwind.variable().text();
        if (in.scope().has(name)) {
            throw compilation.problems.alreadyBound(unwind.variable().span(), name);
        }
        Symbol symbol = compilation.symbol(name);
        // A value that is no list is unwound like a list of one.
        Variable variable = new Variable(
                symbol,
                list.type().is(FunctionSignature.Type.LIST) ? list.type().elementOrAny() : list.type());
        return new Rows(
                new LogicalPlan.Unwind(in.plan(), list.expr(), symbol),
                in.scope().with(name, variable));
    }

    private Rows let(Clause.Let let, Rows in) {
        Rows out = in;
        for (Clause.Binding binding : let.bindings()) {
            String name = binding.variable().text();
            if (out.scope().has(name)) {
                throw compilation.problems.alreadyBound(binding.variable().span(), name);
            }
            Typed value = compilation.expressions.lower(binding.value(), Environment.of(in.scope()));
            Symbol symbol = compilation.symbol(name);
            out = new Rows(
                    new LogicalPlan.Project(
                            out.plan(), List.of(new LogicalPlan.Projection(symbol, value.expr())), false),
                    out.scope().with(name, new Variable(symbol, value.type())));
        }
        return out;
    }
}
