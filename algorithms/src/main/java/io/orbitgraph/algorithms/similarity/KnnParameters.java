package io.orbitgraph.algorithms.similarity;

import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;
import java.util.List;

/// @param nodeProperties what nodes are compared by; the mean over them counts
/// @param topK how many neighbours each node gets at most
/// @param similarityCutoff pairs below it are left out of the result
/// @param search how neighbours are looked for
/// @param seedTargets whether first neighbours are drawn among the target nodes, where there are fewer of those, rather
/// than among all
public record KnnParameters(
        List<Property> nodeProperties,
        int topK,
        double similarityCutoff,
        Search search,
        PairFilter filter,
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

    /// How neighbours are looked for where there are too many nodes to compare each with each.
    ///
    /// @param sampleRate the part of a node's neighbours that is looked at in a round, in `(0, 1]`
    /// @param deltaThreshold stop when at most this part of all neighbours changes in a round
    /// @param maxIterations rounds at most
    /// @param randomJoins how many random nodes each node is compared with in a round besides
    /// @param sampler how each node's first neighbours are chosen
    /// @param perturbationRate the chance that, of two equally similar nodes, not the one of lesser number but another
    /// is kept, in `[0, 1]`: keeps searches among many equal values from ending early
    public record Search(
            double sampleRate,
            double deltaThreshold,
            int maxIterations,
            int randomJoins,
            Sampler sampler,
            double perturbationRate) {
        /// Sample rate 0.5, delta 0.001, 100 rounds, 10 random joins, uniform, no perturbation.
        public static final Search DEFAULT = new Search(0.5, 0.001, 100, 10, Sampler.UNIFORM, 0);

        public Search {
            Require.between("sampleRate", sampleRate, Double.MIN_VALUE, 1);
            Require.between("deltaThreshold", deltaThreshold, 0, 1);
            Require.atLeast("maxIterations", maxIterations, 1);
            Require.atLeast("randomJoins", randomJoins, 0);
            Require.between("perturbationRate", perturbationRate, 0, 1);
        }

        public Search withSampler(Sampler value, double newPerturbationRate) {
            return new Search(sampleRate, deltaThreshold, maxIterations, randomJoins, value, newPerturbationRate);
        }
    }

    public KnnParameters {
        nodeProperties = List.copyOf(nodeProperties);
        Require.that(!nodeProperties.isEmpty(), "nodeProperties is empty");
        Require.atLeast("topK", topK, 1);
        Require.between("similarityCutoff", similarityCutoff, 0, 1);
    }

    /// 10 neighbours, no cutoff, the default search, all nodes.
    public static KnnParameters of(String... properties) {
        return new KnnParameters(
                Arrays.stream(properties)
                        .map(name -> new Property(name, Metric.DEFAULT))
                        .toList(),
                10,
                0,
                Search.DEFAULT,
                PairFilter.ALL,
                false);
    }

    public KnnParameters withTopK(int value) {
        return new KnnParameters(nodeProperties, value, similarityCutoff, search, filter, seedTargets);
    }

    public KnnParameters withCutoff(double value) {
        return new KnnParameters(nodeProperties, topK, value, search, filter, seedTargets);
    }

    public KnnParameters withSearch(Search value) {
        return new KnnParameters(nodeProperties, topK, similarityCutoff, value, filter, seedTargets);
    }

    public KnnParameters withFilter(PairFilter value) {
        return new KnnParameters(nodeProperties, topK, similarityCutoff, search, value, seedTargets);
    }

    public KnnParameters withSeedTargets(boolean value) {
        return new KnnParameters(nodeProperties, topK, similarityCutoff, search, filter, value);
    }
}
