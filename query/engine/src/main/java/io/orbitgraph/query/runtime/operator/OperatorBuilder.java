package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.function.AggregateFunction;
import io.orbitgraph.query.function.FunctionRegistry;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Statement;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.physical.PhysicalPlan.ApplyKind;
import io.orbitgraph.query.runtime.ArgumentRows;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.Predicate;
import io.orbitgraph.query.runtime.Profiler;
import io.orbitgraph.query.runtime.RowBuffer;
import io.orbitgraph.query.runtime.RowOutput;
import io.orbitgraph.query.runtime.SingleRow;
import io.orbitgraph.query.runtime.SubplanPlanner;
import io.orbitgraph.query.runtime.expand.ExpandColumns;
import io.orbitgraph.query.runtime.expand.ExpandOperators;
import io.orbitgraph.query.runtime.expression.ExpressionCompiler;
import io.orbitgraph.query.runtime.write.WriteOperators;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds the operators of a physical plan, for one execution.
///
/// Goes from the root down with the set of columns that somebody above reads, so that operators that make new rows copy
/// only those.
public final class OperatorBuilder {
    /// Where the Arguments of one (sub)plan find their rows, and which columns they read of them.
    private record Scope(ArgumentRows rows, BitSet used) {
        Scope() {
            this(new ArgumentRows(), new BitSet());
        }

        int[] symbols() {
            return used.stream().toArray();
        }
    }

    private final ExecutionContext context;
    private final FunctionRegistry functions;
    private final SubplanPlanner subplans;
    private final @Nullable Profiler profiler;
    private final int width;
    /// The column in which the inner plan of a batched Apply carries the number of the argument row.
    private final int origin;
    private final ExpressionCompiler compiler;
    private final ExpandOperators expandOperators;
    private final WriteOperators writeOperators;
    private final List<Operator> subqueries = new ArrayList<>();

    /// @param statement its symbol count, and whether it writes
    /// @param profiler null unless the statement is profiled
    public OperatorBuilder(
            ExecutionContext context,
            FunctionRegistry functions,
            SubplanPlanner subplans,
            Statement.Query statement,
            @Nullable Profiler profiler) {
        this.context = context;
        this.functions = functions;
        this.subplans = subplans;
        this.profiler = profiler;
        this.origin = statement.symbolCount();
        this.width = origin + 1;
        this.compiler = new ExpressionCompiler(context, functions, width, this::subquery);
        this.expandOperators = new ExpandOperators(context, compiler, statement.writes(), width);
        this.writeOperators = new WriteOperators(context, compiler, width);
    }

    /// The root operator of a whole plan.
    public Operator build(PhysicalPlan plan) {
        Scope scope = new Scope();
        Batch empty = new Batch(width);
        empty.size = 1;
        scope.rows().set(empty);
        return build(plan, new BitSet(), scope);
    }

    /// The operators of subqueries in expressions built so far, to be closed at the statement's end.
    public List<Operator> subqueries() {
        return subqueries;
    }

    private Operator build(PhysicalPlan plan, BitSet needed, Scope scope) {
        Operator operator = operator(plan, needed, scope);
        return profiler == null ? operator : profiler.watch(plan, operator);
    }

