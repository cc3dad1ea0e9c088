/// PackStream, the binary form of values: {@link io.orbitgraph.bolt.packstream.PackReader} and
/// {@link io.orbitgraph.bolt.packstream.PackWriter} know markers and lengths,
/// {@link io.orbitgraph.bolt.packstream.ValueReader} and {@link io.orbitgraph.bolt.packstream.ValueWriter} know
/// the value types and how versions differ ({@link io.orbitgraph.bolt.packstream.WireFormat}). Nothing here
/// knows messages or chunks.
///
/// Input is hostile: each length, count and depth is checked against what is there before anything is
/// allocated.
@NullMarked
package io.orbitgraph.bolt.packstream;

import org.jspecify.annotations.NullMarked;
