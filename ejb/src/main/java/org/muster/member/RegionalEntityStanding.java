package org.muster.member;

/**
 * One regional entity as it stood on one day. An entity moves: city and country are the seat of
 * that day, null while it has none.
 */
public record RegionalEntityStanding(
        String code,
        RegionalEntityType type,
        Region region,
        String name,
        RegionalEntityStatus status,
        String city,
        String countryIso) {}
