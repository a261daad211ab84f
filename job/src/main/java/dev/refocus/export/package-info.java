/**
 * HR images of a finished run as files: their names, their bytes, what the original said of itself.
 *
 * <p>Nothing here knows of Spark or of a store; {@link dev.refocus.dispatch.export} brings the rows
 * and takes the files. {@link dev.refocus.export.FileNames} gives every row of a table a name of
 * its own; {@link dev.refocus.export.HrFile} makes the bytes.
 */
package dev.refocus.export;
