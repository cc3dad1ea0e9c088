package io.orbitgraph.algorithms.graph;

import java.util.Arrays;
import java.util.List;

/// Relationships in the order they were added: source, target, and a number for each named property. Grows as needed;
/// not thread-safe while it does.
public final class EdgeList {
    private final List<String> properties;
    private int[] sources;
    private int[] targets;
    private final double[][] values;
    private int size;

    public EdgeList(String... properties) {
        this(16, List.of(properties));
    }

    public EdgeList(int capacity, List<String> properties) {
        this.properties = List.copyOf(properties);
        this.sources = new int[capacity];
        this.targets = new int[capacity];
        this.values = new double[this.properties.size()][capacity];
    }

    private EdgeList(int[] sources, int[] targets, List<String> properties, double[][] values) {
        this.sources = sources;
        this.targets = targets;
        this.properties = properties;
        this.values = values;
        this.size = sources.length;
    }

    /// Takes the arrays over.
    public static EdgeList of(int[] sources, int[] targets) {
        if (sources.length != targets.length) {
            throw new IllegalArgumentException("lengths differ");
        }
        return new EdgeList(sources, targets, List.of(), new double[0][]);
    }

    /// Takes the arrays over.
    ///
    /// @param property what `values` are called
    public static EdgeList of(int[] sources, int[] targets, String property, double[] values) {
        if (sources.length != targets.length || sources.length != values.length) {
            throw new IllegalArgumentException("lengths differ");
        }
        return new EdgeList(sources, targets, List.of(property), new double[][] {values});
    }

    /// Takes the arrays over.
    ///
    /// @param values one array for each property, at least as long as `sources`
    static EdgeList of(int[] sources, int[] targets, List<String> properties, double[][] values) {
        return new EdgeList(sources, targets, properties, values);
    }

    /// @param propertyValues one for each property
    public EdgeList add(int source, int target, double... propertyValues) {
        if (propertyValues.length != values.length) {
            throw new IllegalArgumentException(propertyValues.length + " values for " + properties);
        }
        if (size == sources.length) {
            grow(size + 1);
        }
        sources[size] = source;
        targets[size] = target;
        for (int i = 0; i < values.length; i++) {
            values[i][size] = propertyValues[i];
        }
        size++;
        return this;
    }

    private void grow(int least) {
        if (least <= sources.length) {
            return;
        }
        int capacity = Capacity.grown(sources.length, least);
        sources = Arrays.copyOf(sources, capacity);
        targets = Arrays.copyOf(targets, capacity);
        for (int i = 0; i < values.length; i++) {
            values[i] = Arrays.copyOf(values[i], capacity);
        }
    }

    public int size() {
        return size;
    }

    public List<String> properties() {
        return properties;
    }

    public int source(int edge) {
        return sources[edge];
    }

    public int target(int edge) {
        return targets[edge];
    }

    public double value(int property, int edge) {
        return values[property][edge];
    }

    /// The same relationships between other numbers; shares the values.
    ///
    /// @param numbers by number so far
    EdgeList renumbered(int[] numbers) {
        int[] newSources = new int[size];
        int[] newTargets = new int[size];
        for (int edge = 0; edge < size; edge++) {
            newSources[edge] = numbers[sources[edge]];
            newTargets[edge] = numbers[targets[edge]];
        }
        return new EdgeList(newSources, newTargets, properties, values);
    }

    int[] sources() {
        return sources;
    }

    int[] targets() {
        return targets;
    }

    double[] values(int property) {
        return values[property];
    }
}
