package org.muster.bank;

import org.muster.shared.DomainException;

/** The statement was taken in before: from the same file, or from another that says the same. */
public class StatementKnown extends DomainException {
    private static final long serialVersionUID = 1;

    StatementKnown(String statementNo, BankFile file) {
        super(
                "Statement " + statementNo + " was taken in before",
                statementNo,
                file.importedBy(),
                file.importedAt());
    }
}
