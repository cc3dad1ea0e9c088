package io.orbitgraph.algorithms.similarity;

import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param nodeProperties what nodes are compared by; the mean over them counts
/// @param topK how many neighbours each node gets at most
/// @param sampleRate the part of a node's neighbours that is looked at in a round, in `(0, 1]`
/// @param deltaThreshold stop when at most this part of all neighbours changes in a round
/// @param maxIterations rounds at most
/// @param randomJoins how many random nodes each node is compared with in a round besides
/// @param sampler how each node's first neighbours are chosen
/// @param perturbationRate the chance that, of two equally similar nodes, not the one of lesser number but another is
/// kept, in `[0, 1]`: keeps searches among many equal values from ending early
/// @param similarityCutoff pairs below it are left out of the result
/// @param sourceNodes first nodes of pairs; null for all
/// @param targetNodes second nodes of pairs; null for all
/// @param seedTargets whether first neighbours are drawn among the target nodes, where there are fewer of those, rather
/// than among all
public record KnnParameters(
        List<Property> nodeProperties,
        int topK,
        double sampleRate,
        double deltaThreshold,
        int maxIterations,
        int randomJoins,
        Sampler sampler,
        double perturbationRate,
        double similarityCutoff,
        @Nullable BitSet sourceNodes,
        @Nullable BitSet targetNodes,
        boolean seedTargets) {

    /// @param metric {@link Metric#DEFAULT} chooses by type
    public record Property(String name, Metric metric) {}

    /// All are in `[0, 1]`.
    public enum Metric {
        /// For numbers `1 / (1 + |a - b|)`, for lists of numbers COSINE, for lists of whole numbers JACCARD.
        DEFAULT,
        /// `(1 + cosine) / 2`
        COSINE,
        /// `1 / (1 + distance)`
        EUCLIDEAN,
        /// `(1 + Pearson's correlation) / 2`
        PEARSON,
        JACCARD,
        OVERLAP
    }

    /// How each node's first neighbours are chosen, before rounds improve them.
    public enum Sampler {
        /// At random among all nodes.
        UNIFORM,
        /// On random walks along relationships, at random where walks end too early.
        RANDOM_WALK
    }

    public KnnParameters {
        nodeProperties = List.copyOf(nodeProperties);
        Require.that(!nodeProperties.isEmpty(), "nodeProperties is empty");
        Require.atLeast("topK", topK, 1);
        Require.between("sampleRate", sampleRate, Double.MIN_VALUE, 1);
        Require.between("deltaThreshold", deltaThreshold, 0, 1);
        Require.atLeast("maxIterations", maxIterations, 1);
        Require.atLeast("randomJoins", randomJoins, 0);
        Require.between("perturbationRate", perturbationRate, 0, 1);
        Require.between("similarityCutoff", similarityCutoff, 0, 1);
    }

    /// 10 neighbours, sample rate 0.5, delta 0.001, 100 rounds, 10 random joins, uniform, no perturbation, no cutoff.
    public static KnnParameters of(String... properties) {
        return new KnnParameters(
                Arrays.stream(properties)
                        .map(name -> new Property(name, Metric.DEFAULT))
                        .toList(),
                10,
                0.5,
                0.001,
                100,
                10,
                Sampler.UNIFORM,
                0,
                0,
                null,
                null,
                false);
    }

    public KnnParameters withTopK(int value) {
        return new KnnParameters(
                nodeProperties,
                value,
                sampleRate,
                deltaThreshold,
                maxIterations,
                randomJoins,
                sampler,
                perturbationRate,
                similarityCutoff,
                sourceNodes,
                targetNodes,
                seedTargets);
    }

    public KnnParameters withCutoff(double value) {
        return new KnnParameters(
                nodeProperties,
                topK,
                sampleRate,
                deltaThreshold,
                maxIterations,
                randomJoins,
                sampler,
                perturbationRate,
                value,
                sourceNodes,
                targetNodes,
                seedTargets);
    }

    public KnnParameters withFilters(@Nullable BitSet sources, @Nullable BitSet targets) {
        return new KnnParameters(
                nodeProperties,
                topK,
                sampleRate,
                deltaThreshold,
                maxIterations,
                randomJoins,
                sampler,
                perturbationRate,
                similarityCutoff,
                sources,
                targets,
                seedTargets);
    }

    public KnnParameters withSampler(Sampler value, double newPerturbationRate) {
        return new KnnParameters(
                nodeProperties,
                topK,
                sampleRate,
                deltaThreshold,
                maxIterations,
                randomJoins,
                value,
                newPerturbationRate,
                similarityCutoff,
                sourceNodes,
                targetNodes,
                seedTargets);
    }

    public KnnParameters withSeedTargets(boolean value) {
        return new KnnParameters(
                nodeProperties,
                topK,
                sampleRate,
                deltaThreshold,
                maxIterations,
                randomJoins,
                sampler,
                perturbationRate,
                similarityCutoff,
                sourceNodes,
                targetNodes,
                value);
    }
}
