/// A lean Bolt client for load generation: one blocking socket, requests encoded ahead, answers scanned rather than
/// decoded. Official drivers cost 30 to 60 microseconds of CPU per query and would hide the server.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.benchmarks.client;
