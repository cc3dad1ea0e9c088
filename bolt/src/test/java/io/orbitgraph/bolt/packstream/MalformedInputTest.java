package io.orbitgraph.bolt.packstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.bolt.message.RequestReader;
import io.orbitgraph.bolt.message.RequestType;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whatever comes in: the reader answers with a request or one of three errors, and does not take memory for
/// it.
class MalformedInputTest {
    private static final long MAX_ALLOCATION = 16 << 20;
    private static final Set<ErrorCode> EXPECTED = Set.of(
            ErrorCode.REQUEST_INVALID, ErrorCode.REQUEST_TOO_LARGE, ErrorCode.INVALID_ARGUMENT, ErrorCode.UNAUTHORIZED);
    private static final BoltVersion VERSION = new BoltVersion(6, 1);
    private static final PackLimits LIMITS = new PackLimits(256, 8 << 20);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final RequestReader reader = new RequestReader(VERSION, WireFormat.of(VERSION), new StringCache(1024));

    private void read(byte[] message, long seed) {
        OrbitException failure = null;
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            RequestType type = reader.open(Unpooled.wrappedBuffer(message), LIMITS);
            reader.read(type);
        } catch (OrbitException e) {
            failure = e;
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        String what = "seed=" + seed + " " + ByteBufUtil.hexDump(message, 0, Math.min(message.length, 200));
        if (failure != null) {
            assertThat(failure.code()).as(what).isIn(EXPECTED);
        }
        assertThat(allocated).as(what).isLessThan(MAX_ALLOCATION);
    }

    @Test
    void randomBytes() {
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        RequestType[] types = RequestType.values();
        for (int i = 0; i < 100_000; i++) {
            byte[] message = new byte[2 + random.nextInt(60)];
            random.nextBytes(message);
            if (random.nextInt(4) > 0) {
                RequestType type = types[random.nextInt(types.length)];
                message[0] = (byte) (0xB0 | type.fields());
                message[1] = (byte) type.tag();
            }
            read(message, seed);
        }
    }

    @Test
    void mutatedAndTruncatedRequests() {
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        RandomValues values = new RandomValues(seed);
        for (int i = 0; i < 20_000; i++) {
            ByteBuf buffer = Unpooled.buffer();
            PackWriter writer = new PackWriter();
            writer.open(buffer, 1 << 20);
            ValueWriter valueWriter = new ValueWriter(writer, WireFormat.of(VERSION));
            writer.writeStructureHeader(3, RequestType.RUN.tag());
            writer.writeString("RETURN 1");
            writer.writeMapHeader(2);
            writer.writeString("a");
            valueWriter.write(values.next(3));
            writer.writeString("b");
            valueWriter.write(values.next(3));
            writer.writeMapHeader(0);
            byte[] message = ByteBufUtil.getBytes(buffer);
            if (random.nextBoolean()) {
                message = java.util.Arrays.copyOf(message, random.nextInt(message.length));
            } else {
                for (int flips = random.nextInt(5); flips >= 0; flips--) {
                    message[random.nextInt(message.length)] = (byte) random.nextInt();
                }
            }
            read(message, seed);
        }
    }

    @Test
    void hugeClaims() {
        for (String claim : new String[] {"d2", "ce", "d6", "da"}) {
            for (String size : new String[] {"7fffffff", "ffffffff", "04000000", "00ffffff"}) {
                read(ByteBufUtil.decodeHexDump("b310" + claim + size + "00".repeat(40)), 0);
                read(ByteBufUtil.decodeHexDump("b31080a18161" + claim + size + "00".repeat(40)), 0);
            }
        }
        byte[] nested = new byte[4 << 20];
        java.util.Arrays.fill(nested, (byte) 0x91);
        System.arraycopy(ByteBufUtil.decodeHexDump("b31080a18161"), 0, nested, 0, 6);
        read(nested, 0);
        java.util.Arrays.fill(nested, 6, nested.length, (byte) 0xA1);
        read(nested, 0);
    }
}
