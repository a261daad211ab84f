package dev.refocus.dispatch.evaluate;

import java.io.Serializable;

/**
 * A case as files.
 *
 * @param id of the case
 * @param name of its files without ending, and of what a peer makes of it
 * @param lr LR image, relative to the folder
 * @param kernel true kernel, likewise
 * @param error null if both were written
 */
record ExportedCase(String id, String name, String lr, String kernel, int scale, String error)
    implements Serializable {}
