package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.procedure.ClosableRows;
import io.orbitgraph.model.procedure.Extension;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.procedure.ProcedureSignature.Mode;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.value.Value;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A procedure whose rows hold something until they are closed.
final class HeldRowsTest {
    /// Yields ten thousand numbers.
    private static final class Numbers implements Procedure {
        private int open;
        private int calls;

        @Override
        public ProcedureSignature signature() {
            return new ProcedureSignature(
                    "test.numbers", List.of(), List.of(new Field("i", "INTEGER")), Mode.READ, "Counts.");
        }

        @Override
        public Iterator<Value[]> call(ProcedureContext context, Value[] arguments) {
            open++;
            calls++;
            return new ClosableRows() {
                private int next;
                private boolean isClosed;

                @Override
                public boolean hasNext() {
                    return next < 10_000;
                }

                @Override
                public Value[] next() {
                    return new Value[] {Value.of(next++)};
                }

                @Override
                public void close() {
                    open -= isClosed ? 0 : 1;
                    isClosed = true;
                }
            };
        }
    }

    private final Numbers numbers = new Numbers();
    private final CypherDatabase database = new CypherDatabase(new Extension(List.of(numbers), List.of(), List.of()));

    @AfterEach
    void close() {
        database.close();
    }

    private void endsClosed(String query, int calls, String... rows) {
        numbers.calls = 0;
        assertThat(database.rows(query)).containsExactly(rows);
        assertThat(numbers.calls).isEqualTo(calls);
        assertThat(numbers.open).as(query).isZero();
    }

    @Test
    void rowsAreClosedWhenNoMoreAreWanted() {
        endsClosed("CALL test.numbers() YIELD i RETURN count(i)", 1, "10000");
        endsClosed("CALL test.numbers() YIELD i RETURN i LIMIT 1", 1, "0");
        endsClosed("UNWIND [1, 2, 3] AS x CALL test.numbers() YIELD i RETURN count(*)", 3, "30000");
        endsClosed(
                "UNWIND [1, 2] AS x CALL (x) { CALL test.numbers() YIELD i RETURN i LIMIT 2 } RETURN x, i",
                2,
                "1, 0",
                "1, 1",
                "2, 0",
                "2, 1");
        endsClosed(
                "UNWIND [1, 2] AS x RETURN EXISTS { CALL test.numbers() YIELD i RETURN i } AS any", 2, "true", "true");
    }

    @Test
    void rowsAreClosedWhenTheStatementEndsEarly() {
        database.assertRefused("CALL test.numbers() YIELD i RETURN 1 / (i - 5000)", "by zero");
        assertThat(numbers.calls).isEqualTo(1);
        assertThat(numbers.open).isZero();
        QueryResult result = database.open("CALL test.numbers() YIELD i RETURN i");
        result.pull(1, (columns, selection, count) -> {});
        assertThat(numbers.open).as("there are more").isEqualTo(1);
        result.close();
        assertThat(numbers.open).isZero();
    }
}
