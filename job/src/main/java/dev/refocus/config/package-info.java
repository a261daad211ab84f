/**
 * What can be set.
 *
 * <p>{@link dev.refocus.config.FitConfig} changes pixels and is hashed into every row; {@link
 * dev.refocus.config.RunConfig} does not. Both are read from {@link dev.refocus.config.Settings},
 * in which later sources replace earlier ones:
 *
 * <ol>
 *   <li>the defaults of the records
 *   <li>{@code conf/refocus.properties}, or the file named by {@code --config} instead
 *   <li>{@code --set key=value}
 *   <li>an option of its own, such as {@code --scale}
 * </ol>
 *
 * <p>Keys: {@code .} after the group, {@code -} within a name. An unknown key is an error.
 */
package dev.refocus.config;
