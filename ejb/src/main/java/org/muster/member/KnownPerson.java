package org.muster.member;

/**
 * A person as an officer reads them before changing something; a change made by somebody else in
 * between is not written over.
 */
public record KnownPerson(PersonId id, long version, NewPerson data) {}
