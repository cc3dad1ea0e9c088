package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.ArgumentRows;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.Predicate;
import io.orbitgraph.query.runtime.RowOutput;
import io.orbitgraph.query.runtime.SingleRow;
import io.orbitgraph.query.runtime.expression.ExpressionCompiler;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the operators of this package.
public final class ExpandOperators {
    private final ExecutionContext context;
    private final ExpressionCompiler compiler;
    private final boolean writes;
    private final int width;

    /// @param writes whether the statement writes, so that slices of adjacency may change under an operator
    public ExpandOperators(ExecutionContext context, ExpressionCompiler compiler, boolean writes, int width) {
        this.context = context;
        this.compiler = compiler;
        this.writes = writes;
        this.width = width;
    }

    private Hops hops(Pattern.Direction direction, List<String> types) {
        return new Hops(context, direction, types, writes);
    }

    /// @param bindsRelationship whether anybody reads the relationship
    public Operator expand(Operator input, PhysicalPlan.Expand plan, boolean bindsRelationship, RowOutput output) {
        Hops hops = hops(plan.direction(), plan.types());
        if (plan.relationshipBound()) {
            return new ExpandBoundOperator(context, input, plan, hops, output);
        }
        return plan.into()
                ? new ExpandIntoOperator(
                        context,
                        input,
                        plan,
                        hops,
                        hops(reversed(plan.direction()), plan.types()),
                        bindsRelationship,
                        output)
                : new ExpandOperator(context, input, plan, hops, bindsRelationship, output);
    }

    /// An expansion that passes each row once, with the number of its neighbours as the multiplicity.
    public Operator expandCount(Operator input, PhysicalPlan.Expand plan) {
        return new ExpandCountOperator(context, input, plan, hops(plan.direction(), plan.types()), width);
    }

    /// An expansion that passes each row once, with its neighbours as a list vector. In one direction and over one type
    /// only.
    public Operator listExpand(Operator input, PhysicalPlan.Expand plan) {
        return new ListExpandOperator(context, input, plan, hops(plan.direction(), plan.types()), width);
    }

    public Operator degree(Operator input, PhysicalPlan.Degree plan) {
        return new DegreeOperator(
                context,
                input,
                plan.node().id(),
                hops(plan.direction(), plan.types()),
                plan.result().id(),
                width);
    }

    /// @param bindsList whether anybody reads the list of relationships
    public Operator variableExpand(
            Operator input, PhysicalPlan.VariableExpand plan, boolean bindsList, RowOutput output) {
        DistinctRelationships distinct = new DistinctRelationships(plan.distinctFrom());
        Steps steps = steps(plan.connection(), plan.fromRight(), distinct);
        return plan.listBound()
                ? new BoundListOperator(context, input, plan, steps, distinct, output)
                : new VariableExpandOperator(context, input, plan, steps, distinct, bindsList, output);
    }

    /// @param conditionColumns what the conditions on the whole path read of the row
    public Operator shortestPath(
            Operator input, PhysicalPlan.ShortestPath plan, int[] conditionColumns, RowOutput output) {
        DistinctRelationships distinct = new DistinctRelationships(plan.distinctFrom());
        Pattern.VariableLength connection = plan.connection().connection();
        List<Predicate> conditions = new ArrayList<>();
        for (Expr predicate : plan.connection().predicates()) {
            conditions.add(compiler.predicate(predicate));
        }
        return new ShortestPathOperator(
                context,
                input,
                plan,
                new ShortestPathOperator.Search(
                        steps(connection, false, distinct), steps(connection, true, distinct), distinct),
                new ShortestPathOperator.Conditions(conditions, new SingleRow(conditionColumns, width)),
                output);
    }

