/**
 * Which images there are, and their bytes.
 *
 * <p>The driver lists, the executors read: only {@link dev.refocus.discover.ImageRef references}
 * travel. Everything below the input folder is an input and has a row with a URI of its own, or is
 * passed over, and a line on the console counts what is. {@link dev.refocus.discover.Scope}
 * decides:
 *
 * <ul>
 *   <li>passed over: names that begin with a dot, of files and folders; the {@linkplain
 *       dev.refocus.discover.OwnNames program's and Spark's own names}; the output, and tables of
 *       other outputs, if they lie below the input folder; links to folders of the input
 *   <li>failed rows ({@code UNREADABLE}): links that lead nowhere or out of the input folder,
 *       pipes, sockets and devices, local folders that cannot be listed, keys of an object store
 *       that Hadoop cannot name (two objects of one path, keys that lead out of the folder)
 *   <li>what the user names outright is an input whatever its name, also through a link
 * </ul>
 *
 * <p>Names that begin with {@code _} are inputs: cameras write them for Adobe RGB. A local file
 * whose name is not UTF-8 has a failed row ({@code UNREADABLE}), in whose URI {@code \xE9} stands
 * for a byte that does not decode. A name that the locale of a machine cannot write fails in the
 * same way; the launcher and {@code spark.executorEnv.LC_ALL} see to UTF-8.
 */
package dev.refocus.discover;
