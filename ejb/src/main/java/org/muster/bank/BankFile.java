package org.muster.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.muster.shared.Actor;
import org.muster.shared.Sha256;
import org.muster.shared.SheetFile;

/**
 * A file of statements as the bank made it, byte for byte; it is taken in once and never changed.
 */
@Entity
@Table(name = "bank_file")
class BankFile {
    @Id private UUID id;

    private String sha256;

    @Column(name = "file_name")
    private String fileName;

    private byte[] content;

    @Column(name = "imported_by")
    private String importedBy;

    @Column(name = "imported_at")
    private Instant importedAt;

    protected BankFile() {}

    static BankFile taken(String fileName, byte[] content, Actor by, Instant at) {
        var file = new BankFile();
        file.id = UUID.randomUUID();
        file.sha256 = Sha256.of(content);
        file.fileName = SheetFile.name(fileName, "statement.xml");
        file.content = content.clone();
        file.importedBy = by.login();
        file.importedAt = at;
        return file;
    }

    UUID id() {
        return id;
    }

    String sha256() {
        return sha256;
    }

    String importedBy() {
        return importedBy;
    }

    Instant importedAt() {
        return importedAt;
    }
}
