/// Tests of all algorithms: on a thousand small random graphs against JGraphT or a verifier, on larger ones with one
/// thread against several, on the corner cases, and on reference data where its folder is given.
@NullMarked
package io.orbitgraph.algorithms;

import org.jspecify.annotations.NullMarked;
