package io.orbitgraph.server.importer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Reads blocks, parses several at a time, and takes what comes of them in the order of the files.
final class Pipeline implements AutoCloseable {
    private final ExecutorService parsers;
    private final int depth;
    private final Problems problems;
    private final Progress progress;

    Pipeline(int threads, Problems problems, Progress progress) {
        parsers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("import-", 0).factory());
        depth = threads * 2;
        this.problems = problems;
        this.progress = progress;
    }

    /// @param parse called by parser threads
    /// @param take called by this thread, in order
    <T extends Parsed> void run(BlockReader reader, Function<Block, T> parse, Taker<T> take) throws IOException {
        ArrayDeque<Future<T>> inFlight = new ArrayDeque<>();
        boolean more = true;
        long linesAbove = 0;
        while (true) {
            while (more && inFlight.size() < depth) {
                Block block = reader.next();
                more = block != null;
                if (block != null) {
                    inFlight.add(parsers.submit(() -> parse.apply(block)));
                }
            }
            if (inFlight.isEmpty()) {
                return;
            }
            T parsed = await(inFlight.remove());
            Records records = parsed.records();
            linesAbove = records.block().first() ? records.block().firstLine() : linesAbove;
            for (Problem problem : records.problems()) {
                problems.add(problem.below(linesAbove));
            }
            take.take(parsed, linesAbove);
            linesAbove += records.lines();
            progress.advance(records.block().sourceBytes(), records.rows());
            reader.recycle(records.block());
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportException("The import was interrupted.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        parsers.shutdownNow();
    }

    /// Takes parsed blocks in order.
    interface Taker<T> {
        /// @param linesAbove how many lines of the file are above the block
        void take(T parsed, long linesAbove);
    }
}
