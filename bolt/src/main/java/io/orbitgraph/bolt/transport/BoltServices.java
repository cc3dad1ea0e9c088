package io.orbitgraph.bolt.transport;

import io.orbitgraph.bolt.packstream.StringCache;
import io.orbitgraph.bolt.state.ConversationSettings;
import io.orbitgraph.model.session.GraphService;

/// What all connections of a server share.
record BoltServices(
        GraphService graph,
        ConversationSettings settings,
        BoltConfig.BoltLimits limits,
        StringCache strings,
        Connections connections) {}
