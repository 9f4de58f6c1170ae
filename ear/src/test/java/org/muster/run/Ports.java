package org.muster.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The loopback ports one running Muster uses; a second one beside it takes another offset. */
public record Ports(int offset) {
    private static final int HIGHEST_OFFSET = 10_000;

    private static int next = 1000 + (int) (ProcessHandle.current().pid() % 80) * 50;

    /** The ports people know: 8080 for the pages, 8025 for the mailbox. */
    public static Ports usual() {
        return new Ports(Integer.getInteger("muster.port.offset", 0));
    }

    /** An offset whose ports are all free now; nobody else here gets it, used or not yet. */
    public static synchronized Ports free() {
        while (next < HIGHEST_OFFSET) {
            var candidate = new Ports(next);
            next += 50;
            if (candidate.firstTaken().isEmpty()) {
                return candidate;
            }
        }
        throw new IllegalStateException("No free ports found on this machine");
    }

    public int http() {
        return 8080 + offset;
    }

    public int management() {
        return 9990 + offset;
    }

    public int database() {
        return 15432 + offset;
    }

    public int smtp() {
        return 12525 + offset;
    }

    /** An Artemis broker of its own, which only the test of an own installation starts. */
    public int broker() {
        return 21616 + offset;
    }

    /** The IMAP server that only the test of an own installation starts. */
    public int imap() {
        return 11143 + offset;
    }

    public int mailbox() {
        return 8025 + offset;
    }

    /** One line about the first port somebody else holds, or nothing. */
    public java.util.Optional<String> firstTaken() {
        var wanted = new LinkedHashMap<String, Integer>();
        wanted.put("pages", http());
        wanted.put("HTTPS", 8443 + offset);
        wanted.put("management", management());
        wanted.put("PostgreSQL", database());
        wanted.put("SMTP", smtp());
        wanted.put("mailbox", mailbox());
        for (Map.Entry<String, Integer> port : wanted.entrySet()) {
            try (var socket =
                    new ServerSocket(port.getValue(), 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return java.util.Optional.of(
                        "Port "
                                + port.getValue()
                                + " ("
                                + port.getKey()
                                + ") is in use by another program;"
                                + " end it, or choose other ports with -Dmuster.port.offset=100");
            }
        }
        return java.util.Optional.empty();
    }
}
