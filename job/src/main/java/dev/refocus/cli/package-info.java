/**
 * The commands. All have the same exit codes ({@link dev.refocus.cli.ExitCode}):
 *
 * <ol start="0">
 *   <li>every image is {@code restored} or {@code degraded} (usable); a file that is skipped (no
 *       image by its name or its first bytes) does not count, and a failure that an earlier run
 *       told of does only with {@code --strict}
 *   <li>the program cannot use the arguments, the configuration, the input or the output: one line
 *       says why and how to correct it, and the program writes nothing
 *   <li>the run finished, but some images failed; their rows say why
 *   <li>the run could not finish, or a store was away when it began, or standard output could not
 *       be written: the finished images are kept, and the program prints the command that continues
 * </ol>
 *
 * <p>A signal ends a command with 130 (SIGINT, Ctrl-C) or 143 (SIGTERM): the finished images are
 * kept, and the program prints the command that continues ({@link dev.refocus.cli.SignalNotice}).
 *
 * <p>Results go to standard output, everything else to standard error.
 */
package dev.refocus.cli;
