// Figures: what plotting functions return, what is displayed when a cell ends, what is drawn.
import Foundation
import Testing

@testable import Notebook

@Suite("Figures", .serialized)
struct FigureTests {
  private func outputs(_ source: String, style: Session.Style = .notebook) -> [CellEvent] {
    let session = Session(style: style)
    var events: [CellEvent] = []
    session.run("import matplotlib.pyplot as plt\nimport numpy as np\n" + source) {
      events.append($0)
    }
    return events
  }

  private func texts(_ source: String) -> [String] {
    outputs(source).map { event in
      switch event {
      case .stdout(let text), .stderr(let text): return text
      case .result(let text, _): return withoutAddress(text)
      case .display(let data): return data.plainText ?? ""
      case .error(let error): return "\(error.name): \(error.message)"
      }
    }
  }

  private func withoutAddress(_ text: String) -> String {
    text.replacingOccurrences(of: "0x[0-9a-f]+", with: "0x0", options: .regularExpression)
  }

  @Test(
    "Functions return what matplotlib's return, and a cell's figures are displayed after it",
    arguments: [
      ("plt.plot([1, 2, 3])", "[<matplotlib.lines.Line2D at 0x0>]"),
      ("plt.scatter([1, 2], [3, 4])", "<matplotlib.collections.PathCollection at 0x0>"),
      ("plt.bar(['a', 'b'], [1, 2])", "<BarContainer object of 2 artists>"),
      ("plt.title('Loss')", "Text(0.5, 1.0, 'Loss')"),
      ("plt.plot([1, 2], label='a'); plt.legend()", "<matplotlib.legend.Legend at 0x0>"),
      ("plt.plot([1, 2, 3], [1, 4, 9]); plt.xlim()", "(np.float64(0.9), np.float64(3.1))"),
      ("plt.imshow(np.eye(2))", "<matplotlib.image.AxesImage at 0x0>"),
      (
        "plt.hist([1, 2, 2, 3, 3, 3], bins=3)",
        """
        (array([1., 2., 3.]),
         array([1.        , 1.66666667, 2.33333333, 3.        ]),
         <BarContainer object of 3 artists>)
        """
      ),
      ("fig, ax = plt.subplots(); ax.set_title('T'); ax", "<Axes: title={'center': 'T'}>"),
      ("plt.axhline(2)", "<matplotlib.lines.Line2D at 0x0>"),
      (
        "fig, ax = plt.subplots(); ax.set(title='T', xlabel='x')",
        "[Text(0.5, 1.0, 'T'), Text(0.5, 0, 'x')]"
      ),
      (
        "from matplotlib.patches import Arc; plt.gca().add_patch(Arc((0, 0), 1, 1, theta2=90))",
        "<matplotlib.patches.Arc at 0x0>"
      ),
      (
        """
        from matplotlib.animation import FuncAnimation
        fig, ax = plt.subplots()
        line, = ax.plot([], [])
        moving = FuncAnimation(fig, lambda i: line.set_data([0, 1], [i, 2]), frames=[5, 6])
        line.get_ydata(orig=False)
        """, "array([5., 2.])"
      ),
      ("plt.stairs([1, 2, 3])", "<matplotlib.patches.StepPatch at 0x0>"),
      ("plt.eventplot([1, 2, 3])", "[<matplotlib.collections.EventCollection at 0x0>]"),
      ("plt.broken_barh([(1, 2)], (0, 1))", "<matplotlib.collections.PolyCollection at 0x0>"),
      ("plt.hexbin([1, 2, 3], [1, 2, 3])", "<matplotlib.collections.PolyCollection at 0x0>"),
      ("plt.table(cellText=[['a', 'b']])", "<matplotlib.table.Table at 0x0>"),
      (
        "plt.violinplot([1, 2, 3, 4], showextrema=False, showmedians=True)",
        """
        {'bodies': [<matplotlib.collections.FillBetweenPolyCollection at 0x0>],
         'cmedians': <matplotlib.collections.LineCollection at 0x0>}
        """
      ),
      (
        "c = plt.bar(['a', 'b'], [1, 2]); c[1].get_height(), c[0].get_x(), plt.bar_label(c)",
        "(np.int64(2), np.float64(-0.4), [Text(0, 0, '1'), Text(0, 0, '2')])"
      ),
      ("plt.gca().get_lines()", "<a list of 0 Line2D objects>"),
    ])
  func returned(source: String, expected: String) {
    #expect(texts(source) == [expected, "<Figure size 640x480 with 1 Axes>"])
  }

