package org.muster.letter;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Connections to the relay with a moment by which an answer is there as a whole: a time-out for
 * each read alone would wait for ever for a relay that says one byte a second.
 */
final class PatientSockets extends SocketFactory {
    private final ThreadLocal<Patient> latest = new ThreadLocal<>();
    private final Duration patience;

    PatientSockets(Duration patience) {
        this.patience = patience;
    }

    /** Gives the connection that this thread opened last its whole patience anew. */
    void begin() {
        var mine = latest.get();
        if (mine != null) {
            mine.until = System.nanoTime() + patience.toNanos();
        }
    }

    @Override
    public Socket createSocket() {
        latest.set(new Patient());
        begin();
        return latest.get();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(InetAddress.getByName(host), port, null, 0);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        return connected(InetAddress.getByName(host), port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(host, port, null, 0);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        return connected(host, port, from, fromPort);
    }

    private Socket connected(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        var socket = createSocket();
        if (from != null) {
            socket.bind(new InetSocketAddress(from, fromPort));
        }
        socket.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
        return socket;
    }

    /** A connection whose reads end together. */
    private static final class Patient extends Socket {
        private volatile long until;

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    hurry();
                    return in.read();
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    hurry();
                    return in.read(bytes, from, length);
                }
            };
        }

        private void hurry() throws IOException {
            var left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("The relay takes too long");
            }
            setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        }
    }
}
