package io.orbitgraph.tck.opencypher;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One case of the TCK, outlines expanded.
///
/// @param feature path of the feature file below `features/`, without extension
/// @param name of the scenario; an expanded outline ends in `#n`, n counting its examples from 1
record Scenario(String feature, String name, List<Step> steps) {

    /// @param text without the keyword
    /// @param docString the text block below the step
    /// @param table the rows below the step, header included
    record Step(String text, @Nullable String docString, List<List<String>> table) {}

    String id() {
        return feature + " " + name;
    }

    /// The folder that reports count by, e.g. `clauses/match`.
    String folder() {
        return feature.substring(0, feature.lastIndexOf('/'));
    }
}
