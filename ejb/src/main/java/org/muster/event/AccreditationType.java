package org.muster.event;

/** What an expert is accredited as. */
public enum AccreditationType {
    /** Diagnostic Facilitator. */
    DF,
    /** Customs Modernization Advisor. */
    CMA,
    /** Mercator Programme Advisor. */
    MPA,
    /** Technical and Operational Advisor. */
    TOA,
    EXPERT_TRAINER,
    /** Leadership and management development advisor. */
    LMD,
    RECOGNISED_EXPERT,
    EXTERNAL_EXPERT
}
