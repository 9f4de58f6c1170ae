package org.muster.demonstration;

/** Part of the demonstration that is told as a whole or not at all. */
interface Chapter {
    boolean isTold();

    void tell() throws Exception;
}
