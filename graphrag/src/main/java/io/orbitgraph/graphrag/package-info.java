/// Home of retrieval over graphs: ingestion, entity resolution, retrieval and answers.
/// Empty so far.
@NullMarked
package io.orbitgraph.graphrag;

import org.jspecify.annotations.NullMarked;
