package org.muster.invitation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.muster.shared.KeyFile;
import org.muster.shared.Settings;

/** The keys that links are signed with. */
@ApplicationScoped
class LinkKeys {
    static final String FILE = "links.keys";

    @Inject private Settings settings;
    private KeyFile file;

    @PostConstruct
    void open() {
        file = new KeyFile(settings.dataDirectory().resolve(FILE));
    }

    KeyFile.Key current() {
        return file.current();
    }

    Optional<KeyFile.Key> find(String id) {
        return file.find(id);
    }
}
