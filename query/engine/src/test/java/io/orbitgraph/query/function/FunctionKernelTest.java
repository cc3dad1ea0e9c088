package io.orbitgraph.query.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every function of one argument gives the same answers, types and errors over vectors of every class as value by
/// value.
class FunctionKernelTest {
    private static final int CAPACITY = 24;

    static Stream<String> functions() {
        return BuiltInFunctions.scalars().stream()
                .filter(function ->
                        function.isDeterministic() && function.signature().requiredArguments() == 1)
                .map(function -> function.signature().name());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void vectorsGiveTheAnswersOfValues(String name) {
        long seed = Seeded.of("FunctionKernelTest").seed();
        Random random = new Random(seed);
        ScalarFunction function = BuiltInFunctions.registry().scalar(name).orElseThrow();
        NoGraph context = new NoGraph();
        for (int round = 0; round < 20; round++) {
            for (Vector vector : vectors(random)) {
                int[] rows =
                        random.ints(0, CAPACITY).limit(10).sorted().distinct().toArray();
                Vector[] arguments = {vector};
                List<Object> expected = outcome(rows, row -> function.call(context, new Value[] {vector.value(row)}));
                List<Object> actual;
                try {
                    Vector result = function.evaluate(context, arguments, rows, rows.length, CAPACITY);
                    actual = outcome(rows, result::value);
                } catch (OrbitException e) {
                    actual = List.of(e.code());
                } catch (UnsupportedOperationException e) {
                    actual = List.of("asks the graph");
                }
                assertThat(actual)
                        .as("seed=%d %s over %s", seed, name, vector.type())
                        .isEqualTo(expected);
            }
        }
    }

    private static List<Object> outcome(int[] rows, IntFunction<Value> answer) {
        List<Object> outcome = new ArrayList<>();
        try {
            for (int row : rows) {
                Value value = answer.apply(row);
                outcome.add(value.type());
                outcome.add(value);
            }
            return outcome;
        } catch (OrbitException e) {
            return List.of(e.code());
        } catch (UnsupportedOperationException e) {
            return List.of("asks the graph");
        }
    }

    private static List<Vector> vectors(Random random) {
        LongVector longs = new LongVector(CAPACITY);
        DoubleVector doubles = new DoubleVector(CAPACITY);
        StringVector strings = new StringVector(CAPACITY);
        BooleanVector booleans = new BooleanVector(CAPACITY);
        NodeVector nodes = new NodeVector(CAPACITY);
        RelationshipVector relationships = new RelationshipVector(CAPACITY);
        boolean nulls = random.nextBoolean();
        for (int row = 0; row < CAPACITY; row++) {
            longs.set(row, random.nextInt(-3, 4));
            doubles.set(row, random.nextInt(-6, 7) / 4.0);
            strings.set(row, List.of("", " a ", "ÄB\uD83D\uDE00", "12", "true").get(random.nextInt(5)));
            booleans.set(row, random.nextBoolean());
            nodes.set(row, random.nextInt(5));
            relationships.set(row, random.nextInt(5), 1, 2);
            if (nulls && random.nextInt(3) == 0) {
                longs.setNull(row);
                doubles.setNull(row);
                strings.setNull(row);
                booleans.setNull(row);
                nodes.setNull(row);
                relationships.setNull(row);
            }
        }
        return List.of(longs, doubles, strings, booleans, nodes, relationships);
    }
}
