package org.muster.shared;

import jakarta.json.spi.JsonProvider;

/** The server's own JSON, sought once: each new search would look into every jar. */
public final class ServerJson {
    public static final JsonProvider JSON = JsonProvider.provider();

    private ServerJson() {}
}
