/// Communities by the spreading of labels.
@NullMarked
package io.orbitgraph.algorithms.community.labels;

import org.jspecify.annotations.NullMarked;
