package io.orbitgraph.benchmarks;

import io.orbitgraph.benchmarks.client.BoltClient;
import io.orbitgraph.benchmarks.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Runs the same statements on two systems and compares the rows as bags, and what writing ones have left behind;
/// ratios of different answers mean nothing.
final class ResultCheck {
    private static final int RUNS = 20;
    private static final int HEAVY_RUNS = 3;

    private ResultCheck() {}

    /// @return null if they agree, else what differs
    static @Nullable String difference(Workload workload, BoltClient left, BoltClient right) throws IOException {
        int runs = workload.heavy() ? HEAVY_RUNS : RUNS;
        String difference = null;
        for (long n = 0; n < runs && difference == null; n++) {
            // Far from the parameters of the timed runs, so that both systems see the same writes.
            difference = difference(workload.query(), workload.parameters().apply(1_000_000_000L + n), left, right);
        }
        if (difference == null && workload.written() != null) {
            difference = difference(workload.written(), Map.of(), left, right);
        }
        return difference == null ? null : workload.name() + " with " + difference;
    }

    private static @Nullable String difference(
            String query, Map<String, Object> parameters, BoltClient left, BoltClient right) throws IOException {
        List<List<@Nullable Object>> a = sorted(left.query(query, parameters));
        List<List<@Nullable Object>> b = sorted(right.query(query, parameters));
        return same(a, b) ? null : parameters + ": " + shorten(a) + " and " + shorten(b);
    }

    private static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(Object::toString));
        return sorted;
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof List<?> x && b instanceof List<?> y) {
            if (x.size() != y.size()) {
                return false;
            }
            for (int i = 0; i < x.size(); i++) {
                if (!same(x.get(i), y.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (a instanceof Double x && b instanceof Double y) {
            // Sums of the same numbers in another order.
            return x.equals(y) || Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y));
        }
        return Objects.equals(a, b);
    }

    private static String shorten(List<List<@Nullable Object>> rows) {
        String text = rows.toString();
        return rows.size() + " rows " + (text.length() > 200 ? text.substring(0, 200) + "…" : text);
    }
}