    private Operator operator(PhysicalPlan plan, BitSet needed, Scope scope) {
        return switch (plan) {
            case PhysicalPlan.Argument(List<Symbol> symbols) -> argument(symbols, needed, scope);
            case PhysicalPlan.NodeScan scan -> {
                BitSet below = without(needed, scan.node());
                yield new NodeScanOperator(context, build(scan.input(), below, scope), scan, compiler, output(below));
            }
            case PhysicalPlan.NodeIndexSeek seek -> indexSeek(seek, needed, scope);
            case PhysicalPlan.NodeByIdSeek(var input, Symbol node, Expr id, boolean byElementId) ->
                idSeek(input, new IdSeekOperator.Target.Node(node.id()), id, byElementId, without(needed, node), scope);
            case PhysicalPlan.RelationshipByIdSeek seek -> {
                BitSet carried = without(without(without(needed, seek.relationship()), seek.from()), seek.to());
                yield idSeek(
                        seek.input(), IdSeekOperator.Target.of(seek), seek.id(), seek.byElementId(), carried, scope);
            }
            case PhysicalPlan.Expand expand -> expand(expand, needed, scope);
            case PhysicalPlan.VariableExpand expand -> variableExpand(expand, needed, scope);
            case PhysicalPlan.ShortestPath path -> shortestPath(path, needed, scope);
            case PhysicalPlan.QuantifiedExpand expand -> quantifiedExpand(expand, needed, scope);
            case PhysicalPlan.CallProcedure call -> callProcedure(call, needed, scope);
            case PhysicalPlan.Filter(var input, List<Expr> predicates) -> {
                BitSet below = copy(needed);
                FreeSymbols.addAll(predicates, below);
                List<Predicate> compiled = new ArrayList<>();
                for (Expr predicate : predicates) {
                    compiled.add(compiler.predicate(predicate));
                }
                yield new FilterOperator(context, build(input, below, scope), compiled, width);
            }
            case PhysicalPlan.LabelFilter(var input, Symbol entity, var labels) -> {
                Expr test = new Expr.HasLabels(new Expr.Variable(entity), labels, -1);
                BitSet below = copy(needed);
                FreeSymbols.add(test, below);
                yield new FilterOperator(context, build(input, below, scope), List.of(compiler.predicate(test)), width);
            }
            case PhysicalPlan.Project project -> project(project, needed, scope);
            case PhysicalPlan.Aggregate aggregate -> aggregate(aggregate, scope);
            case PhysicalPlan.Distinct(var input, List<Symbol> symbols) -> {
                BitSet below = onlyOrigin(needed);
                for (Symbol symbol : symbols) {
                    below.set(symbol.id());
                }
                yield new DistinctOperator(context, build(input, below, scope), ids(symbols), width);
            }
            case PhysicalPlan.Sort(var input, var keys) -> sort(input, keys, null, needed, scope);
            case PhysicalPlan.Top(var input, var keys, Expr count) -> sort(input, keys, count, needed, scope);
            case PhysicalPlan.Skip(var input, Expr count) ->
                new SkipOperator(build(input, needed, scope), rowCount(count), width);
            case PhysicalPlan.Limit(var input, Expr count, boolean exhaust) ->
                new LimitOperator(build(input, needed, scope), rowCount(count), exhaust, width);
            case PhysicalPlan.Unwind(var input, Expr list, Symbol symbol) -> {
                BitSet carried = without(needed, symbol);
                BitSet below = copy(carried);
                FreeSymbols.add(list, below);
                yield new UnwindOperator(
                        context, build(input, below, scope), compiler.compile(list), symbol.id(), output(carried));
            }
            case PhysicalPlan.Union union -> union(union, needed, scope);
            case PhysicalPlan.HashJoin join -> hashJoin(join, needed, scope);
            case PhysicalPlan.Apply apply -> apply(apply, needed, scope);
            case PhysicalPlan.Eager(var input) ->
                new EagerOperator(context, build(input, needed, scope), buffer(needed), width);
            case PhysicalPlan.NodeCount(Symbol result, String label) ->
                new CountOperator(() -> countNodes(label), result.id(), width);
            case PhysicalPlan.RelationshipCount(Symbol result, List<String> types) ->
                new CountOperator(() -> countRelationships(types), result.id(), width);
            case PhysicalPlan.Degree degree -> {
                BitSet below = with(without(needed, degree.result()), degree.node());
                yield expandOperators.degree(build(degree.input(), below, scope), degree);
            }
            case PhysicalPlan.Finish(var input) -> new FinishOperator(build(input, new BitSet(), scope));
            case PhysicalPlan.ProduceResults(var input, List<Statement.Column> columns) -> {
                BitSet below = new BitSet();
                for (Statement.Column column : columns) {
                    below.set(column.symbol().id());
                }
                yield new ProduceResultsOperator(
                        context, build(input, below, scope), below.stream().toArray(), width);
            }
            case PhysicalPlan.Create create -> {
                BitSet used = copy(needed);
                used.or(WriteOperators.symbols(create.pattern()));
                yield writeOperators.create(build(create.input(), used, scope), create);
            }
            case PhysicalPlan.Merge merge -> merge(merge, needed, scope);
            case PhysicalPlan.Set set -> {
                BitSet used = copy(needed);
                used.or(WriteOperators.symbols(set.items()));
                yield writeOperators.set(build(set.input(), used, scope), set);
            }
            case PhysicalPlan.Delete delete -> {
                BitSet used = copy(needed);
                FreeSymbols.addAll(delete.values(), used);
                yield writeOperators.delete(build(delete.input(), used, scope), delete);
            }
            case PhysicalPlan.Foreach foreach -> foreach(foreach, needed, scope);
        };
    }

