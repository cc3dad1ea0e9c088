package io.orbitgraph.algorithms.scaling;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import java.util.LinkedHashMap;
import java.util.Map;

/// Scales node properties, each component of a list by itself, and puts them one behind the other. O(nodes *
/// components). A missing value is NaN.
public final class ScaleProperties implements Algorithm<ScalePropertiesParameters, ScaledProperties> {
    @Override
    public String name() {
        return "Scale properties";
    }

    @Override
    public boolean readsPages() {
        return true;
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, ScalePropertiesParameters parameters, int concurrency) {
        long components = 0;
        for (NodeColumn column : parameters.properties().values()) {
            components += components(column);
        }
        return MemoryEstimate.of(name(), size.nodes() * (24 + 8 * components + 8));
    }

    @Override
    public ScaledProperties compute(CsrGraph graph, ScalePropertiesParameters parameters, Environment environment) {
        int all = 0;
        for (Map.Entry<String, NodeColumn> property : parameters.properties().entrySet()) {
            requireOneLength(property.getKey(), property.getValue());
            all += components(property.getValue());
        }
        double[][] values = new double[graph.nodeCount()][all];
        Map<String, Map<String, double[]>> statistics = new LinkedHashMap<>();
        int place = 0;
        for (Map.Entry<String, NodeColumn> property : parameters.properties().entrySet()) {
            int components = components(property.getValue());
            Map<String, double[]> mine = new LinkedHashMap<>();
            for (int component = 0; component < components; component++) {
                double[] numbers = numbers(property.getValue(), component);
                Map<String, Double> found =
                        parameters.scaler().apply(numbers, parameters.offset(), environment.workers());
                for (Map.Entry<String, Double> statistic : found.entrySet()) {
                    mine.computeIfAbsent(statistic.getKey(), name -> new double[components])[component] =
                            statistic.getValue();
                }
                for (int node = 0; node < numbers.length; node++) {
                    values[node][place] = numbers[node];
                }
                environment.progress().report(name(), ++place, all);
            }
            statistics.put(property.getKey(), mine);
        }
        return new ScaledProperties(values, statistics);
    }

    private static int components(NodeColumn column) {
        int most = 0;
        return switch (column) {
            case NodeColumn.Longs ignored -> 1;
            case NodeColumn.Doubles ignored -> 1;
            case NodeColumn.DoubleLists(double[][] lists) -> {
                for (double[] list : lists) {
                    most = Math.max(most, list.length);
                }
                yield most;
            }
            case NodeColumn.LongLists(long[][] lists) -> {
                for (long[] list : lists) {
                    most = Math.max(most, list.length);
                }
                yield most;
            }
        };
    }

    private static void requireOneLength(String property, NodeColumn column) {
        int length = components(column);
        for (int node = 0; node < column.size(); node++) {
            int mine = switch (column) {
                case NodeColumn.Longs ignored -> 1;
                case NodeColumn.Doubles ignored -> 1;
                case NodeColumn.DoubleLists(double[][] lists) -> lists[node].length;
                case NodeColumn.LongLists(long[][] lists) -> lists[node].length;
            };
            Require.that(
                    mine == length || mine == 0,
                    "The lists of '" + property + "' have " + length + " and " + mine
                            + " numbers; they must have one length");
        }
    }

    private static double[] numbers(NodeColumn column, int component) {
        double[] numbers = new double[column.size()];
        for (int node = 0; node < numbers.length; node++) {
            numbers[node] = switch (column) {
                case NodeColumn.Longs(long[] values) -> number(values[node]);
                case NodeColumn.Doubles(double[] values) -> values[node];
                case NodeColumn.DoubleLists(double[][] lists) ->
                    lists[node].length == 0 ? Double.NaN : lists[node][component];
                case NodeColumn.LongLists(long[][] lists) ->
                    lists[node].length == 0 ? Double.NaN : lists[node][component];
            };
        }
        return numbers;
    }

    /// The least integer stands for a missing one.
    private static double number(long value) {
        return value == Long.MIN_VALUE ? Double.NaN : value;
    }
}
