package io.orbitgraph.bolt.state;

import io.netty.buffer.ByteBuf;
import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.bolt.Feature;
import io.orbitgraph.bolt.frame.FrameOutput;
import io.orbitgraph.bolt.message.NotificationFilter;
import io.orbitgraph.bolt.message.Request;
import io.orbitgraph.bolt.message.RequestReader;
import io.orbitgraph.bolt.message.RequestType;
import io.orbitgraph.bolt.message.ResponseWriter;
import io.orbitgraph.bolt.packstream.PackLimits;
import io.orbitgraph.bolt.packstream.StringCache;
import io.orbitgraph.bolt.packstream.WireFormat;
import io.orbitgraph.bolt.state.OpenResults.OpenResult;
import io.orbitgraph.bolt.state.Transitions.Outcome;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.Credentials;
import io.orbitgraph.model.session.GraphService;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.Session;
import io.orbitgraph.model.session.Transaction;
import io.orbitgraph.model.session.Waiting;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's conversation: takes message after message, performs it on the session port and writes the
/// answer.
///
/// Used by one thread at a time; only the {@link InterruptGate} may be touched by others. It never throws for
/// what a client sends or a statement does: all of it becomes an answer.
public final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final Peer peer;
    private final BoltVersion version;
    private final ConversationSettings settings;
    private final GraphService service;
    private final RequestReader reader;
    private final ResponseWriter responses;
    private final InterruptGate gate;
    private final Runnable onLogin;
    private final OpenResults results = new OpenResults();

    private State state = State.NEGOTIATION;
    private PackLimits limits;
    private String routingAddress;
    private NotificationFilter connectionFilter = NotificationFilter.DEFAULT;
    private NotificationFilter transactionFilter = NotificationFilter.DEFAULT;
    private @Nullable Session session;
    private @Nullable Transaction transaction;

    /// @param onLogin called once the client has proved who it is
    public Conversation(
            Peer peer,
            ConversationSettings settings,
            GraphService service,
            StringCache strings,
            FrameOutput output,
            InterruptGate gate,
            Runnable onLogin) {
        WireFormat format = WireFormat.of(peer.version());
        this.peer = peer;
        this.version = peer.version();
        this.settings = settings;
        this.service = service;
        this.reader = new RequestReader(version, format, strings);
        this.responses =
                new ResponseWriter(output, version, format, settings.maxResponseBytes(), this::stopIfInterrupted);
        this.gate = gate;
        this.onLogin = onLogin;
        this.limits = settings.loginLimits();
        this.routingAddress = peer.serverAddress();
    }

    /// Takes one message and releases it.
    ///
    /// @return false if the connection is to be closed once the answer is sent
    public boolean handle(ByteBuf message) {
        try {
            RequestType type = null;
            Request request = null;
            try {
                type = reader.open(message, limits);
                if (isWanted(type)) {
                    request = reader.read(type);
                }
            } finally {
                // Before the request is performed, which may take long: it may be as large as a message can be.
                message.release();
            }
            if (request == null) {
                responses.ignored();
            } else {
                state = Transitions.next(state, type, perform(request), version);
            }
        } catch (Throwable thrown) {
            fail(thrown);
        }
        return state != State.DEFUNCT;
    }

    private boolean isWanted(RequestType type) {
        if (gate.isRaised() && type != RequestType.RESET && type != RequestType.GOODBYE) {
            // Whatever came before it was ignored too, so the state does not say what is legal.
            return false;
        }
        return switch (Transitions.admit(state, type)) {
            case PERFORM -> true;
            case IGNORE -> false;
            case REFUSE ->
                throw new OrbitException(
                        ErrorCode.REQUEST_INVALID, type + " is not allowed while the connection is " + state);
        };
    }

    /// Takes the place of a message that was too long to be kept.
    ///
    /// @return false if the connection is to be closed once the answer is sent
    public boolean handleOversized(int limitBytes) {
        if (state == State.FAILED || gate.isRaised()) {
            responses.ignored();
        } else {
            fail(new OrbitException(
                    ErrorCode.REQUEST_TOO_LARGE,
                    "the request is longer than the limit of " + limitBytes + " bytes; send it in smaller parts"));
        }
        return state != State.DEFUNCT;
    }

    /// Ends the conversation: rolls back what is open and closes the session.
    public void close() {
        state = State.DEFUNCT;
        closeSession();
    }

    public State state() {
        return state;
    }

    private Outcome perform(Request request) {
        return switch (request) {
            case Request.Hello hello -> hello(hello);
            case Request.Logon(Credentials credentials) -> logon(credentials);
            case Request.Logoff _ -> logoff();
            case Request.Goodbye _ -> Outcome.DONE;
            case Request.Reset _ -> reset();
            case Request.Run run -> run(run);
            case Request.Begin begin -> begin(begin);
            case Request.Commit _ -> commit();
            case Request.Rollback _ -> rollback();
            case Request.Pull(long count, long queryId) -> pull(count, queryId);
            case Request.Discard(long count, long queryId) -> discard(count, queryId);
            case Request.Route route -> route(route);
            case Request.Telemetry _ -> telemetry();
        };
    }

    private Outcome hello(Request.Hello hello) {
        connectionFilter = hello.filter();
        MapValue routing = hello.routing();
        if (routing != null) {
            routingAddress = RequestReader.routingAddress(routing, routingAddress);
        }
        if (hello.utcPatch()) {
            WireFormat format = WireFormat.of(version).withUtcDateTimes();
            reader.useFormat(format);
            responses.useFormat(format);
        }
        Credentials credentials = hello.credentials();
        if (credentials != null) {
            login(credentials);
        }
        responses.success(Greetings.hello(peer, settings, hello.utcPatch()));
        return Outcome.DONE;
    }

    private Outcome logon(Credentials credentials) {
        login(credentials);
        responses.success(
                version.has(Feature.RESOLVED_DATABASE)
                        ? MapValue.of("advertised_address", Value.of(routingAddress))
                        : MapValue.EMPTY);
        return Outcome.DONE;
    }

    private void login(Credentials credentials) {
        // Passwords are slow to check on purpose.
        Waiting.announce();
        Session opened = service.login(credentials, peer.clientAddress());
        session = opened;
        gate.attach(opened);
        limits = settings.limits();
        onLogin.run();
    }

    private Outcome logoff() {
        closeSession();
        responses.success();
        return Outcome.DONE;
    }

    private Outcome reset() {
        closeWork();
        if (gate.lower()) {
            responses.success();
        } else {
            responses.ignored();
        }
        return Outcome.DONE;
    }

    private Outcome run(Request.Run run) {
        long start = System.nanoTime();
        Transaction open = transaction;
        if (open != null) {
            QueryResult result = open.run(run.query(), run.parameters());
            OpenResult opened = results.add(result, transactionFilter);
            responses.started(result.fields(), millisSince(start), opened.id, null);
        } else {
            QueryResult result = session().run(run.query(), run.parameters(), run.options());
            results.add(result, run.filter().orElse(connectionFilter));
            boolean tellDatabase =
                    version.has(Feature.RESOLVED_DATABASE) && run.options().database() == null;
            responses.started(
                    result.fields(),
                    millisSince(start),
                    null,
                    tellDatabase ? session().homeDatabase() : null);
        }
        return Outcome.DONE;
    }

    private static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }

    private Outcome begin(Request.Begin begin) {
        Transaction opened = session().begin(begin.options());
        transaction = opened;
        results.clear();
        transactionFilter = begin.filter().orElse(connectionFilter);
        boolean tellDatabase =
                version.has(Feature.RESOLVED_DATABASE) && begin.options().database() == null;
        responses.success(tellDatabase ? MapValue.of("db", Value.of(opened.database())) : MapValue.EMPTY);
        return Outcome.DONE;
    }

    private Outcome commit() {
        String bookmark = transaction().commit();
        closeTransaction();
        responses.success(MapValue.of("bookmark", Value.of(bookmark)));
        return Outcome.DONE;
    }

    private Outcome rollback() {
        transaction().rollback();
        closeTransaction();
        responses.success();
        return Outcome.DONE;
    }

    private void closeTransaction() {
        Transaction ended = transaction;
        transaction = null;
        results.clear();
        if (ended != null) {
            ended.close();
        }
    }

    private Outcome pull(long count, long queryId) {
        OpenResult open = result(queryId);
        long before = responses.recordCount();
        boolean more = open.result.pull(count, responses.records());
        open.hadRecords |= responses.recordCount() != before;
        return more ? paused() : finished(open);
    }

    private Outcome discard(long count, long queryId) {
        OpenResult open = result(queryId);
        boolean more = open.result.discard(count);
        // How many were dropped is not known; a result with columns counts as one with records then.
        open.hadRecords = true;
        return more ? paused() : finished(open);
    }

    /// Outside a transaction results have no ids.
    private OpenResult result(long queryId) {
        if (transaction == null && queryId != -1) {
            throw new OrbitException(
                    ErrorCode.REQUEST_INVALID, "there is no open result of id " + queryId + " outside a transaction");
        }
        return results.get(queryId);
    }

    private Outcome paused() {
        responses.hasMore();
        return Outcome.MORE;
    }

    private Outcome finished(OpenResult open) {
        responses.finished(open.result.summary(), open.hasColumns, open.hadRecords, open.filter);
        results.close(open);
        return Outcome.DONE;
    }

    /// A transaction is opened only to find out whether client and database may meet, and what the database's
    /// name is.
    private Outcome route(Request.Route route) {
        String database;
        try (Transaction probe = session().begin(route.options())) {
            database = probe.database();
        }
        String address = RequestReader.routingAddress(route.routing(), routingAddress);
        responses.success(Greetings.routingTable(database, List.of(address), settings.routingTtl()));
        return Outcome.DONE;
    }

    private Outcome telemetry() {
        responses.success();
        return Outcome.DONE;
    }

    private Session session() {
        Session current = session;
        if (current == null) {
            throw new IllegalStateException("no session in state " + state);
        }
        return current;
    }

    private Transaction transaction() {
        Transaction current = transaction;
        if (current == null) {
            throw new IllegalStateException("no transaction in state " + state);
        }
        return current;
    }

    /// Ends a statement whose records nobody wants any more, even if it forgets to look for interrupts itself.
    private void stopIfInterrupted() {
        if (gate.isRaised()) {
            throw new OrbitException(ErrorCode.TRANSACTION_TERMINATED, "the transaction was terminated by its client");
        }
    }

    private void fail(Throwable thrown) {
        responses.abandon();
        Failure failure = Failure.of(thrown, peer.id());
        closeWork();
        state = Transitions.afterFailure(state, failure.violatesProtocol());
        responses.failure(failure.code(), failure.message(), failure.position());
    }

    /// Rolls back and closes what is open. What goes wrong is logged: it must not keep a client from going on.
    private void closeWork() {
        try {
            if (transaction != null) {
                closeTransaction();
            }
            OpenResult open = results.last();
            results.clear();
            if (open != null) {
                open.result.close();
            }
        } catch (Throwable thrown) {
            LOG.error("[{}] could not roll back", peer.id(), thrown);
        }
    }

    private void closeSession() {
        closeWork();
        Session closing = session;
        session = null;
        gate.attach(null);
        if (closing != null) {
            try {
                closing.close();
            } catch (RuntimeException | Error thrown) {
                LOG.error("[{}] could not close the session", peer.id(), thrown);
            }
        }
    }
}
