package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Expr.StringOperator;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.function.FunctionRegistry;
import io.orbitgraph.query.function.ScalarFunction;
import io.orbitgraph.query.operator.Arithmetic;
import io.orbitgraph.query.operator.Elements;
import io.orbitgraph.query.operator.Logic;
import io.orbitgraph.query.operator.LogicKernels;
import io.orbitgraph.query.operator.Membership;
import io.orbitgraph.query.operator.StringMatching;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Predicate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes evaluators of expressions, for one execution of a statement.
public final class ExpressionCompiler {
    private final ExecutionContext context;
    private final FunctionRegistry functions;
    private final int width;
    private final SubqueryCompiler subqueries;

    /// @param width the number of columns of the plan's batches
    public ExpressionCompiler(
            ExecutionContext context, FunctionRegistry functions, int width, SubqueryCompiler subqueries) {
        this.context = context;
        this.functions = functions;
        this.width = width;
        this.subqueries = subqueries;
    }

    /// A condition for filters.
    public Predicate predicate(Expr expression) {
        Evaluator evaluator = compile(expression);
        return (batch, out) -> Truth.select(evaluator.evaluate(batch), batch, out);
    }

    /// A condition on a scanned node, in which the node's properties are read from the group's columns by slot.
    public Predicate scanPredicate(Expr expression, Symbol node, ScanColumns columns) {
        Evaluator evaluator = new Compilation(node, columns).compile(expression);
        return (batch, out) -> Truth.select(evaluator.evaluate(batch), batch, out);
    }

    public Evaluator compile(Expr expression) {
        return new Compilation(null, null).compile(expression);
    }

    public List<Evaluator> compile(List<Expr> expressions) {
        return new Compilation(null, null).compile(expressions);
    }

    private OrbitException noFunction(String name) {
        return new OrbitException(
                ErrorCode.UNKNOWN_FUNCTION,
                "There is no function " + name
                        + functions
                                .nearestName(name)
                                .map(n -> "; did you mean " + n + "?")
                                .orElse(""));
    }

    /// One expression's compilation. In scans the properties of the `scanned` node come from `columns`.
    private final class Compilation {
        private final @Nullable Symbol scanned;
        private final @Nullable ScanColumns columns;

        Compilation(@Nullable Symbol scanned, @Nullable ScanColumns columns) {
            this.scanned = scanned;
            this.columns = columns;
        }

        private Compilation inner() {
            // Inside a lambda rows are elements, not slots.
            return scanned == null ? this : new Compilation(null, null);
        }

        List<Evaluator> compile(List<Expr> expressions) {
            List<Evaluator> evaluators = new ArrayList<>(expressions.size());
            for (Expr expression : expressions) {
                evaluators.add(compile(expression));
            }
            return evaluators;
        }

        Evaluator compile(Expr expression) {
            return switch (expression) {
                case Expr.Literal(Value value) -> new ConstantEvaluator(value);
                case Expr.Parameter(String name) -> new ConstantEvaluator(parameter(name));
                case Expr.Variable(Symbol symbol) -> new ColumnEvaluator(symbol);
                case Expr.Property property -> property(property);
                case Expr.Index(Expr subject, Expr index, var _) ->
                    boxed(List.of(subject, index), v -> Elements.index(context.reader(), context.tokens(), v[0], v[1]));
                case Expr.Slice slice -> slice(slice);
                case Expr.ListOf(List<Expr> items) -> constantOr(items, v -> ListValue.of(v.clone()));
                case Expr.MapOf(List<Expr.Entry> entries) -> map(entries);
                case Expr.MapProjection projection -> mapProjection(projection);
                case Expr.Call call -> call(call);
                case Expr.AggregateCall(String function, var _, var _, var _) ->
                    throw new IllegalStateException("aggregate " + function + " outside an aggregation");
                case Expr.Arithmetic(var operator, Expr left, Expr right, var _) ->
                    new ArithmeticEvaluator(operator, compile(left), compile(right));
                case Expr.Negate(Expr operand, var _) -> boxed(List.of(operand), v -> Arithmetic.negate(v[0]));
                case Expr.Comparison(var operator, Expr left, Expr right) ->
                    new ComparisonEvaluator(operator, compile(left), compile(right));
                case Expr.And(List<Expr> operands) -> JunctionEvaluator.and(compile(operands));
                case Expr.Or(List<Expr> operands) -> JunctionEvaluator.or(compile(operands));
                case Expr.Xor(Expr left, Expr right) -> boxed(List.of(left, right), v -> Logic.xor(v[0], v[1]));
                case Expr.Not(Expr operand) -> new NotEvaluator(compile(operand));
                case Expr.IsNull(Expr operand) -> new IsNullEvaluator(compile(operand));
                case Expr.In in -> in(in);
                case Expr.StringMatch match -> stringMatch(match);
                case Expr.HasLabels(Expr entity, var labels, var _) ->
                    new HasLabelsEvaluator(context, compile(entity), labels, ExpressionCompiler.this);
                case Expr.IsTyped(Expr operand, var type) ->
                    boxed(List.of(operand), v -> Value.of(TypeTest.holds(v[0], type)));
                case Expr.Case(List<Expr.When> branches, Expr otherwise) -> caseOf(branches, otherwise);
                case Expr.Let(Symbol symbol, Expr value, Expr body) ->
                    new LetEvaluator(symbol.id(), compile(value), compile(body));
                case Expr.ListComprehension comprehension -> comprehension(comprehension);
                case Expr.Quantified(var quantifier, Symbol symbol, Expr list, Expr predicate, var _) ->
                    new QuantifiedEvaluator(
                            quantifier,
                            compile(list),
                            inner().compile(predicate),
                            elements(symbol, FreeSymbols.of(predicate)));
                case Expr.Reduce(Symbol accumulator, Expr initial, Symbol symbol, Expr list, Expr body, var _) ->
                    new ReduceEvaluator(
                            accumulator.id(), compile(initial), symbol.id(), compile(list), inner().compile(body));
                case Expr.PathOf(List<Symbol> elements) -> new PathEvaluator(elements);
                case Expr.Subquery subquery -> subqueries.compile(subquery);
            };
        }

