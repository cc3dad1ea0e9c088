/// Requests and responses. {@link io.orbitgraph.bolt.message.RequestReader} turns the bytes of one message into
/// a {@link io.orbitgraph.bolt.message.Request}; {@link io.orbitgraph.bolt.message.ResponseWriter} writes the
/// answers straight into the output, records from column vectors. How versions differ in a message is decided
/// here; what may follow what is decided in `state`.
@NullMarked
package io.orbitgraph.bolt.message;

import org.jspecify.annotations.NullMarked;
