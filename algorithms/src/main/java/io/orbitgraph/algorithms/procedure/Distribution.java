package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// How numbers are spread: least, greatest, mean, standard deviation and percentiles, which are exact. The percentile p
/// is the least number such that p percent of them are not greater.
public final class Distribution {
    private static final int[] PER_MILLE = {10, 50, 100, 250, 500, 750, 900, 950, 990, 999, 1000};

    private Distribution() {}

    /// NaNs are left out. Empty if there is no number. O(n log n).
    public static MapValue of(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return MapValue.EMPTY;
        }
        double sum = 0;
        for (double value : sorted) {
            sum += value;
        }
        double mean = sum / sorted.length;
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        Map<String, Value> map = new LinkedHashMap<>();
        map.put("min", Value.of(sorted[0]));
        map.put("max", Value.of(sorted[sorted.length - 1]));
        map.put("mean", Value.of(mean));
        map.put("stdDev", Value.of(Math.sqrt(squares / sorted.length)));
        for (int perMille : PER_MILLE) {
            long rank = ((long) perMille * sorted.length + 999) / 1000;
            String name = "p" + (perMille % 10 == 0 ? perMille / 10 : perMille);
            map.put(name, Value.of(sorted[(int) Math.max(0, rank - 1)]));
        }
        return MapValue.copyOf(map);
    }

    /// Of the sizes of groups, given each member's group.
    public static MapValue ofSizes(long[] groups) {
        return of(sizes(groups));
    }

    /// How many times each number occurs, in ascending order of the numbers.
    public static double[] sizes(long[] groups) {
        long[] sorted = groups.clone();
        Arrays.sort(sorted);
        double[] sizes = new double[sorted.length];
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i > 0 && sorted[i] != sorted[i - 1]) {
                count++;
            }
            sizes[count]++;
        }
        return Arrays.copyOf(sizes, sorted.length == 0 ? 0 : count + 1);
    }
}
