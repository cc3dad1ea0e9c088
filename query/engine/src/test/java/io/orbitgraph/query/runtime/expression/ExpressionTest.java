package io.orbitgraph.query.runtime.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Expr.ArithmeticOperator;
import io.orbitgraph.query.expr.Expr.ComparisonOperator;
import io.orbitgraph.query.expr.Expr.Quantifier;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.function.BuiltInFunctions;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.PlanRunner;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.testkit.InMemoryGraphStore;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    private static final int WIDTH = 8;
    private static final Symbol I = new Symbol("i", 0);
    private static final Symbol F = new Symbol("f", 1);
    private static final Symbol S = new Symbol("s", 2);
    private static final Symbol B = new Symbol("b", 3);
    private static final Symbol X = new Symbol("x", 4);
    private static final Symbol ACC = new Symbol("acc", 5);

    private final InMemoryGraphStore store = new InMemoryGraphStore();
    private final GraphTransaction transaction = store.begin();
    private final ExecutionContext context = new PlanRunner(store).context(transaction);
    private final ExpressionCompiler compiler =
            new ExpressionCompiler(context, BuiltInFunctions.registry(), WIDTH, subquery -> {
                throw new IllegalStateException("no subqueries here");
            });

    @AfterEach
    void close() {
        transaction.close();
        store.close();
    }

    private static Expr literal(long value) {
        return new Expr.Literal(Value.of(value));
    }

    private static Expr literal(Value value) {
        return new Expr.Literal(value);
    }

    private static Expr variable(Symbol symbol) {
        return new Expr.Variable(symbol);
    }

    private static Expr divide(Expr left, Expr right) {
        return new Expr.Arithmetic(ArithmeticOperator.DIVIDE, left, right, -1);
    }

    private static Expr compare(ComparisonOperator operator, Expr left, Expr right) {
        return new Expr.Comparison(operator, left, right);
    }

    private Value evaluate(Expr expression) {
        Batch batch = new Batch(WIDTH);
        batch.size = 1;
        return compiler.compile(expression).evaluate(batch).value(0);
    }

    @Test
    void laterOperandsAreNotEvaluatedForDecidedRows() {
        Batch batch = new Batch(WIDTH);
        batch.columns[I.id()] = Columns.narrow(new Value[] {Value.of(0), Value.of(2), Value.NULL}, 3);
        batch.size = 3;
        Expr notZero = compare(ComparisonOperator.NOT_EQUAL, variable(I), literal(0));
        Expr half = compare(ComparisonOperator.EQUAL, divide(literal(10), variable(I)), literal(5));
        Vector and = compiler.compile(new Expr.And(List.of(notZero, half))).evaluate(batch);
        assertThat(List.of(and.value(0), and.value(1), and.value(2)))
                .containsExactly(BooleanValue.FALSE, BooleanValue.TRUE, Value.NULL);
        Vector or = compiler.compile(new Expr.Or(List.of(new Expr.Not(notZero), half)))
                .evaluate(batch);
        assertThat(List.of(or.value(0), or.value(1), or.value(2)))
                .containsExactly(BooleanValue.TRUE, BooleanValue.TRUE, Value.NULL);
        Expr guarded = new Expr.Case(List.of(new Expr.When(notZero, divide(literal(10), variable(I)))), literal(-1));
        Vector cases = compiler.compile(guarded).evaluate(batch);
        assertThat(List.of(cases.value(0), cases.value(1), cases.value(2)))
                .containsExactly(Value.of(-1), Value.of(5), Value.of(-1));
        assertThatThrownBy(() -> compiler.compile(half).evaluate(batch))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO));
    }

    @Test
    void lambdasSeeTheirRow() {
        Batch batch = new Batch(WIDTH);
        batch.columns[I.id()] = Columns.narrow(new Value[] {Value.of(1), Value.of(2), Value.of(3)}, 3);
        batch.rows = new int[] {0, 2};
        batch.size = 2;
        Expr list = new Expr.ListOf(List.of(literal(1), variable(I), literal(5)));
        Expr comprehension = new Expr.ListComprehension(
                X,
                list,
                compare(ComparisonOperator.GREATER_OR_EQUAL, variable(X), variable(I)),
                new Expr.Arithmetic(ArithmeticOperator.MULTIPLY, variable(X), variable(I), -1),
                -1);
        Vector lists = compiler.compile(comprehension).evaluate(batch);
        assertThat(lists.value(0)).isEqualTo(ListValue.of(Value.of(1), Value.of(1), Value.of(5)));
        assertThat(lists.value(2)).isEqualTo(ListValue.of(Value.of(9), Value.of(15)));
        Expr sum = new Expr.Reduce(
                ACC,
                literal(0),
                X,
                list,
                new Expr.Arithmetic(ArithmeticOperator.ADD, variable(ACC), variable(X), -1),
                -1);
        Vector sums = compiler.compile(sum).evaluate(batch);
        assertThat(List.of(sums.value(0), sums.value(2))).containsExactly(Value.of(7), Value.of(9));
    }

    @Test
    void quantifiersAreThreeValuedAndStopWhenDecided() {
        Expr list = literal(ListValue.of(Value.of(1), Value.NULL, Value.of(3)));
        Expr isOne = compare(ComparisonOperator.EQUAL, variable(X), literal(1));
        assertThat(evaluate(new Expr.Quantified(Quantifier.ANY, X, list, isOne, -1)))
                .isEqualTo(BooleanValue.TRUE);
        assertThat(evaluate(new Expr.Quantified(Quantifier.ALL, X, list, isOne, -1)))
                .isEqualTo(BooleanValue.FALSE);
        assertThat(evaluate(new Expr.Quantified(Quantifier.NONE, X, list, isOne, -1)))
                .isEqualTo(BooleanValue.FALSE);
        assertThat(evaluate(new Expr.Quantified(Quantifier.SINGLE, X, list, isOne, -1)))
                .isEqualTo(Value.NULL);
        Expr positive = compare(ComparisonOperator.GREATER, divide(literal(6), variable(X)), literal(1));
        Expr withZero = literal(ListValue.of(Value.of(2), Value.of(0)));
        assertThat(evaluate(new Expr.Quantified(Quantifier.ANY, X, withZero, positive, -1)))
                .isEqualTo(BooleanValue.TRUE);
        assertThatThrownBy(() -> evaluate(new Expr.Quantified(Quantifier.ALL, X, withZero, positive, -1)))
                .isInstanceOf(OrbitException.class);
    }

    @Test
    void letBindsOnce() {
        Expr body = new Expr.Arithmetic(ArithmeticOperator.ADD, variable(X), variable(X), -1);
        assertThat(evaluate(new Expr.Let(X, literal(21), body))).isEqualTo(Value.of(42));
        assertThat(evaluate(new Expr.MapProjection(
                        literal(MapValue.of("a", Value.of(1))), true, List.of(new Expr.Entry("b", literal(2))), -1)))
                .hasToString("{a: 1, b: 2}");
    }

    /// Random expressions over typed columns, a whole batch with a selection at once, against the same over boxed
    /// columns row by row.
    @Test
    void batchesGiveWhatRowsGive() {
        long seed = Seeded.of("ExpressionTest").seed();
        Random random = new Random(seed);
        int failures = 0;
        for (int round = 0; round < 3000; round++) {
            Expr expression = random.nextBoolean() ? condition(random, 3) : number(random, 3);
            Batch typed = batch(random);
            List<Object> expected = new ArrayList<>();
            boolean fails = false;
            for (int i = 0; i < typed.size; i++) {
                Object answer = oneRow(expression, typed, typed.row(i));
                fails |= answer instanceof ErrorCode;
                expected.add(answer);
            }
            BatchRun run = () -> {
                Vector result = compiler.compile(expression).evaluate(typed);
                List<Object> answers = new ArrayList<>();
                for (int i = 0; i < typed.size; i++) {
                    answers.add(result.value(typed.row(i)));
                }
                return answers;
            };
            if (fails) {
                failures++;
                assertThatThrownBy(run::answers).as("%s", expression).isInstanceOf(OrbitException.class);
            } else {
                assertThat(run.answers()).as("%s", expression).isEqualTo(expected);
            }
        }
        assertThat(failures).isBetween(1, 2900);
    }

    @FunctionalInterface
    private interface BatchRun {
        List<Object> answers();
    }

    private Object oneRow(Expr expression, Batch typed, int row) {
        Batch one = new Batch(WIDTH);
        for (int id = 0; id < WIDTH; id++) {
            Vector column = typed.columns[id];
            if (column != null) {
                one.columns[id] = new ValueVector(new Value[] {column.value(row)});
            }
        }
        one.size = 1;
        try {
            return compiler.compile(expression).evaluate(one).value(0);
        } catch (OrbitException e) {
            return e.code();
        }
    }

    private static Batch batch(Random random) {
        int rows = 1 + random.nextInt(100);
        Value[][] columns = new Value[4][rows];
        for (int i = 0; i < rows; i++) {
            boolean nulls = random.nextInt(6) == 0;
            columns[0][i] = nulls ? Value.NULL : Value.of(random.nextInt(5) - 2);
            columns[1][i] = random.nextInt(6) == 0 ? Value.NULL : Value.of(random.nextInt(8) / 2.0 - 1);
            columns[2][i] = random.nextInt(6) == 0 ? Value.NULL : Value.of("ab".substring(random.nextInt(2)));
            columns[3][i] = random.nextInt(6) == 0 ? Value.NULL : Value.of(random.nextBoolean());
        }
        Batch batch = new Batch(WIDTH);
        for (int c = 0; c < columns.length; c++) {
            batch.columns[c] = Columns.narrow(columns[c], rows);
        }
        batch.size = rows;
        if (random.nextBoolean()) {
            int[] selected = random.ints(0, rows)
                    .distinct()
                    .limit(1 + random.nextInt(rows))
                    .sorted()
                    .toArray();
            batch.rows = selected;
            batch.size = selected.length;
        }
        return batch;
    }

    private static Expr number(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return switch (random.nextInt(4)) {
                case 0 -> literal(random.nextInt(5) - 2);
                case 1 -> literal(Value.of(random.nextInt(5) / 2.0));
                case 2 -> variable(I);
                default -> variable(F);
            };
        }
        return switch (random.nextInt(4)) {
            case 0 ->
                new Expr.Case(
                        List.of(new Expr.When(condition(random, depth - 1), number(random, depth - 1))),
                        random.nextBoolean() ? null : number(random, depth - 1));
            case 1 -> new Expr.Negate(number(random, depth - 1), -1);
            default -> {
                ArithmeticOperator[] operators = ArithmeticOperator.values();
                yield new Expr.Arithmetic(
                        operators[random.nextInt(operators.length - 1)],
                        number(random, depth - 1),
                        number(random, depth - 1),
                        -1);
            }
        };
    }

    private static ComparisonOperator comparison(Random random) {
        List<ComparisonOperator> operators = List.of(ComparisonOperator.values());
        return operators.get(random.nextInt(operators.size()));
    }

    private static Expr condition(Random random, int depth) {
        if (depth == 0) {
            return variable(B);
        }
        return switch (random.nextInt(9)) {
            case 0 -> new Expr.And(List.of(condition(random, depth - 1), condition(random, depth - 1)));
            case 1 -> new Expr.Or(List.of(condition(random, depth - 1), condition(random, depth - 1)));
            case 2 -> new Expr.Xor(condition(random, depth - 1), condition(random, depth - 1));
            case 3 -> new Expr.Not(condition(random, depth - 1));
            case 4 -> new Expr.IsNull(random.nextBoolean() ? number(random, depth - 1) : variable(S));
            case 5 ->
                new Expr.In(
                        number(random, depth - 1),
                        random.nextBoolean()
                                ? literal(ListValue.of(Value.of(1), Value.NULL, Value.of(0.5)))
                                : new Expr.ListOf(Arrays.asList(variable(I), variable(F))),
                        -1);
            case 6 ->
                compare(comparison(random), variable(S), random.nextBoolean() ? literal(Value.of("b")) : variable(S));
            default -> compare(comparison(random), number(random, depth - 1), number(random, depth - 1));
        };
    }
}
