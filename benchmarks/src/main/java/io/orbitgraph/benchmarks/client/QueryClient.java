package io.orbitgraph.benchmarks.client;

import java.io.IOException;
import java.util.Map;

/// One connection that sends statements and reads their answers to the end. Blocking, not thread-safe.
public interface QueryClient extends AutoCloseable {
    void run(String query, Map<String, Object> parameters) throws IOException;

    @Override
    void close();
}
