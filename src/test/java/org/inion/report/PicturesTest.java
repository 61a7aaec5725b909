package org.inion.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.inion.metric.Interval;
import org.inion.metric.Pairs;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Pictures are well-formed, show what they are given, and stay inside their frame. */
class PicturesTest {
  @Test
  void aScatterHasADotARowUpToItsMost() throws Exception {
    double[] few = {1, 2, 3};
    assertThat(dots(new ScatterPicture("t", "age").of(few, few))).isEqualTo(3);
    double[] many = IntStream.range(0, 9000).mapToDouble(i -> i).toArray();
    String picture = new ScatterPicture("t", "age").of(many, many);
    assertThat(dots(picture)).isEqualTo(2500);
    assertThat(picture).contains("2500 of 9000 shown");
  }

  @Test
  void aScatterOfOneValueHasAnAxis() throws Exception {
    assertThat(dots(new ScatterPicture("t", "x").of(new double[] {0}, new double[] {0}))).isOne();
    assertThat(dots(new ScatterPicture("t", "x").of(new double[] {7}, new double[] {7}))).isOne();
  }

  @Test
  void namesAreEscaped() throws Exception {
    Map<String, double[]> groups = Map.of("<8 & \"more\"", new double[] {1, 2});
    String picture = new BoxPicture("a < b", "age", "x").of(groups);
    parse(picture);
    assertThat(picture).contains("&lt;8 &amp; &quot;more&quot;");
  }

  @Test
  void intervalsAreDrawnWhereThereAreSome() throws Exception {
    var with = new IntervalPicture.Line("all", 9, 0.5, new Interval(0.4, 0.7, 100, 0), true);
    var without = new IntervalPicture.Line("x".repeat(90), 1, 0.2, Interval.NONE, true);
    String picture = new IntervalPicture("t", "r", OptionalDouble.of(0)).of(List.of(with, without));
    assertThat(dots(picture)).isEqualTo(2);
    assertThat(parse(picture).getDocumentElement().getElementsByTagName("line").getLength())
        .isGreaterThan(2);
    assertThat(picture).contains("x…").doesNotContain("x".repeat(30));
    assertThat(picture.split("stroke-width=\"2\"", -1)).as("one interval").hasSize(2);
  }

  @Test
  void calibrationHasADotABinAndRocNoCurveForOneClass() throws Exception {
    Pairs pairs = Pairs.of(new double[] {1, 1, 1}, new double[] {0.05, 0.06, 0.95});
    assertThat(dots(ClassPictures.reliability("t", "M", pairs))).isEqualTo(2);
    assertThat(ClassPictures.roc("t", "M", pairs)).contains("points=\"\"");
  }

  @Test
  void ticksAreRoundAndInside() {
    assertThat(Axis.exactly(0, 1).ticks().stream().map(Axis.exactly(0, 1)::label))
        .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
    Axis ages = Axis.exactly(-3, 22);
    assertThat(ages.ticks().stream().map(ages::label)).containsExactly("0", "5", "10", "15", "20");
    assertThat(Axis.exactly(-1, 1).label(-0.5)).isEqualTo("−0.5");
    assertThat(Axis.exactly(0, 1).at(7, 10, 20)).as("outside lies at the end").isEqualTo(20);
  }

  @Test
  void ticksOfALogarithmAreItsPowersAndAFewBetween() {
    Axis rates = LogAxis.around(1e-6, 1);
    assertThat(rates.ticks().stream().map(rates::label))
        .containsExactly("1e−6", "1e−5", "1e−4", "0.001", "0.01", "0.1", "1");
    Axis losses = LogAxis.around(0.3, 12);
    assertThat(losses.ticks().stream().map(losses::label))
        .containsExactly("0.5", "1", "2", "5", "10");
    assertThat(LogAxis.around(1, 100).at(10, 0, 1)).isCloseTo(0.5, within(1e-12));
    assertThat(new EvenAxis(0, 1e-4, 2e-5).label(4e-5)).isEqualTo("4.0e−5");
    Axis epochs = EvenAxis.whole(0.9, 3.1);
    assertThat(epochs.ticks().stream().map(epochs::label)).containsExactly("1", "2", "3");
  }

  @Test
  void curvesBreakWhereAValueIsMissing() throws Exception {
    var scale = new CurvePicture.Scale("x", CurvePicture.Spacing.LOGARITHMIC);
    var curve = new CurvePicture.Curve("a", new double[] {1, 2, 3, 4}, new double[] {5, -1, 7, 8});
    String picture =
        new CurvePicture("t", scale, scale)
            .of(List.of(curve), Optional.of(new CurvePicture.Mark(3, "here")));
    assertThat(dots(picture)).isEqualTo(3);
    assertThat(picture.split("<polyline", -1)).hasSize(3);
    assertThat(picture).contains("— a", "¦ here");
    var none = new CurvePicture.Curve("b", new double[] {}, new double[] {});
    assertThat(dots(new CurvePicture("t", scale, scale).of(List.of(none), Optional.empty())))
        .isZero();
  }

  @Test
  void whatIsFoldedAwayIsEscapedToo() {
    assertThat(new Page("t").folded("settings", "a < b\n  c").html())
        .contains("<details><summary>settings</summary>", "<pre>a &lt; b\n  c</pre></details>");
  }

  @Test
  void aPageIsSelfContainedAndEscapesWhatItShows() {
    String html =
        new Page("a & b")
            .warning("<simulated>")
            .figures(List.of(new Page.Figure("r", "0.5", "")))
            .table(
                new HtmlTable(List.of("group", "r"))
                    .row(List.of(HtmlTable.Cell.of("<8"), new HtmlTable.Cell("1", "[0, 2]"))))
            .html();
    assertThat(html)
        .contains("<title>a &amp; b</title>", "&lt;simulated&gt;", "<td>&lt;8</td>")
        .contains("<small>[0, 2]</small>", "name=\"viewport\"")
        .doesNotContain("http");
  }

  private static int dots(String svg) throws Exception {
    Document picture = parse(svg);
    var circles = picture.getElementsByTagName("circle");
    for (int i = 0; i < circles.getLength(); i++) {
      Element circle = (Element) circles.item(i);
      assertThat(Double.parseDouble(circle.getAttribute("cx"))).isBetween(0.0, 480.0);
      assertThat(Double.parseDouble(circle.getAttribute("cy"))).isBetween(0.0, 420.0);
    }
    return circles.getLength();
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
