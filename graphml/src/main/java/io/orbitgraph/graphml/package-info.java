/// Home of graph machine learning: features, embeddings, models and the catalog that keeps them.
/// Empty so far.
@NullMarked
package io.orbitgraph.graphml;

import org.jspecify.annotations.NullMarked;
