package org.inion.bids;

import java.util.Optional;

/**
 * What the text files beside a recording say.
 *
 * @param eeg merged; empty of keys where there is no file
 * @param channels empty where there is no channels.tsv
 * @param events empty where there is no events.tsv
 */
public record Sidecars(EegJson eeg, Optional<ChannelTable> channels, Optional<EventTable> events) {}