    private Operator argument(List<Symbol> symbols, BitSet needed, Scope scope) {
        BitSet read = new BitSet();
        for (Symbol symbol : symbols) {
            read.set(symbol.id());
        }
        read.set(origin);
        read.and(needed);
        scope.used().or(read);
        scope.used().clear(origin);
        return new ArgumentOperator(scope.rows(), array(read), width);
    }

    private Operator indexSeek(PhysicalPlan.NodeIndexSeek plan, BitSet needed, Scope scope) {
        BitSet carried = without(needed, plan.node());
        BitSet read = new BitSet();
        FreeSymbols.addAll(List.of(NodeIndexSeekOperator.expressions(plan.seek())), read);
        BitSet below = copy(carried);
        below.or(read);
        return new NodeIndexSeekOperator(
                context,
                build(plan.input(), below, scope),
                plan,
                compiler,
                new SingleRow(array(read), width),
                output(carried));
    }

    private Operator idSeek(
            PhysicalPlan input,
            IdSeekOperator.Target target,
            Expr id,
            boolean byElementId,
            BitSet carried,
            Scope scope) {
        BitSet below = copy(carried);
        FreeSymbols.add(id, below);
        return new IdSeekOperator(
                context, build(input, below, scope), target, compiler.compile(id), byElementId, output(carried));
    }

    private Operator callProcedure(PhysicalPlan.CallProcedure plan, BitSet needed, Scope scope) {
        BitSet carried = copy(needed);
        for (LogicalPlan.Yield yielded : plan.yields()) {
            carried.clear(yielded.symbol().id());
        }
        BitSet below = copy(carried);
        FreeSymbols.addAll(plan.arguments(), below);
        return new CallProcedureOperator(
                context,
                build(plan.input(), below, scope),
                plan,
                compiler.compile(plan.arguments()).toArray(new Evaluator[0]),
                output(carried));
    }

    private Operator expand(PhysicalPlan.Expand plan, BitSet needed, Scope scope) {
        ExpandColumns columns = ExpandColumns.of(plan, needed);
        return expandOperators.expand(
                build(plan.input(), columns.below(), scope),
                plan,
                needed.get(plan.relationship().id()),
                output(columns.carried()));
    }

    private Operator variableExpand(PhysicalPlan.VariableExpand plan, BitSet needed, Scope scope) {
        ExpandColumns columns = ExpandColumns.of(plan, needed);
        return expandOperators.variableExpand(
                build(plan.input(), columns.below(), scope),
                plan,
                needed.get(plan.connection().symbol().id()),
                output(columns.carried()));
    }

    private Operator shortestPath(PhysicalPlan.ShortestPath plan, BitSet needed, Scope scope) {
        ExpandColumns columns = ExpandColumns.of(plan, needed);
        return expandOperators.shortestPath(
                build(plan.input(), columns.below(), scope),
                plan,
                array(ExpandColumns.readByConditions(plan)),
                output(columns.carried()));
    }

