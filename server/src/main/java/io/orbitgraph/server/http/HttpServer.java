package io.orbitgraph.server.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/// The HTTP side of a server. `GET /` answers what Neo4j's tools read to find Bolt: they connect to the host that they
/// reached HTTP on, so the document echoes the request's `Host`.
public final class HttpServer implements AutoCloseable {
    private final Server server;

    private HttpServer(Server server) {
        this.server = server;
    }

    /// Starts to listen.
    ///
    /// @param boltPort told to whoever asks
    /// @param version the version that Bolt announces
    /// @param ready whether queries would be answered now
    /// @throws UncheckedIOException if the address cannot be used; the cause says why
    public static HttpServer start(InetSocketAddress address, int boltPort, String version, BooleanSupplier ready) {
        Server server = Server.builder()
                .http(address)
                .service("/", (_, request) -> discovery(request, boltPort, version))
                .service("/health/live", (_, _) -> HttpResponse.of(HttpStatus.OK, MediaType.PLAIN_TEXT_UTF_8, "live\n"))
                .service(
                        "/health/ready",
                        (_, _) -> ready.getAsBoolean()
                                ? HttpResponse.of(HttpStatus.OK, MediaType.PLAIN_TEXT_UTF_8, "ready\n")
                                : HttpResponse.of(
                                        HttpStatus.SERVICE_UNAVAILABLE, MediaType.PLAIN_TEXT_UTF_8, "not ready\n"))
                .gracefulShutdownTimeoutMillis(0, 1000)
                .build();
        try {
            server.start().join();
        } catch (CompletionException e) {
            throw new UncheckedIOException(new IOException(
                    "cannot listen on " + address + ": "
                            + Objects.requireNonNullElse(e.getCause(), e).getMessage(),
                    e));
        }
        return new HttpServer(server);
    }

    /// The port that it listens on.
    public int port() {
        return Objects.requireNonNull(server.activePort(), "the server is closed")
                .localAddress()
                .getPort();
    }

    private static HttpResponse discovery(HttpRequest request, int boltPort, String version) {
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            return HttpResponse.of(HttpStatus.METHOD_NOT_ALLOWED);
        }
        String host =
                Objects.requireNonNullElse(request.authority(), "localhost").replaceAll(":\\d+$", "");
        if (!host.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]")) {
            return HttpResponse.of(HttpStatus.BAD_REQUEST);
        }
        String json = """
                {
                  "bolt_routing": "neo4j://%1$s:%2$d",
                  "bolt_direct": "bolt://%1$s:%2$d",
                  "neo4j_version": "%3$s",
                  "neo4j_edition": "community"
                }
                """.formatted(host, boltPort, version);
        return HttpResponse.of(
                ResponseHeaders.builder(HttpStatus.OK)
                        .contentType(MediaType.JSON_UTF_8)
                        .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                        .build(),
                HttpData.ofUtf8(json));
    }

    @Override
    public void close() {
        server.stop().join();
    }
}
