/**
 * What a person meets when input is bad: two exceptions, and the one class that puts {@code [file,
 * channel]} in front.
 *
 * <p>In: the place and the message. Out: one clear line. Uses no other room.
 */
package org.inion.error;