    private Operator quantifiedExpand(PhysicalPlan.QuantifiedExpand plan, BitSet needed, Scope scope) {
        Scope stepScope = new Scope();
        Operator step = build(plan.step(), ExpandOperators.stepResults(plan), stepScope);
        ExpandColumns columns = ExpandColumns.of(plan, needed, stepScope.used());
        return expandOperators.quantifiedExpand(
                build(plan.input(), columns.below(), scope),
                plan,
                step,
                stepScope.rows(),
                array(ExpandColumns.readByStep(plan, stepScope.used())),
                output(columns.carried()));
    }

    private Operator project(PhysicalPlan.Project plan, BitSet needed, Scope scope) {
        BitSet below = plan.dropOthers() ? onlyOrigin(needed) : copy(needed);
        List<LogicalPlan.Projection> computed = new ArrayList<>();
        for (LogicalPlan.Projection projection : plan.projections()) {
            below.clear(projection.symbol().id());
            // Passing a variable on cannot fail, so that nobody misses it if nobody reads it.
            if (needed.get(projection.symbol().id()) || !(projection.expression() instanceof Expr.Variable)) {
                computed.add(projection);
            }
        }
        int[] kept = plan.dropOthers() ? array(below) : null;
        for (LogicalPlan.Projection projection : computed) {
            FreeSymbols.add(projection.expression(), below);
        }
        return new ProjectOperator(
                context,
                build(plan.input(), below, scope),
                computed.stream().mapToInt(p -> p.symbol().id()).toArray(),
                evaluators(computed),
                kept,
                width);
    }

    private Operator aggregate(PhysicalPlan.Aggregate plan, Scope scope) {
        FactorizedAggregation factorized = FactorizedAggregation.of(plan);
        BitSet below = new BitSet();
        for (LogicalPlan.Projection key : plan.keys()) {
            FreeSymbols.add(key.expression(), below);
        }
        BitSet elements = new BitSet();
        AggregateOperator.Call[] calls =
                new AggregateOperator.Call[plan.aggregates().size()];
        for (int i = 0; i < calls.length; i++) {
            LogicalPlan.Projection projection = plan.aggregates().get(i);
            if (!(projection.expression() instanceof Expr.AggregateCall call)) {
                throw new IllegalStateException("not an aggregate: " + projection.expression());
            }
            boolean onElements = factorized != null && factorized.isOnElements(call);
            List<Expr> arguments = factorized != null && factorized.isRowCount(call) ? List.of() : call.arguments();
            FreeSymbols.addAll(arguments, onElements ? elements : below);
            AggregateFunction function = functions
                    .aggregate(call.function())
                    .orElseThrow(() -> new IllegalStateException("no aggregate " + call.function()));
            calls[i] = new AggregateOperator.Call(
                    projection.symbol().id(),
                    function,
                    call.distinct(),
                    compiler.compile(arguments).toArray(new Evaluator[0]),
                    onElements,
                    call.offset());
        }
        Operator input =
                factorized == null ? build(plan.input(), below, scope) : factorizedExpand(factorized, below, scope);
        ListElements listElements = null;
        if (factorized != null && factorized.usesLists()) {
            listElements = new ListElements(
                    elements.get(factorized.expand().relationship().id()), width);
        }
        return new AggregateOperator(
                context,
                input,
                plan.keys().stream().mapToInt(key -> key.symbol().id()).toArray(),
                evaluators(plan.keys()),
                calls,
                listElements,
                width);
    }

    private Operator factorizedExpand(FactorizedAggregation aggregation, BitSet needed, Scope scope) {
        PhysicalPlan.Expand plan = aggregation.expand();
        BitSet below = with(needed, plan.from());
        for (Symbol symbol : plan.distinctFrom()) {
            below.set(symbol.id());
        }
        Operator input = build(plan.input(), below, scope);
        Operator operator = aggregation.usesLists()
                ? expandOperators.listExpand(input, plan)
                : expandOperators.expandCount(input, plan);
        return profiler == null ? operator : profiler.watch(plan, operator);
    }

