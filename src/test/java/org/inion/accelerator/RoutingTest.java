package org.inion.accelerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.inion.accelerator.Routing.Route;
import org.inion.accelerator.Routing.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where operations run. */
class RoutingTest {

  @Test
  void transformsLeaveAmdsCardsAndNothingElseDoes() {
    Routing routing = Routing.of(Accelerator.Kind.ROCM);
    for (Operation operation : Operation.values()) {
      assertThat(routing.of(operation))
          .as(operation.key())
          .isEqualTo(operation == Operation.FFT ? Route.CPU : Route.DEVICE);
    }
    assertThat(routing.why(Operation.FFT)).contains("comes back");
  }

  @ParameterizedTest
  @EnumSource(
      value = Accelerator.Kind.class,
      names = {"CUDA", "CPU"})
  void everythingStaysElsewhere(Accelerator.Kind kind) {
    assertThat(Routing.of(kind).table()).hasSize(6).doesNotContainValue(Route.CPU);
  }

  @Test
  void aWishStandsAboveThePlatform() {
    assertThat(routed(Accelerator.Kind.ROCM, Wish.DEVICE)).isEqualTo(Route.DEVICE);
    assertThat(routed(Accelerator.Kind.CUDA, Wish.CPU)).isEqualTo(Route.CPU);
    assertThat(routed(Accelerator.Kind.ROCM, Wish.AUTO)).isEqualTo(Route.CPU);
    assertThat(
            new Routing(Accelerator.Kind.CUDA, Map.of(Operation.FFT, Wish.CPU)).why(Operation.FFT))
        .contains("accelerator.routing.fft");
  }

  private static Route routed(Accelerator.Kind kind, Wish wish) {
    return new Routing(kind, Map.of(Operation.FFT, wish)).of(Operation.FFT);
  }
}
