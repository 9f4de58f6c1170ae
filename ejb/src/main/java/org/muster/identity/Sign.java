package org.muster.identity;

/** What speaks for two rows being one person, or against it, and by how much. */
public enum Sign {
    SAME_NAME(50),
    /** Written otherwise, or one has words more than the other. */
    SIMILAR_NAME(35),
    SAME_EMAIL(30),
    SAME_BIRTH_DATE(30),
    /** Of one administration or organisation. */
    SAME_SERVICE(10),
    OTHER_BIRTH_DATE(-60),
    OTHER_SEX(-20);

    private final int points;

    Sign(int points) {
        this.points = points;
    }

    int points() {
        return points;
    }
}
