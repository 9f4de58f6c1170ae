package org.muster.event;

/** What kind of capacity-building activity an event is. */
public enum EventType {
    DIAGNOSTIC_MISSION,
    IN_FIELD_MISSION,
    NATIONAL_WORKSHOP,
    SUBREGIONAL_WORKSHOP,
    REGIONAL_WORKSHOP,
    ACCREDITATION_WORKSHOP,
    REFRESHER,
    TRAIN_THE_TRAINER,
    REGIONAL_DIALOGUE,
    CONFERENCE,
    CONTACT_POINT_MEETING,
    VIRTUAL_COURSE,
    FELLOWSHIP,
    MISSION
}
