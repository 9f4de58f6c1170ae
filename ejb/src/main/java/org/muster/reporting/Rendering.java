package org.muster.reporting;

/** A statement as the bytes that were made of it once and are served ever since. */
public record Rendering(String mediaType, String fileName, String sha256, byte[] content) {}