  @Test(
    "Mistakes have matplotlib's words",
    arguments: [
      (
        "plt.plot([1, 2], [1, 2, 3])",
        "ValueError: x and y must have same first dimension, but have shapes (2,) and (3,)"
      ),
      ("plt.scatter([1, 2], [1])", "ValueError: x and y must be the same size"),
      ("plt.plot([1, 2], None)", "ValueError: x, y, and format string must not be None"),
      (
        "plt.figure().gca(projection='3d')",
        "TypeError: FigureBase.gca() got an unexpected keyword argument 'projection'"
      ),
      (
        "plt.plot([1], 'zz')",
        "ValueError: 'zz' is not a valid format string (unrecognized character 'z')"
      ),
      (
        "plt.plot([1], foo=3)",
        "AttributeError: Line2D.set() got an unexpected keyword argument 'foo'"
      ),
      ("plt.bar([1, 2])", "TypeError: bar() missing 1 required positional argument: 'height'"),
      (
        "plt.plot([1], label='a'); plt.legend(loc='nowhere')",
        "ValueError: 'nowhere' is not a valid value for loc. Did you mean one of: 'lower left', "
          + "'lower center'?"
      ),
      (
        "plt.bar([1, 2], [1, 2, 3])",
        "ValueError: shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is "
          + "between 'x' with shape (2,) and 'height' with shape (3,)."
      ),
    ])
  func mistakes(source: String, expected: String) {
    #expect(texts(source).first == expected)
  }

  @Test("A figure is displayed as SVG whose lines lie where the limits put them")
  func svg() throws {
    let event = outputs("plt.plot([0, 10], [0, 1])\nplt.xlim(0, 10)\nplt.ylim(0, 1);").last
    guard case .display(let data)? = event else {
      Issue.record("no figure: \(String(describing: event))")
      return
    }
    let svg = try #require(data.texts.first { $0.mime == "image/svg+xml" }?.text)
    #expect(svg.hasPrefix("<svg xmlns="))
    // 12.5 % and 90 % of 640, 89 % and 12 % of 480.
    #expect(svg.contains("<polyline points=\"80,427.2 576,57.6\""))
    #expect(svg.contains(">0.8</text>"))
  }

  @Test("The prompt waits for show()")
  func prompt() {
    #expect(outputs("_ = plt.plot([1, 2])", style: .interactive).isEmpty)
    #expect(outputs("_ = plt.plot([1, 2]); plt.show()", style: .interactive).count == 1)
  }

