package io.orbitgraph.cypher.ast;

import java.util.Map;

/// A parsed text: one statement and how it is to be run.
///
/// @param text the whole text, which all spans refer to
/// @param version what `CYPHER 5` or `CYPHER 25` asks for, 25 without it
/// @param settings `CYPHER planner=cost`: lower-case names to their values
public record CypherScript(String text, Mode mode, int version, Map<String, String> settings, Statement statement) {
    public CypherScript {
        settings = Map.copyOf(settings);
    }

    /// The verbatim text of a node.
    public String textOf(Node node) {
        return node.span().in(text);
    }

    public enum Mode {
        EXECUTE,
        EXPLAIN,
        PROFILE
    }
}
