package io.orbitgraph.tck.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.store.testkit.Seeded;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;

/// What clients do that are broken, lost or hostile: the server closes on them and goes on.
class HostileClientTest {
    @TempDir
    static Path data;

    @SuppressWarnings("NullAway.Init")
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
    }

    @AfterAll
    static void stop() {
        try (Driver driver = server.driver("bolt")) {
            driver.verifyConnectivity();
        }
        server.close();
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket();
        String[] address = server.server().boltAddress().split(":");
        socket.connect(new InetSocketAddress(address[0], Integer.parseInt(address[1])), 5000);
        socket.setSoTimeout(10_000);
        return socket;
    }

    /// Reads to the end; a reset counts as the end.
    private static void drain(Socket socket) {
        try (InputStream in = socket.getInputStream()) {
            in.readAllBytes();
        } catch (IOException e) {
            assertThat(e).isNotInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void aGarbageHandshakeIsClosed() throws IOException {
        long seed = Seeded.of("HostileClientTest").seed();
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            try (Socket socket = connect()) {
                byte[] garbage = new byte[20 + random.nextInt(200)];
                random.nextBytes(garbage);
                garbage[0] = 0x61;
                socket.getOutputStream().write(garbage);
                drain(socket);
            }
        }
    }

    @Test
    void garbageAfterTheHandshakeIsClosed() throws IOException {
        byte[] handshake = {0x60, 0x60, (byte) 0xB0, 0x17, 0, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        try (Socket socket = connect()) {
            socket.getOutputStream().write(handshake);
            assertThat(socket.getInputStream().readNBytes(4)).containsExactly(0, 0, 4, 5);
            socket.getOutputStream().write(new byte[] {0, 4, (byte) 0xB9, 0x77, (byte) 0xDF, (byte) 0xFF, 0, 0});
            drain(socket);
        }
    }

    @Test
    void aDroppedConnectionIsForgotten() throws IOException {
        byte[] handshake = {0x60, 0x60, (byte) 0xB0, 0x17, 0, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        for (int i = 0; i < 50; i++) {
            try (Socket socket = connect()) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream().write(handshake, 0, i % handshake.length + 1);
            }
        }
        try (Driver driver = server.driver("bolt")) {
            driver.verifyConnectivity();
        }
    }
}
