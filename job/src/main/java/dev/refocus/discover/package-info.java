/**
 * Lists the images and reads their bytes.
 *
 * <p>The driver lists and the executors read, so only {@link dev.refocus.discover.ImageRef
 * references} travel. A file below the input folder is an input and has a row with its own URI, or
 * the program passes it over and counts it in a line on the console. {@link
 * dev.refocus.discover.Scope} decides:
 *
 * <ul>
 *   <li>passed over: names that begin with a dot, of files and folders; the {@linkplain
 *       dev.refocus.discover.OwnNames program's and Spark's own names}; the output, and tables of
 *       other outputs, if they lie below the input folder; links to folders of the input
 *   <li>failed rows ({@code UNREADABLE}): links whose target does not exist or lies outside the
 *       input folder, pipes, sockets and devices, local folders that cannot be listed, keys of an
 *       object store that Hadoop cannot name (two objects of one path, keys that lead out of the
 *       folder)
 *   <li>a file that the user names directly is an input whatever its name is, also through a link
 * </ul>
 *
 * <p>Files whose names begin with {@code _} are inputs, because cameras write such names for Adobe
 * RGB. A local file whose name is not UTF-8 has a failed row ({@code UNREADABLE}), in whose URI
 * {@code \xE9} stands for a byte that does not decode. A name that the locale of a machine cannot
 * write fails in the same way; the launcher and {@code spark.executorEnv.LC_ALL} set UTF-8.
 */
package dev.refocus.discover;
