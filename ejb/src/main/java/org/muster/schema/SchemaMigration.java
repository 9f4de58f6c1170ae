package org.muster.schema;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;

/**
 * The only author of the schema. Migrations run first; then every mapped entity is compared with
 * the tables, so that a forgotten column stops the start and not the first user.
 */
@Singleton
@Startup
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {
    @Resource(lookup = "java:jboss/datasources/MusterDS")
    private DataSource database;

    @PersistenceUnit private EntityManagerFactory entities;

    @PostConstruct
    void migrate() {
        Flyway.configure()
                .dataSource(database)
                .schemas("muster")
                .locations("classpath:db/migration")
                .loggers("slf4j")
                .load()
                .migrate();
        entities.unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects();
    }
}
