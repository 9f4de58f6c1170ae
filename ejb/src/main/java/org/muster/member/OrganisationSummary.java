package org.muster.member;

import org.muster.shared.Language;

/**
 * One organisation that is no Member.
 *
 * @param language the language letters to it are written in
 */
public record OrganisationSummary(
        OrganisationId id, String acronym, String name, OrganisationKind kind, Language language) {}
