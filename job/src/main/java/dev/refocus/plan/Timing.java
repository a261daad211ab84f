package dev.refocus.plan;

import java.io.Serializable;

/**
 * One image that was restored.
 *
 * @param seconds on one core
 * @param hrBytes of the HR image as it is kept
 * @param cold whether it was the first one of its core, while Java compiled the program
 */
public record Timing(PlannedSize size, double seconds, long hrBytes, boolean cold)
    implements Serializable {}
