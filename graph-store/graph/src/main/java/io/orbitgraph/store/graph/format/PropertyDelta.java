package io.orbitgraph.store.graph.format;

import io.orbitgraph.model.value.Value;

/// New values of one property.
///
/// @param rows slots of nodes or ordinals of relationships, ascending, each once
/// @param values parallel to `rows`; null removes
public record PropertyDelta(int key, int[] rows, Value[] values) {}
