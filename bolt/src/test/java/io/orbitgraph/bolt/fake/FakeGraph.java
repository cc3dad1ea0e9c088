package io.orbitgraph.bolt.fake;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.Credentials;
import io.orbitgraph.model.session.GraphService;
import io.orbitgraph.model.session.Session;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// User `neo4j`, password `secret`; databases `neo4j` and `system`.
public final class FakeGraph implements GraphService {
    static final Set<String> DATABASES = Set.of("neo4j", "system");

    /// What was written and committed, in the order of the commits.
    public final List<String> committed = new CopyOnWriteArrayList<>();

    public final Set<FakeSession> openSessions = ConcurrentHashMap.newKeySet();
    public final AtomicInteger openTransactions = new AtomicInteger();
    /// How many statements sleep just now.
    public final AtomicInteger sleeping = new AtomicInteger();

    final AtomicInteger commits = new AtomicInteger();
    private final boolean open;

    private FakeGraph(boolean open) {
        this.open = open;
    }

    /// Lets everybody in.
    public static FakeGraph open() {
        return new FakeGraph(true);
    }

    /// Wants user and password.
    public static FakeGraph guarded() {
        return new FakeGraph(false);
    }

    @Override
    public Session login(Credentials credentials, String clientAddress) {
        String user = switch (credentials) {
            case Credentials.None _ when open -> "";
            case Credentials.Basic(var name, var password)
            when name.equals("neo4j") && password.equals("secret") -> name;
            case Credentials.Other(var scheme) ->
                throw new OrbitException(
                        ErrorCode.UNSUPPORTED_AUTHENTICATION, "the scheme " + scheme + " is not supported");
            case Credentials.None _, Credentials.Basic _ ->
                throw new OrbitException(ErrorCode.UNAUTHORIZED, "user name or password is wrong");
        };
        FakeSession session = new FakeSession(this, user);
        openSessions.add(session);
        return session;
    }

    String commit(List<String> writes) {
        committed.addAll(writes);
        return "fake:" + commits.incrementAndGet();
    }
}