  @Test("A figure is drawn with the signs that a terminal has, title and ticks around it")
  func drawn() throws {
    let rows = texts(
      """
      plt.bar(['a', 'b'], [2, 1])
      plt.title('Two')
      print(*plt.gcf().rows(30, 12, 'ascii'), sep='\\n')
      plt.close()
      """)
    let drawn = rows.joined().replacingOccurrences(
      of: "\u{1}[a-z0]", with: "", options: .regularExpression)
    #expect(
      drawn == """
                     Two
        2 | ............
          | ::::::::::::
          | ::::::::::::
          | ::::::::::::
          | ::::::::::::
          | ::::::::::::
        1 | :::::::::::: ::::::::::::
          | :::::::::::: ::::::::::::
          | :::::::::::: ::::::::::::
          | :::::::::::: ::::::::::::
          | :::::::::::: ::::::::::::
        0 | :::::::::::: ::::::::::::
          +---------------------------
                 a             b

        """)
  }

  @Test("A field of many points costs what the figure shows of it")
  func fields() {
    let fields = texts(
      """
      import io, re
      x = np.linspace(0, 1, 500)
      step = np.tile(x > 0.5, (500, 1)) * 1.0
      def svg():
          file = io.BytesIO()
          plt.savefig(file, format='svg')
          plt.close()
          return file.getvalue().decode()
      fills = re.findall('<polygon [^>]*fill="([^"]*)"', (plt.contourf(x, x, step, [-1, 0.5, 2]), svg())[1])
      print(len(fills) < 600, fills[2] != fills[3], fills[2::2] == fills[2:3] * len(fills[2::2]))
      picture = plt.imshow(step); plt.close()
      rows = picture.pixels(2, 2)
      print(len(rows), len(rows[0]), rows[9][9] == plt.cm.viridis(0.0), rows[9][-1] == plt.cm.viridis(1.0))
      print(plt.cm.viridis.rows(np.array([[np.nan, -1, 2, 0.5]]))[0][0])
      """)
    #expect(fields.joined() == "True True True\n250 250 True True\n(0.0, 0.0, 0.0, 0.0)\n")
  }

  @Test("Pictures of bytes and truth values have the colours of their numbers")
  func narrowPictures() {
    let pictures = texts(
      """
      ends = [plt.cm.viridis(0.0), plt.cm.viridis(1.0)]
      print(plt.imshow(np.array([[5, 250]], dtype='uint8'), vmin=10, vmax=200).pixels()[0] == ends)
      print(plt.imshow(np.array([[False, True]])).pixels()[0] == ends)
      print(plt.imshow(np.array([[-128, 127]], dtype='int8')).pixels()[0] == ends)
      print(plt.imshow(np.array([[[300, -5, 51]]])).pixels())
      plt.close()
      """)
    #expect(pictures.joined() == "True\nTrue\nTrue\n[[(1.0, 0.0, 0.2, 1.0)]]\n")
  }

  @Test("savefig writes a PNG of the figure's size, drawn on")
  func png() throws {
    let name = "figure-\(UUID().uuidString).png"
    defer { try? FileManager.default.removeItem(atPath: name) }
    #expect(
      texts(
        """
        plt.plot([1, 2]); plt.title('Aa1'); plt.savefig('\(name)', dpi=50); plt.close()
        from matplotlib._raster import Raster
        picture = Raster(4, 2, 72)
        picture.polygon([(0, 0), (2, 0), (2, 1), (0, 1)], (1, 0, 0, 1), (0, 0, 0, 0), 0)
        print(len(picture.png()) > 60)
        """) == ["True\n"])
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: name)))
    #expect(bytes.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    // Width 320, height 240.
    #expect(bytes[16..<24] == [0, 0, 1, 64, 0, 0, 0, 240])
    #expect(bytes.count > 2000)
  }

  @Test("savefig writes a PDF whose table finds its objects")
  func pdf() throws {
    let name = "figure-\(UUID().uuidString).pdf"
    defer { try? FileManager.default.removeItem(atPath: name) }
    #expect(
      texts(
        """
        plt.plot([1, 2], 'o--'); plt.title('Größe (x)'); plt.imshow(np.ones((3, 3)), alpha=0.5)
        plt.savefig('\(name)', dpi=50); plt.close()
        """) == [])
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: name)))
    let text = String(decoding: bytes, as: Unicode.ASCII.self)
    #expect(text.hasPrefix("%PDF-1.4\n") && text.hasSuffix("%%EOF\n"))
    #expect(text.contains("/MediaBox [0 0 460.8 345.6]"))
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    let table = try #require(rows.firstIndex(of: "xref"))
    let places = rows[(table + 3)...].prefix { $0.hasSuffix(" 00000 n ") }
    #expect(places.count == 6)
    for (index, place) in places.enumerated() {
      let start = try #require(Int(place.prefix(10)))
      let mark = "\(index + 1) 0 obj\n"
      #expect(String(decoding: bytes[start...].prefix(mark.count), as: UTF8.self) == mark)
    }
  }

  @Test("A plot follows the cycle of properties")
  func cycle() {
    let lines = texts(
      """
      from cycler import cycler
      fig, ax = plt.subplots()
      ax.set_prop_cycle(cycler('color', ['c', 'm']) + cycler('lw', [3, 4]))
      drawn = [ax.plot([1, 2])[0], ax.plot([1, 2])[0], ax.plot([1, 2], lw=7)[0]]
      print([(line.get_color(), line.get_linewidth()) for line in drawn])
      ax.set_prop_cycle(None)
      print(ax.plot([1])[0].get_color() == plt.rcParams['axes.prop_cycle'].by_key()['color'][0])
      plt.close()
      """)
    #expect(lines.joined() == "[('c', 3.0), ('m', 4.0), ('c', 7.0)]\nTrue\n")
  }

  @Test("savefig writes below the working folder only")
  func savefig() {
    let name = "figure-\(UUID().uuidString).svg"
    defer { try? FileManager.default.removeItem(atPath: name) }
    #expect(texts("plt.plot([1, 2]); plt.savefig('\(name)'); plt.close()") == [])
    #expect((try? String(contentsOfFile: name, encoding: .utf8))?.hasPrefix("<svg") == true)
    for outside in ["/tmp/x.svg", "../x.svg"] {
      #expect(
        texts("plt.savefig('\(outside)')").first
          == "PermissionError: '\(outside)' is outside the working folder; a session keeps its "
          + "files below it")
    }
  }
}
