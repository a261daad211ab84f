/**
 * Which images there are, and their bytes.
 *
 * <p>The driver lists, the executors read: only {@link dev.refocus.discover.ImageRef references}
 * travel. An input is every file below the input folder, except those that Hadoop calls hidden: a
 * name or a folder that begins with {@code .} or {@code _}. So the markers of other jobs ({@code
 * _SUCCESS}, {@code .crc}) are no inputs, and everything else has a row.
 */
package dev.refocus.discover;
