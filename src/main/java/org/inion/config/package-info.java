/**
 * Configuration: HOCON layers to values with units, every problem reported at once.
 *
 * <p>In: a reference on the class path, presets, files, single keys. Out: {@link
 * org.inion.config.Settings}. It knows the form of values, not what they mean: the rooms' own
 * records check that. May use {@code error} and Typesafe Config.
 */
package org.inion.config;