        private Value parameter(String name) {
            if (!context.parameters().containsKey(name)) {
                throw new OrbitException(
                        ErrorCode.MISSING_PARAMETER, "The statement needs a value for the parameter $" + name);
            }
            return context.parameters().get(name);
        }

        private Evaluator boxed(List<Expr> operands, BoxedEvaluator.Operation operation) {
            return new BoxedEvaluator(compile(operands), operation);
        }

        /// An operation that cannot fail: done once if all operands are constants.
        private Evaluator constantOr(List<Expr> operands, BoxedEvaluator.Operation operation) {
            List<Evaluator> evaluators = compile(operands);
            Value[] constants = new Value[evaluators.size()];
            for (int i = 0; i < constants.length; i++) {
                if (!(evaluators.get(i) instanceof ConstantEvaluator constant)) {
                    return new BoxedEvaluator(evaluators, operation);
                }
                constants[i] = constant.value();
            }
            return new ConstantEvaluator(operation.apply(constants));
        }

        private Evaluator property(Expr.Property property) {
            ScanColumns source = columns;
            if (source != null
                    && property.subject() instanceof Expr.Variable(Symbol symbol)
                    && symbol.equals(scanned)) {
                return new ScanPropertyEvaluator(context, source, property.key());
            }
            return new PropertyEvaluator(context, compile(property.subject()), property.key());
        }

        private Evaluator slice(Expr.Slice slice) {
            // An absent bound is not a null bound: null makes the slice null.
            Expr from = slice.from() == null ? new Expr.Literal(Value.of(0)) : slice.from();
            Expr to = slice.to() == null ? new Expr.Literal(Value.of(Long.MAX_VALUE)) : slice.to();
            return boxed(List.of(slice.subject(), from, to), v -> Elements.slice(v[0], v[1], v[2]));
        }

        private Evaluator map(List<Expr.Entry> entries) {
            List<String> keys = entries.stream().map(Expr.Entry::key).toList();
            return constantOr(entries.stream().map(Expr.Entry::value).toList(), v -> MapProjection.map(keys, v));
        }

        private Evaluator mapProjection(Expr.MapProjection projection) {
            List<Expr> operands = new ArrayList<>();
            List<String> keys = new ArrayList<>();
            operands.add(projection.subject());
            for (Expr.Entry entry : projection.entries()) {
                operands.add(entry.value());
                keys.add(entry.key());
            }
            MapProjection operation = new MapProjection(context, projection.allProperties(), keys);
            return boxed(operands, operation::project);
        }

        private Evaluator call(Expr.Call call) {
            ScalarFunction function = functions.scalar(call.function()).orElseThrow(() -> noFunction(call.function()));
            return new CallEvaluator(context, function, compile(call.arguments()), call.offset());
        }

        private Evaluator in(Expr.In in) {
            Evaluator list = compile(in.list());
            if (list instanceof ConstantEvaluator constant && constant.value() instanceof ListValue values) {
                Membership members = new Membership(values);
                return boxed(List.of(in.element()), v -> members.contains(v[0]));
            }
            return new BoxedEvaluator(List.of(compile(in.element()), list), v -> Membership.in(v[0], v[1]));
        }

        private Evaluator stringMatch(Expr.StringMatch match) {
            StringOperator operator = match.operator();
            Evaluator text = compile(match.left());
            Evaluator pattern = compile(match.right());
            if (pattern instanceof ConstantEvaluator constant) {
                return batch -> LogicKernels.match(
                        operator,
                        text.evaluate(batch),
                        constant.value(),
                        batch.rows,
                        batch.size,
                        Math.max(1, Columns.extent(batch)));
            }
            return new BoxedEvaluator(List.of(text, pattern), v -> StringMatching.apply(operator, v[0], v[1]));
        }

        private Evaluator caseOf(List<Expr.When> branches, @Nullable Expr otherwise) {
            Evaluator[] conditions = new Evaluator[branches.size()];
            Evaluator[] results = new Evaluator[branches.size()];
            for (int i = 0; i < conditions.length; i++) {
                conditions[i] = compile(branches.get(i).condition());
                results[i] = compile(branches.get(i).result());
            }
            return new CaseEvaluator(
                    conditions, results, otherwise == null ? new ConstantEvaluator(Value.NULL) : compile(otherwise));
        }

        private Evaluator comprehension(Expr.ListComprehension comprehension) {
            BitSet used = FreeSymbols.of(comprehension.predicate());
            FreeSymbols.add(comprehension.projection(), used);
            Expr predicate = comprehension.predicate();
            Expr projection = comprehension.projection();
            Evaluator test = predicate == null ? null : inner().compile(predicate);
            return new ListComprehensionEvaluator(
                    compile(comprehension.list()),
                    test == null ? null : (batch, out) -> Truth.select(test.evaluate(batch), batch, out),
                    projection == null ? new ColumnEvaluator(comprehension.symbol()) : inner().compile(projection),
                    elements(comprehension.symbol(), used));
        }

        private ElementRows elements(Symbol symbol, BitSet used) {
            used.clear(symbol.id());
            return new ElementRows(symbol.id(), used.stream().toArray(), width);
        }
    }
}
