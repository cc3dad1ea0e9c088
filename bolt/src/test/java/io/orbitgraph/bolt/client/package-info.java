/// A Bolt client on a plain socket. It packs and unpacks with code of its own, so that a mistake of the
/// server's codec does not cancel itself out.
@NullMarked
package io.orbitgraph.bolt.client;

import org.jspecify.annotations.NullMarked;
