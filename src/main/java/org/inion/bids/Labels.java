package org.inion.bids;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The labels of one subject, as they enter the table. They come from participants.tsv (or a
 * manifest), never from a raw file.
 *
 * @param texts by name, without those that are missing
 * @param numbers by name, without those that are missing
 */
public record Labels(Map<String, String> texts, Map<String, Double> numbers)
    implements Serializable {

  public Labels {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
  }

  /** Of a subject of whom nothing is known. */
  public static Labels none() {
    return new Labels(Map.of(), Map.of());
  }

  /** The column {@code release_number}. */
  public Optional<String> release() {
    return text(ContractLabel.RELEASE.label());
  }

  /** {@code F} or {@code M}. */
  public Optional<String> sex() {
    return text(ContractLabel.SEX.label());
  }

  /** The column {@code age}. <b>Unit</b>: years. */
  public OptionalDouble ageYears() {
    return number(ContractLabel.AGE.label());
  }

  public OptionalDouble pFactor() {
    return number(ContractLabel.P_FACTOR.label());
  }

  public OptionalDouble attention() {
    return number(ContractLabel.ATTENTION.label());
  }

  public OptionalDouble internalizing() {
    return number(ContractLabel.INTERNALIZING.label());
  }

  public OptionalDouble externalizing() {
    return number(ContractLabel.EXTERNALIZING.label());
  }

  /** A label that is text, by its column in the table. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** A label that is a number, by its column in the table. */
  public OptionalDouble number(String name) {
    Double value = numbers.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
