package org.muster.event;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import org.muster.member.OrganisationId;

/** One organisation and its part in bringing an event about. */
@Embeddable
public record EventOrganiser(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "organisation_id"))
                OrganisationId organisation,
        @Enumerated(EnumType.STRING) @Column(name = "part") OrganiserPart part)
        implements Serializable {}
