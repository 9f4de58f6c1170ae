package org.muster.reconciliation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/**
 * Has every event compared anew after a start: another version of Muster may compare otherwise, and
 * somebody may have changed its settings.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
public class NewStart {
    @Inject private Runs runs;

    @PostConstruct
    void tell() {
        runs.tellOfAll();
    }
}