    private Operator sort(
            PhysicalPlan input, List<LogicalPlan.SortKey> keys, @Nullable Expr count, BitSet needed, Scope scope) {
        BitSet below = copy(needed);
        Evaluator[] evaluators = new Evaluator[keys.size()];
        boolean[] ascending = new boolean[evaluators.length];
        for (int i = 0; i < evaluators.length; i++) {
            FreeSymbols.add(keys.get(i).expression(), below);
            evaluators[i] = compiler.compile(keys.get(i).expression());
            ascending[i] = keys.get(i).ascending();
        }
        return new SortOperator(
                context,
                build(input, below, scope),
                evaluators,
                ascending,
                count == null ? null : rowCount(count),
                buffer(needed),
                width);
    }

    private Operator union(PhysicalPlan.Union plan, BitSet needed, Scope scope) {
        int count = plan.columns().size();
        int[][] sources = new int[2][count];
        int[] results = new int[count];
        BitSet left = onlyOrigin(needed);
        BitSet right = onlyOrigin(needed);
        for (int i = 0; i < count; i++) {
            LogicalPlan.UnionColumn column = plan.columns().get(i);
            sources[0][i] = column.left().id();
            sources[1][i] = column.right().id();
            results[i] = column.result().id();
            left.set(sources[0][i]);
            right.set(sources[1][i]);
        }
        return new UnionOperator(
                build(plan.left(), left, scope), build(plan.right(), right, scope), sources, results, width);
    }

    private Operator hashJoin(PhysicalPlan.HashJoin plan, BitSet needed, Scope scope) {
        BitSet left = copy(needed);
        FreeSymbols.addAll(plan.leftKeys(), left);
        BitSet rightColumns = copy(needed);
        rightColumns.and(BoundSymbols.of(plan.right()));
        rightColumns.andNot(BoundSymbols.of(plan.left()));
        BitSet right = copy(rightColumns);
        FreeSymbols.addAll(plan.rightKeys(), right);
        BitSet carried = copy(needed);
        carried.andNot(rightColumns);
        return new HashJoinOperator(
                context,
                build(plan.left(), left, scope),
                build(plan.right(), right, scope),
                compiler.compile(plan.leftKeys()).toArray(new Evaluator[0]),
                compiler.compile(plan.rightKeys()).toArray(new Evaluator[0]),
                array(rightColumns),
                output(carried));
    }

    private Operator apply(PhysicalPlan.Apply plan, BitSet needed, Scope scope) {
        BitSet results = new BitSet();
        for (Symbol symbol : plan.results()) {
            results.set(symbol.id());
        }
        BitSet carried = copy(needed);
        carried.andNot(results);
        results.and(needed);
        boolean joins = plan.kind() == ApplyKind.JOIN || plan.kind() == ApplyKind.OPTIONAL;
        boolean batched = joins && !plan.perRow() && !PerRow.isNeeded(plan.inner());
        BitSet innerNeeded = joins ? copy(results) : new BitSet();
        if (batched) {
            innerNeeded.set(origin);
        }
        Scope innerScope = new Scope();
        Operator inner = build(plan.inner(), innerNeeded, innerScope);
        BitSet below = copy(carried);
        below.or(innerScope.used());
        Operator input = build(plan.input(), below, scope);
        ArgumentRows arguments = innerScope.rows();
        if (batched) {
            return new BatchApplyOperator(
                    context, input, inner, arguments, plan.kind(), array(results), origin, output(carried));
        } else if (joins) {
            return new ApplyOperator(
                    context,
                    input,
                    inner,
                    arguments,
                    new SingleRow(innerScope.symbols(), width),
                    plan.kind(),
                    array(results),
                    output(carried));
        }
        return new SemiApplyOperator(
                context, input, inner, arguments, new SingleRow(innerScope.symbols(), width), plan.kind(), width);
    }

