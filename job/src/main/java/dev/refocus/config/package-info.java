/**
 * The settings and the files that users write.
 *
 * <p>{@link dev.refocus.config.FitConfig} changes pixels and is hashed into every row; {@link
 * dev.refocus.config.RunConfig} does not. {@link dev.refocus.config.FitSettings}, {@link
 * dev.refocus.config.RunSettings} and {@link dev.refocus.config.LimitSettings} declare each setting
 * once; a new one is a constant there. {@link dev.refocus.config.Settings} reads the values; later
 * sources replace earlier ones:
 *
 * <ol>
 *   <li>the declared defaults
 *   <li>{@code conf/refocus.properties}, or the file named by {@code --config} instead
 *   <li>{@code --set key=value}
 *   <li>the option that sets one key, such as {@code --scale}
 * </ol>
 *
 * <p>A key is a group, {@code .} and a name; {@code -} joins the words of a name. {@code Settings}
 * refuses an unknown key.
 */
package dev.refocus.config;