    /// @param step the operator of one repetition, which finds its row in `arguments`
    /// @param stepColumns what it reads of the outer row
    public Operator quantifiedExpand(
            Operator input,
            PhysicalPlan.QuantifiedExpand plan,
            Operator step,
            ArgumentRows arguments,
            int[] stepColumns,
            RowOutput output) {
        return new QuantifiedExpandOperator(
                context,
                input,
                plan,
                new QuantifiedExpandOperator.Step(
                        step,
                        arguments,
                        new SingleRow(stepColumns, width),
                        plan.innerFrom().id(),
                        plan.innerTo().id(),
                        relationships(plan.connection())),
                new DistinctRelationships(plan.distinctFrom()),
                output);
    }

    private static int[] relationships(Pattern.Quantified pattern) {
        BitSet symbols = new BitSet();
        for (Pattern.Connection connection : pattern.inner().connections()) {
            switch (connection) {
                case Pattern.Relationship relationship ->
                    symbols.set(relationship.symbol().id());
                case Pattern.VariableLength variable ->
                    symbols.set(variable.symbol().id());
                case Pattern.ShortestPath path ->
                    symbols.set(path.connection().symbol().id());
                case Pattern.Quantified _ ->
                    throw new OrbitException(
                            ErrorCode.UNSUPPORTED_FEATURE, "A quantified path pattern inside another is not supported");
            }
        }
        return symbols.stream().toArray();
    }

    /// What the plan of one repetition must give.
    public static BitSet stepResults(PhysicalPlan.QuantifiedExpand plan) {
        Pattern.Quantified pattern = plan.connection();
        BitSet needed = new BitSet();
        needed.set(plan.innerTo().id());
        for (Pattern.Group group : pattern.groups()) {
            needed.set(group.inner().id());
        }
        for (int id : relationships(pattern)) {
            needed.set(id);
        }
        return needed;
    }

    /// The steps of a connection.
    ///
    /// @param backwards against its direction
    private Steps steps(Pattern.VariableLength connection, boolean backwards, DistinctRelationships distinct) {
        List<String> types = names(connection.types());
        Hops hops = hops(
                backwards ? reversed(connection.direction()) : connection.direction(),
                types == null ? List.of() : types);
        Expr condition = condition(connection);
        Steps.EachCondition each = condition == null
                ? null
                : new Steps.EachCondition(
                        compiler.predicate(condition),
                        connection.each().id(),
                        read(connection).stream().toArray());
        return new Steps(context, hops, distinct, each, width);
    }

    /// The outer variables that a connection's condition reads.
    public static BitSet read(Pattern.VariableLength connection) {
        BitSet read = FreeSymbols.of(condition(connection));
        read.clear(connection.each().id());
        return read;
    }

    /// What must hold of each relationship besides plain type names.
    private static @Nullable Expr condition(Pattern.VariableLength connection) {
        LabelExpr types = connection.types();
        if (types == null || names(types) != null) {
            return connection.predicate();
        }
        Symbol each = connection.each();
        Expr typed = new Expr.HasLabels(new Expr.Variable(each), types, -1);
        return connection.predicate() == null ? typed : new Expr.And(List.of(typed, connection.predicate()));
    }

    /// The names, if the expression is a name or an alternative of names; all types if it is absent; null if it says
    /// anything else.
    private static @Nullable List<String> names(@Nullable LabelExpr types) {
        return switch (types) {
            case null -> List.of();
            case LabelExpr.Named(String name) -> List.of(name);
            case LabelExpr.Or(List<LabelExpr> operands) -> {
                List<String> names = new ArrayList<>();
                for (LabelExpr operand : operands) {
                    if (!(operand instanceof LabelExpr.Named(String name))) {
                        yield null;
                    }
                    names.add(name);
                }
                yield names;
            }
            case LabelExpr.Wildcard _, LabelExpr.Dynamic _, LabelExpr.Not _, LabelExpr.And _ -> null;
        };
    }

    static Pattern.Direction reversed(Pattern.Direction direction) {
        return switch (direction) {
            case OUT -> Pattern.Direction.IN;
            case IN -> Pattern.Direction.OUT;
            case BOTH -> Pattern.Direction.BOTH;
        };
    }
}
