/**
 * Which images there are, and their bytes.
 *
 * <p>The driver lists, the executors read: only {@link dev.refocus.discover.ImageRef references}
 * travel. An input is every file below the input folder, except those that Hadoop calls hidden: a
 * name or a folder that begins with {@code .} or {@code _}. So the markers of other jobs ({@code
 * _SUCCESS}, {@code .crc}) are no inputs, and everything else has a row.
 *
 * <p>So has a local file whose name is not UTF-8: a failed one ({@code UNREADABLE}), in whose URI
 * {@code \xE9} stands for a byte that does not decode. A name that the locale of a machine cannot
 * write fails in the same way; the launcher and {@code spark.executorEnv.LC_ALL} see to UTF-8.
 */
package dev.refocus.discover;
