package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.Extension;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.procedure.ProcedureSignature.Mode;
import io.orbitgraph.model.session.AccessMode;
import io.orbitgraph.model.session.Session;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A procedure that works in several threads until it is told to stop.
@Timeout(30)
final class CancelledProcedureTest {
    private static final int WORKERS = 4;

    /// Works for ever, in threads of its own.
    private static final class Work implements Procedure {
        final CountDownLatch working = new CountDownLatch(WORKERS);
        final CountDownLatch stopped = new CountDownLatch(WORKERS);

        @Override
        public ProcedureSignature signature() {
            return new ProcedureSignature("test.work", List.of(), List.of(), Mode.READ, "Works for ever.");
        }

        @Override
        public Iterator<Value[]> call(ProcedureContext context, Value[] arguments) {
            try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
                List<Future<?>> futures = new ArrayList<>();
                for (int i = 0; i < WORKERS; i++) {
                    futures.add(workers.submit(() -> work(context)));
                }
                for (Future<?> future : futures) {
                    join(future);
                }
            }
            return List.<Value[]>of().iterator();
        }

        private void work(ProcedureContext context) {
            working.countDown();
            try {
                while (true) {
                    context.checkCancelled();
                    Thread.onSpinWait();
                }
            } finally {
                stopped.countDown();
            }
        }

        private static void join(Future<?> future) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw (OrbitException) Objects.requireNonNull(e.getCause());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final Work work = new Work();
    private final CypherDatabase database = new CypherDatabase(new Extension(List.of(work), List.of(), List.of()));
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final Session session = database.session();

    @AfterEach
    void close() {
        session.interrupt();
        executor.shutdown();
        session.close();
        database.close();
    }

    private CompletableFuture<Void> started(TransactionOptions options) throws InterruptedException {
        CompletableFuture<Void> running = CompletableFuture.runAsync(
                () -> session.run("CALL test.work()", MapValue.EMPTY, options).discard(-1), executor);
        assertThat(work.working.await(10, TimeUnit.SECONDS)).isTrue();
        return running;
    }

    private void stops(CompletableFuture<Void> running, ErrorCode code) throws InterruptedException {
        assertThat(work.stopped.await(10, TimeUnit.SECONDS))
                .as("all workers stop")
                .isTrue();
        assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void interruptOfTheSessionStopsIt() throws InterruptedException {
        CompletableFuture<Void> running = started(TransactionOptions.DEFAULT);
        session.interrupt();
        stops(running, ErrorCode.TRANSACTION_TERMINATED);
    }

    @Test
    void terminateStopsIt() throws InterruptedException {
        CompletableFuture<Void> running = started(TransactionOptions.DEFAULT);
        String id = database.rows("SHOW TRANSACTIONS YIELD transactionId, currentQuery "
                        + "WHERE currentQuery = 'CALL test.work()' RETURN transactionId")
                .getFirst();
        assertThat(database.rows("TERMINATE TRANSACTIONS '" + id + "', 'neo4j-transaction-0' YIELD message"))
                .containsExactly("Transaction terminated.", "Transaction not found.");
        stops(running, ErrorCode.TRANSACTION_TERMINATED);
    }

    @Test
    void timeoutStopsIt() throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<Void> running = started(new TransactionOptions(
                AccessMode.WRITE, null, Duration.ofMillis(500), MapValue.EMPTY, List.of(), null));
        stops(running, ErrorCode.TRANSACTION_TIMED_OUT);
    }
}
