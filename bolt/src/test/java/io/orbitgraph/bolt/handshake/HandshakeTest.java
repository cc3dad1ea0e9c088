package io.orbitgraph.bolt.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.orbitgraph.bolt.BoltVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {
    private final List<String> found = new ArrayList<>();

    private EmbeddedChannel channel() {
        return new EmbeddedChannel(new HandshakeDecoder(
                new Negotiation(BoltVersion.STANDARD), new HandshakeDecoder.Listener() {
                    @Override
                    public void agreed(ChannelHandlerContext context, BoltVersion version, boolean fromManifest) {
                        found.add(version + (fromManifest ? " manifest" : ""));
                        context.pipeline().remove(context.handler());
                    }

                    @Override
                    public void speaksHttp(ChannelHandlerContext context) {
                        found.add("http");
                        context.pipeline().remove(context.handler());
                    }
                }));
    }

    private static ByteBuf hex(String hex) {
        return Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex.replace(" ", "")));
    }

    private static String written(EmbeddedChannel channel) {
        List<String> writes = new ArrayList<>();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            writes.add(ByteBufUtil.hexDump(next));
            next.release();
        }
        return String.join(" ", writes);
    }

    @ParameterizedTest
    @CsvSource({
        "00000805 00000000 00000000 00000000, 00000805, 5.8",
        "00080805 00020404 00000003 00000000, 00000805, 5.8",
        "00070705 00020404 00000104 00000003, 00000705, 5.7",
        "00000505 00000000 00000000 00000000, 00000000, ",
        "00010505 00000000 00000000 00000000, 00000405, 5.4",
        "00000003 00000404 00000805 00000000, 00000404, 4.4",
        "00000006 00010106 00000000 00000000, 00000000, ",
        "00000304 00020404 00000000 00000000, 00000404, 4.4",
        "00FF0905 00000000 00000000 00000000, 00000805, 5.8",
        "01000805 00000000 00000000 00000000, 00000000, ",
    })
    void theFirstOfferThatIsKnownWins(String offers, String answer, String version) {
        EmbeddedChannel channel = channel();
        channel.writeInbound(hex("6060B017" + offers));
        assertThat(written(channel)).isEqualTo(answer);
        assertThat(found).isEqualTo(version == null ? List.of() : List.of(version));
        assertThat(channel.isOpen()).isEqualTo(version != null);
    }

    @Test
    void theManifestComesInOnePieceAndPipelinedBytesGoOn() {
        EmbeddedChannel channel = channel();
        channel.writeInbound(hex("6060B017 000001FF 00080805 00020404 00000003"));
        assertThat(written(channel)).isEqualTo("000001ff" + "03" + "00020805" + "00040405" + "00000404" + "00");
        channel.writeInbound(hex("00000605"));
        assertThat(found).isEmpty();
        channel.writeInbound(hex("00 0003 B101A0 0000"));
        assertThat(found).containsExactly("5.6 manifest");
        ByteBuf rest = channel.readInbound();
        assertThat(ByteBufUtil.hexDump(rest)).isEqualTo("0003b101a00000");
        rest.release();
    }

    @ParameterizedTest
    @CsvSource({"00000000 00", "00000505 00", "00010805 00", "00000805 01", "00000805 8001", "00000106 00"})
    void aChoiceThatWasNotOfferedEndsTheConnection(String choice) {
        EmbeddedChannel channel = channel();
        channel.writeInbound(hex("6060B017 000001FF 00000000 00000000 00000000"));
        channel.writeInbound(hex(choice));
        assertThat(found).isEmpty();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void theBytesMayComeOneByOne() {
        EmbeddedChannel channel = channel();
        for (byte b : ByteBufUtil.decodeHexDump("6060B017000001FF0000000000000000000000000000080500")) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {b}));
        }
        assertThat(found).containsExactly("5.8 manifest");
    }

    @Test
    void httpIsNoticed() {
        EmbeddedChannel channel = channel();
        channel.writeInbound(hex("47455420 2f"));
        assertThat(found).containsExactly("http");
    }

    @Test
    void garbageIsClosedWithoutAnAnswer() {
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            byte[] garbage = new byte[4 + random.nextInt(100)];
            random.nextBytes(garbage);
            garbage[0] = 0x16;
            EmbeddedChannel channel = channel();
            channel.writeInbound(Unpooled.wrappedBuffer(garbage));
            assertThat(channel.isOpen()).isFalse();
            assertThat(written(channel)).isEmpty();
        }
    }
}
