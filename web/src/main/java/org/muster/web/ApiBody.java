package org.muster.web;

import jakarta.json.JsonException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an API call is read so far and no further, and what is no JSON is the caller's fault:
 * told as such, never as one of Muster's.
 */
@Provider
public class ApiBody implements ReaderInterceptor {
    private static final long MOST_JSON = 1024L * 1024;
    private static final long MOST_BYTES = 21L * 1024 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        var json = MediaType.APPLICATION_JSON_TYPE.isCompatible(body.getMediaType());
        body.setInputStream(new Bounded(body.getInputStream(), json ? MOST_JSON : MOST_BYTES));
        try {
            return body.proceed();
        } catch (JsonException malformed) {
            throw new BadRequestException(
                    "The body is no JSON object: " + malformed.getMessage(), malformed);
        }
    }

    private static final class Bounded extends FilterInputStream {
        private long left;

        private Bounded(InputStream body, long most) {
            super(body);
            left = most;
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var read = super.read(into, from, length);
            count(read);
            return read;
        }

        private void count(int read) {
            left -= Math.max(0, read);
            if (left < 0) {
                throw new ClientErrorException(
                        "The body is larger than this call takes", Status.REQUEST_ENTITY_TOO_LARGE);
            }
        }
    }
}
