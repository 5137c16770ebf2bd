import Language
import Testing

@testable import Interpreter

/// Runs a program; what it printed, with the uncaught exception on the last line if there is one.
private func output(of text: String, prepare: (Interpreter) -> Void = { _ in }) -> String {
  var output = ""
  let machine = Interpreter()
  machine.write = { output += $0 }
  prepare(machine)
  do throws(Raised) {
    try machine.run(text, in: machine.makeNamespace())
  } catch {
    let message = (try? machine.str(.object(error.exception))) ?? "?"
    output += "\(error.exception.type.name): \(message)"
  }
  return output
}

extension InterpreterTests {
  struct MachineTests {
    @Test func `A value in memory is a payload and the number of its case`() {
      var values: [Value] = [
        .bool(true), .int(7), .float(2.5), .string("x"), .none, .undefined,
      ]
      values.withUnsafeMutableBufferPointer { buffer in
        let tags = buffer.indices.map { (buffer.baseAddress! + $0).tag }
        #expect(tags == [0, 1, 2, 3, 4, 4])
        #expect((buffer.baseAddress! + 1).int == 7)
        #expect((buffer.baseAddress! + 2).double == 2.5)
        #expect((buffer.baseAddress! + 3).kind == .string)
        #expect(!(buffer.baseAddress! + 4).isUndefined)
        #expect((buffer.baseAddress! + 5).isUndefined)
      }
      #expect(MemoryLayout<Value>.stride == 16)
      #expect(MemoryLayout<Instruction>.size == 8)
      #expect(MemoryLayout<InlineCache>.offset(of: \.value) == 16)
      #expect(MemoryLayout<DictObject.Entry>.offset(of: \.value) == 24)
    }

    @Test func `The machine's own names have the first numbers`() {
      #expect(Names.initialize == Symbol("__init__"))
      #expect(Names.texts.indices.allSatisfy { Symbol(Names.texts[$0]).id == UInt32($0 + 1) })
    }

    @Test(arguments: [
      ("f(1, 2)", "(1, 2, None)"),
      ("f(1, b=5, c=6)", "(1, 5, 6)"),
      ("f(*[1], **{'c': 3})", "(1, 2, 3)"),
      ("f()", "TypeError: f() missing 1 required positional argument: 'a'"),
      ("f(1, 2, 3)", "TypeError: f() takes from 1 to 2 positional arguments but 3 were given"),
      ("f(1, d=1)", "TypeError: f() got an unexpected keyword argument 'd'"),
      ("f(1, a=1)", "TypeError: f() got multiple values for argument 'a'"),
    ])
    func `A native function binds its arguments by its signature`(call: String, expected: String) {
      let text = output(of: "print(\(call))") { machine in
        let function = NativeFunction("f(a, b=2, *, c=None)") { call, _ throws(Raised) in
          .tuple([call[0], call[1], call[2]])
        }
        machine.builtins.set("f", .object(function))
      }
      #expect(text == expected || text == expected + "\n")
    }

    @Test func `A native class has methods, properties and subclasses in the language`() {
      final class Counter: Object {
        var count = 0
      }
      let type = TypeObject(native: "Counter", module: "demo") { type in
        type.usesGenericAttributes = true
        type.construct { call, _ throws(Raised) in .object(Counter(type: call[0].type!)) }
        type.method("add(self, n=1)") { call, _ throws(Raised) in
          guard let counter = call[0].object as? Counter, case .int(let n) = call[1] else {
            throw .typeError("add() takes an int")
          }
          counter.count += n
          return call[0]
        }
        type.property("count") { value, _ throws(Raised) in
          .int((value.object as? Counter)?.count ?? 0)
        }
      }
      let text = output(
        of: """
          c = Counter()
          for i in range(3): c.add(i).add()
          print(c.count, type(c))
          class Mine(Counter):
              def twice(self): return self.count * 2
          m = Mine(); m.name = "n"; m.add(4)
          print(m.twice(), m.name, isinstance(m, Counter))
          c.count = 1
          """
      ) { $0.builtins.set("Counter", .object(type)) }
      #expect(
        text == """
          6 <class 'demo.Counter'>
          8 n True
          AttributeError: attribute 'count' of 'demo.Counter' objects is not writable
          """)
    }

    @Test func `The value of a cell is that of its last expression`() throws {
      let machine = Interpreter()
      let namespace = machine.makeNamespace()
      func cell(_ text: String) throws -> String {
        let value = try machine.runCell(SourceText(text, name: "Cell In[1]"), in: namespace)
        return value.isUndefined ? "nothing" : try machine.repr(value)
      }
      #expect(try cell("x = 2\nx + 1") == "3")
      #expect(try cell("x + 1;") == "nothing")
      #expect(try cell("y = x") == "nothing")
      #expect(try cell("None") == "None")
    }

    @Test func `An interrupt stops a loop and leaves the state`() throws {
      let machine = Interpreter()
      let namespace = machine.makeNamespace()
      let stop = NativeFunction("stop()") { _, machine throws(Raised) in
        machine.interruptFlag.pointee = 1
        return .none
      }
      namespace.set("stop", .object(stop))
      do throws(Raised) {
        try machine.run("n = 5\nwhile True: stop()", in: namespace)
        Issue.record("the loop ended")
      } catch {
        #expect(error.isInstance(of: .keyboardInterrupt))
      }
      try machine.run("n += 1", in: namespace)
      #expect(try machine.repr(namespace.get("n")) == "6")
    }

    @Test func `A traceback names the lines and marks the expressions, the innermost first`() {
      let machine = Interpreter()
      do throws(Raised) {
        try machine.run(
          "def f(x):\n  return 1 / x\n\nf(\n  0)\n", name: "lesson", in: machine.makeNamespace())
      } catch {
        let frames = error.exception.traceback
        #expect(frames.map(\.function) == ["f", "<module>"])
        #expect(frames.map(\.line) == [2, 4])
        #expect(frames.map { $0.source.text(in: $0.span) } == ["1 / x", "f(\n  0)"])
      }
    }
  }
}
