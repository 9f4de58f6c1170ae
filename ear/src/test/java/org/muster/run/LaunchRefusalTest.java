package org.muster.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keeps the launcher from starting is told in one line, and nothing is left running. */
class LaunchRefusalTest {
    private Launched launched;

    @BeforeEach
    void begin() throws Exception {
        launched = new Launched();
    }

    @AfterEach
    void nothingStaysBehind() throws Exception {
        launched.end();
    }

    @Test
    void aPortInUse() throws Exception {
        var loopback = InetAddress.getLoopbackAddress();
        try (var other = new ServerSocket(launched.ports.mailbox(), 1, loopback)) {
            var refused = launched.refusal(launched.launch());
            assertTrue(refused.contains("Port " + other.getLocalPort()), refused);
        }
    }

    @Test
    void dataThatCannotBeWritten() throws Exception {
        Files.createFile(launched.data());
        var refused = launched.refusal(launched.launch());
        assertTrue(refused.contains(launched.data() + " cannot be written"), refused);
    }

    @Test
    void aDiskWithoutRoom() throws Exception {
        var refused = launched.refusal(launched.launch("-Dmuster.needed.bytes=" + Long.MAX_VALUE));
        assertTrue(refused.contains("MB are free for " + launched.data()), refused);
    }
}
