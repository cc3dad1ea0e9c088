package io.orbitgraph.query.runtime.write;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan.CreateNode;
import io.orbitgraph.query.logical.LogicalPlan.CreatePattern;
import io.orbitgraph.query.logical.LogicalPlan.CreateRelationship;
import io.orbitgraph.query.logical.LogicalPlan.SetItem;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.ArgumentRows;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowBuffer;
import io.orbitgraph.query.runtime.SingleRow;
import io.orbitgraph.query.runtime.expression.ExpressionCompiler;
import java.util.BitSet;
import java.util.List;

/// Makes the operators of this package.
public final class WriteOperators {
    private final ExecutionContext context;
    private final ExpressionCompiler compiler;
    private final int width;

    public WriteOperators(ExecutionContext context, ExpressionCompiler compiler, int width) {
        this.context = context;
        this.compiler = compiler;
        this.width = width;
    }

    /// All symbols that a pattern names or reads.
    public static BitSet symbols(CreatePattern pattern) {
        BitSet symbols = new BitSet();
        for (CreateNode node : pattern.nodes()) {
            symbols.set(node.symbol().id());
            FreeSymbols.addAll(node.labels(), symbols);
            FreeSymbols.add(node.properties(), symbols);
        }
        for (CreateRelationship relationship : pattern.relationships()) {
            symbols.set(relationship.symbol().id());
            symbols.set(relationship.start().id());
            symbols.set(relationship.end().id());
            FreeSymbols.add(relationship.type(), symbols);
            FreeSymbols.add(relationship.properties(), symbols);
        }
        return symbols;
    }

    /// All symbols that some items read.
    public static BitSet symbols(List<SetItem> items) {
        BitSet symbols = new BitSet();
        for (SetItem item : items) {
            FreeSymbols.addAll(ItemSetter.expressions(item), symbols);
        }
        return symbols;
    }

    public Operator create(Operator input, PhysicalPlan.Create plan) {
        return new CreateOperator(context, input, new PatternMaker(context, compiler, plan.pattern(), false), width);
    }

    /// @param arguments where `match` finds its row
    /// @param columns what `match`, the pattern, the items or anybody after them reads
    public Operator merge(
            Operator input, Operator match, ArgumentRows arguments, PhysicalPlan.Merge plan, int[] columns) {
        BitSet results = new BitSet();
        for (CreateNode node : plan.create().nodes()) {
            results.set(node.symbol().id());
        }
        for (CreateRelationship relationship : plan.create().relationships()) {
            results.set(relationship.symbol().id());
        }
        var actions = new MergeOperator.Actions(
                new PatternMaker(context, compiler, plan.create(), true),
                new ItemSetter(context, compiler, plan.onMatch(), width),
                new ItemSetter(context, compiler, plan.onCreate(), width));
        return new MergeOperator(
                context,
                input,
                match,
                arguments,
                actions,
                results.stream().toArray(),
                new SingleRow(columns, width),
                new RowBuffer(columns, width, context.memory()));
    }

    public Operator set(Operator input, PhysicalPlan.Set plan) {
        return new SetOperator(context, input, new ItemSetter(context, compiler, plan.items(), width));
    }

    public Operator delete(Operator input, PhysicalPlan.Delete plan) {
        return new DeleteOperator(
                context, input, compiler.compile(plan.values()).toArray(new Evaluator[0]), plan.detach());
    }

    /// @param arguments where `body` finds its row
    /// @param columns what `body` reads of the row
    public Operator foreach(
            Operator input, Expr list, Symbol symbol, Operator body, ArgumentRows arguments, int[] columns) {
        return new ForeachOperator(
                context, input, compiler.compile(list), symbol.id(), body, arguments, new SingleRow(columns, width));
    }
}
