/**
 * The commands. Exit codes, {@linkplain dev.refocus.cli.ExitCode for all of them alike}:
 *
 * <ol start="0">
 *   <li>every image is {@code restored} or {@code degraded} (usable); files skipped by name do not
 *       count against it
 *   <li>the arguments, the configuration, the input or the output cannot be used: one line says
 *       what and how to mend it, and nothing is written
 *   <li>the run finished, some images failed: their rows say why
 *   <li>the run could not finish, or a store was away when it began: what is finished is kept, the
 *       command that goes on is printed. Also if standard output could not be written
 * </ol>
 *
 * <p>Results go to standard output, everything else to standard error.
 */
package dev.refocus.cli;