    private Operator merge(PhysicalPlan.Merge plan, BitSet needed, Scope scope) {
        BitSet used = copy(needed);
        used.or(WriteOperators.symbols(plan.create()));
        used.or(WriteOperators.symbols(plan.onMatch()));
        used.or(WriteOperators.symbols(plan.onCreate()));
        Scope matchScope = new Scope();
        Operator match = build(plan.match(), BoundSymbols.pattern(plan.create()), matchScope);
        used.or(matchScope.used());
        Operator input = build(plan.input(), used, scope);
        return writeOperators.merge(input, match, matchScope.rows(), plan, array(used));
    }

    private Operator foreach(PhysicalPlan.Foreach plan, BitSet needed, Scope scope) {
        Scope bodyScope = new Scope();
        Operator body = build(plan.body(), new BitSet(), bodyScope);
        BitSet row = without(bodyScope.used(), plan.symbol());
        BitSet used = copy(needed);
        used.or(row);
        FreeSymbols.add(plan.list(), used);
        return writeOperators.foreach(
                build(plan.input(), used, scope), plan.list(), plan.symbol(), body, bodyScope.rows(), array(row));
    }

    private Evaluator subquery(Expr.Subquery subquery) {
        PhysicalPlan plan = subplans.plan(subquery.plan());
        boolean batched = subquery.kind() != Expr.SubqueryKind.EXISTS && !PerRow.isNeeded(plan);
        Symbol result = subquery.result();
        BitSet needed = new BitSet();
        if (result != null) {
            needed.set(result.id());
        }
        if (batched) {
            needed.set(origin);
        }
        Scope scope = new Scope();
        Operator operator = build(plan, needed, scope);
        subqueries.add(operator);
        return new SubqueryEvaluator(
                context,
                new SubqueryEvaluator.Plan(
                        subquery.kind(), operator, scope.rows(), batched, origin, result == null ? -1 : result.id()),
                new SingleRow(scope.symbols(), width));
    }

    private long countNodes(@Nullable String label) {
        if (label == null) {
            return context.reader().countNodes(Tokens.NONE);
        }
        int token = context.tokens().label(label);
        return token == Tokens.NONE ? 0 : context.reader().countNodes(token);
    }

    private long countRelationships(List<String> types) {
        if (types.isEmpty()) {
            return context.reader().countRelationships(Tokens.NONE);
        }
        BitSet tokens = new BitSet();
        for (String type : types) {
            int token = context.tokens().relationshipType(type);
            if (token != Tokens.NONE) {
                tokens.set(token);
            }
        }
        return tokens.stream().mapToLong(context.reader()::countRelationships).sum();
    }

    private RowOutput output(BitSet carried) {
        return new RowOutput(array(carried), width);
    }

    private RowBuffer buffer(BitSet kept) {
        return new RowBuffer(array(kept), width, context.memory());
    }

    private RowCount rowCount(Expr count) {
        return new RowCount(compiler.compile(count), width);
    }

    private Evaluator[] evaluators(List<LogicalPlan.Projection> projections) {
        Evaluator[] evaluators = new Evaluator[projections.size()];
        for (int i = 0; i < evaluators.length; i++) {
            evaluators[i] = compiler.compile(projections.get(i).expression());
        }
        return evaluators;
    }

    private static int[] ids(List<Symbol> symbols) {
        return symbols.stream().mapToInt(Symbol::id).toArray();
    }

    private static int[] array(BitSet symbols) {
        return symbols.stream().toArray();
    }

    private BitSet onlyOrigin(BitSet needed) {
        BitSet only = new BitSet();
        only.set(origin, needed.get(origin));
        return only;
    }

    private static BitSet copy(BitSet symbols) {
        return (BitSet) symbols.clone();
    }

    private static BitSet with(BitSet symbols, Symbol symbol) {
        BitSet copy = copy(symbols);
        copy.set(symbol.id());
        return copy;
    }

    private static BitSet without(BitSet symbols, Symbol symbol) {
        BitSet copy = copy(symbols);
        copy.clear(symbol.id());
        return copy;
    }
}
