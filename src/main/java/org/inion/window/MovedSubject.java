package org.inion.window;

/**
 * A subject that a new split puts on another side.
 *
 * @param from where it was
 * @param to where it is
 */
public record MovedSubject(SubjectAssignment from, SubjectAssignment to) {}
