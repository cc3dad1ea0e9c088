package io.orbitgraph.query.expr;

import io.orbitgraph.query.logical.LogicalPlan;
import java.util.BitSet;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The symbols that expressions take from outside, by id; not those that they bind for parts of themselves.
public final class FreeSymbols {
    private FreeSymbols() {}

    public static BitSet of(@Nullable Expr expr) {
        BitSet symbols = new BitSet();
        add(expr, symbols);
        return symbols;
    }

    public static BitSet of(Collection<Expr> exprs) {
        BitSet symbols = new BitSet();
        addAll(exprs, symbols);
        return symbols;
    }

    public static void addAll(Collection<Expr> exprs, BitSet into) {
        for (Expr expr : exprs) {
            add(expr, into);
        }
    }

    /// What a label expression takes: only names that are computed take anything.
    public static void add(@Nullable LabelExpr labels, BitSet into) {
        if (labels != null) {
            ExprTree.labelNames(labels, names -> add(names, into));
        }
    }

    public static void add(@Nullable Expr expr, BitSet into) {
        switch (expr) {
            case null -> {}
            case Expr.Variable(var symbol) -> into.set(symbol.id());
            case Expr.PathOf(var elements) -> elements.forEach(element -> into.set(element.id()));
            case Expr.Subquery(var _, var plan, var _, var _) -> addArguments(plan, into);
            case Expr.Let(var symbol, var value, var body) -> {
                add(value, into);
                addBody(into, body, symbol);
            }
            case Expr.ListComprehension(var symbol, var list, var predicate, var projection, var _) -> {
                add(list, into);
                addBody(into, predicate, symbol);
                addBody(into, projection, symbol);
            }
            case Expr.Quantified(var _, var symbol, var list, var predicate, var _) -> {
                add(list, into);
                addBody(into, predicate, symbol);
            }
            case Expr.Reduce(var accumulator, var initial, var symbol, var list, var body, var _) -> {
                add(initial, into);
                add(list, into);
                addBody(into, body, accumulator, symbol);
            }
            case Expr.Literal _,
                    Expr.Parameter _,
                    Expr.Property _,
                    Expr.Index _,
                    Expr.Slice _,
                    Expr.ListOf _,
                    Expr.MapOf _,
                    Expr.MapProjection _,
                    Expr.Call _,
                    Expr.AggregateCall _,
                    Expr.Arithmetic _,
                    Expr.Negate _,
                    Expr.Comparison _,
                    Expr.And _,
                    Expr.Or _,
                    Expr.Xor _,
                    Expr.Not _,
                    Expr.IsNull _,
                    Expr.In _,
                    Expr.StringMatch _,
                    Expr.HasLabels _,
                    Expr.IsTyped _,
                    Expr.Case _ -> ExprTree.children(expr, child -> add(child, into));
        }
    }

    private static void addBody(BitSet into, @Nullable Expr body, Symbol... locals) {
        if (body != null) {
            BitSet inner = of(body);
            for (Symbol local : locals) {
                inner.clear(local.id());
            }
            into.or(inner);
        }
    }

    /// What a subquery's plan takes from outside: the symbols of the Argument it starts from.
    private static void addArguments(LogicalPlan plan, BitSet into) {
        switch (plan) {
            case LogicalPlan.Argument(var symbols) -> symbols.forEach(symbol -> into.set(symbol.id()));
            case LogicalPlan.Union(var left, var right, var _, var _) -> {
                addArguments(left, into);
                addArguments(right, into);
            }
            case LogicalPlan.Match match -> addArguments(match.input(), into);
            case LogicalPlan.Filter filter -> addArguments(filter.input(), into);
            case LogicalPlan.Project project -> addArguments(project.input(), into);
            case LogicalPlan.Aggregate aggregate -> addArguments(aggregate.input(), into);
            case LogicalPlan.Distinct distinct -> addArguments(distinct.input(), into);
            case LogicalPlan.Sort sort -> addArguments(sort.input(), into);
            case LogicalPlan.Skip skip -> addArguments(skip.input(), into);
            case LogicalPlan.Limit limit -> addArguments(limit.input(), into);
            case LogicalPlan.Unwind unwind -> addArguments(unwind.input(), into);
            case LogicalPlan.Apply apply -> addArguments(apply.input(), into);
            case LogicalPlan.CallProcedure call -> addArguments(call.input(), into);
            case LogicalPlan.Create create -> addArguments(create.input(), into);
            case LogicalPlan.Merge merge -> addArguments(merge.input(), into);
            case LogicalPlan.Set set -> addArguments(set.input(), into);
            case LogicalPlan.Delete delete -> addArguments(delete.input(), into);
            case LogicalPlan.Foreach each -> addArguments(each.input(), into);
            case LogicalPlan.Finish finish -> addArguments(finish.input(), into);
        }
    }
}
