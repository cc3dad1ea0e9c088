package io.orbitgraph.algorithms.similarity;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.similarity.KnnParameters.Metric;
import io.orbitgraph.algorithms.similarity.KnnParameters.Property;
import java.util.Arrays;
import java.util.List;

/// Compares two nodes by their properties. Thread-safe.
interface PropertySimilarity {
    /// In `[0, 1]`, the same for both orders.
    double of(int a, int b);

    static PropertySimilarity of(CsrGraph graph, List<Property> properties) {
        PropertySimilarity[] each = properties.stream()
                .map(property -> of(graph.nodeProperty(property.name()), property))
                .toArray(PropertySimilarity[]::new);
        if (each.length == 1) {
            return each[0];
        }
        return (a, b) -> {
            double sum = 0;
            for (PropertySimilarity one : each) {
                sum += one.of(a, b);
            }
            return sum / each.length;
        };
    }

    private static PropertySimilarity of(NodeColumn column, Property property) {
        return switch (column) {
            case NodeColumn.Longs(var values) -> {
                checkMetric(property, Metric.DEFAULT);
                yield (a, b) -> 1 / (1 + Math.abs((double) values[a] - values[b]));
            }
            case NodeColumn.Doubles(var values) -> {
                checkMetric(property, Metric.DEFAULT);
                yield (a, b) -> number(1 / (1 + Math.abs(values[a] - values[b])));
            }
            case NodeColumn.LongLists(var values) -> longLists(values, property);
            case NodeColumn.DoubleLists(var values) -> doubleLists(values, property);
        };
    }

    private static PropertySimilarity longLists(long[][] values, Property property) {
        checkMetric(property, Metric.DEFAULT, Metric.JACCARD, Metric.OVERLAP);
        long[][] sorted = Arrays.stream(values)
                .map(list -> Arrays.stream(list).sorted().toArray())
                .toArray(long[][]::new);
        return property.metric() == Metric.OVERLAP
                ? (a, b) -> SimilarityFunctions.overlap(sorted[a], sorted[b])
                : (a, b) -> SimilarityFunctions.jaccard(sorted[a], sorted[b]);
    }

    private static PropertySimilarity doubleLists(double[][] values, Property property) {
        checkMetric(property, Metric.DEFAULT, Metric.COSINE, Metric.EUCLIDEAN, Metric.PEARSON);
        for (double[] list : values) {
            Require.that(
                    list.length == values[0].length,
                    "The lists of '" + property.name() + "' have " + values[0].length + " and " + list.length
                            + " numbers; they must have one length");
        }
        if (property.metric() == Metric.EUCLIDEAN) {
            return (a, b) -> number(SimilarityFunctions.euclidean(values[a], values[b]));
        }
        return property.metric() == Metric.PEARSON
                ? (a, b) -> number((1 + SimilarityFunctions.pearson(values[a], values[b])) / 2)
                : (a, b) -> number((1 + SimilarityFunctions.cosine(values[a], values[b])) / 2);
    }

    /// A missing value is like nothing.
    private static double number(double similarity) {
        return Double.isNaN(similarity) ? 0 : similarity;
    }

    private static void checkMetric(Property property, Metric... allowed) {
        Require.that(
                Arrays.asList(allowed).contains(property.metric()),
                "The metric " + property.metric() + " does not suit the values of '" + property.name() + "'");
    }
}
