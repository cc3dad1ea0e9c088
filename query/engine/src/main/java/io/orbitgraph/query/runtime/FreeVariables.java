package io.orbitgraph.query.runtime;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of the row's variables an expression reads, by symbol id. Variables that the expression binds itself are left
/// in: their ids are
/// unique, so that nobody else can mean them.
public final class FreeVariables {
    private FreeVariables() {}

    public static BitSet of(@Nullable Expr expression) {
        BitSet into = new BitSet();
        add(expression, into);
        return into;
    }

    public static void addAll(List<Expr> expressions, BitSet into) {
        for (Expr expression : expressions) {
            add(expression, into);
        }
    }

    public static void add(@Nullable Expr expression, BitSet into) {
        switch (expression) {
            case null -> {}
            case Expr.Literal _, Expr.Parameter _ -> {}
            case Expr.Variable(Symbol symbol) -> into.set(symbol.id());
            case Expr.Property(Expr subject, var _, var _) -> add(subject, into);
            case Expr.Index(Expr subject, Expr index, var _) -> {
                add(subject, into);
                add(index, into);
            }
            case Expr.Slice(Expr subject, Expr from, Expr to, var _) -> {
                add(subject, into);
                add(from, into);
                add(to, into);
            }
            case Expr.ListOf(List<Expr> items) -> addAll(items, into);
            case Expr.MapOf(List<Expr.Entry> entries) -> addEntries(entries, into);
            case Expr.MapProjection(Expr subject, var _, List<Expr.Entry> entries, var _) -> {
                add(subject, into);
                addEntries(entries, into);
            }
            case Expr.Call(var _, List<Expr> arguments, var _) -> addAll(arguments, into);
            case Expr.AggregateCall(var _, List<Expr> arguments, var _, var _) -> addAll(arguments, into);
            case Expr.Arithmetic(var _, Expr left, Expr right, var _) -> {
                add(left, into);
                add(right, into);
            }
            case Expr.Negate(Expr operand, var _) -> add(operand, into);
            case Expr.Comparison(var _, Expr left, Expr right) -> {
                add(left, into);
                add(right, into);
            }
            case Expr.And(List<Expr> operands) -> addAll(operands, into);
            case Expr.Or(List<Expr> operands) -> addAll(operands, into);
            case Expr.Xor(Expr left, Expr right) -> {
                add(left, into);
                add(right, into);
            }
            case Expr.Not(Expr operand) -> add(operand, into);
            case Expr.IsNull(Expr operand) -> add(operand, into);
            case Expr.In(Expr element, Expr list, var _) -> {
                add(element, into);
                add(list, into);
            }
            case Expr.StringMatch(var _, Expr left, Expr right, var _) -> {
                add(left, into);
                add(right, into);
            }
            case Expr.HasLabels(Expr entity, LabelExpr labels, var _) -> {
                add(entity, into);
                add(labels, into);
            }
            case Expr.IsTyped(Expr operand, var _) -> add(operand, into);
            case Expr.Case(List<Expr.When> branches, Expr otherwise) -> {
                for (Expr.When branch : branches) {
                    add(branch.condition(), into);
                    add(branch.result(), into);
                }
                add(otherwise, into);
            }
            case Expr.Let(var _, Expr value, Expr body) -> {
                add(value, into);
                add(body, into);
            }
            case Expr.ListComprehension(var _, Expr list, Expr predicate, Expr projection, var _) -> {
                add(list, into);
                add(predicate, into);
                add(projection, into);
            }
            case Expr.Quantified(var _, var _, Expr list, Expr predicate, var _) -> {
                add(list, into);
                add(predicate, into);
            }
            case Expr.Reduce(var _, Expr initial, var _, Expr list, Expr body, var _) -> {
                add(initial, into);
                add(list, into);
                add(body, into);
            }
            case Expr.PathOf(List<Symbol> elements) -> {
                for (Symbol element : elements) {
                    into.set(element.id());
                }
            }
            case Expr.Subquery(var _, LogicalPlan plan, var _, var _) -> addArguments(plan, into);
        }
    }

    /// The variables that a label expression reads: only dynamic names do.
    public static void add(@Nullable LabelExpr labels, BitSet into) {
        switch (labels) {
            case null -> {}
            case LabelExpr.Named _, LabelExpr.Wildcard _ -> {}
            case LabelExpr.Dynamic(Expr names, var _) -> add(names, into);
            case LabelExpr.Not(LabelExpr operand) -> add(operand, into);
            case LabelExpr.And(List<LabelExpr> operands) -> {
                for (LabelExpr operand : operands) {
                    add(operand, into);
                }
            }
            case LabelExpr.Or(List<LabelExpr> operands) -> {
                for (LabelExpr operand : operands) {
                    add(operand, into);
                }
            }
        }
    }

    private static void addEntries(List<Expr.Entry> entries, BitSet into) {
        for (Expr.Entry entry : entries) {
            add(entry.value(), into);
        }
    }

    /// What the Arguments say that a subquery starts from.
    private static void addArguments(LogicalPlan plan, BitSet into) {
        switch (plan) {
            case LogicalPlan.Argument(List<Symbol> symbols) -> {
                for (Symbol symbol : symbols) {
                    into.set(symbol.id());
                }
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
            case LogicalPlan.Union union -> {
                addArguments(union.left(), into);
                addArguments(union.right(), into);
            }
            case LogicalPlan.Apply apply -> addArguments(apply.input(), into);
            case LogicalPlan.CallProcedure call -> addArguments(call.input(), into);
            case LogicalPlan.Create create -> addArguments(create.input(), into);
            case LogicalPlan.Merge merge -> addArguments(merge.input(), into);
            case LogicalPlan.Set set -> addArguments(set.input(), into);
            case LogicalPlan.Delete delete -> addArguments(delete.input(), into);
            case LogicalPlan.Foreach foreach -> addArguments(foreach.input(), into);
            case LogicalPlan.Finish finish -> addArguments(finish.input(), into);
        }
    }
}
