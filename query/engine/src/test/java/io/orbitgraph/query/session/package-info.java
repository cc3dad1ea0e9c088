/// Tests of sessions and transactions.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.session;
