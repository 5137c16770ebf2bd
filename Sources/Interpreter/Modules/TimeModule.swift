// The `time` module: clocks, a sleep that Ctrl-C ends, and the calendar form of an instant.

import Glibc

extension Interpreter {
  func makeTimeModule() throws(Raised) -> ModuleObject {
    let module = ModuleObject("time")
    for (name, clock) in [
      ("time", CLOCK_REALTIME), ("perf_counter", CLOCK_MONOTONIC), ("monotonic", CLOCK_MONOTONIC),
      ("process_time", CLOCK_PROCESS_CPUTIME_ID), ("thread_time", CLOCK_THREAD_CPUTIME_ID),
    ] {
      module.function("\(name)()") { _, _ throws(Raised) in
        let now = Interpreter.read(clock)
        return .float(Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9)
      }
      module.function("\(name)_ns()") { _, _ throws(Raised) in
        let now = Interpreter.read(clock)
        return .int(now.tv_sec &* 1_000_000_000 &+ now.tv_nsec)
      }
    }
    module.function("sleep(seconds, /)") { call, machine throws(Raised) in
      let seconds = try machine.double(call[0])
      guard seconds >= 0 else { throw .valueError("sleep length must be non-negative") }
      guard seconds < 1e9 else { throw .overflow("timestamp too large to convert to C _PyTime_t") }
      try machine.checkInterrupt()
      let start = Interpreter.read(CLOCK_MONOTONIC)
      while true {
        let now = Interpreter.read(CLOCK_MONOTONIC)
        let passed = Double(now.tv_sec - start.tv_sec) + Double(now.tv_nsec - start.tv_nsec) * 1e-9
        let rest = min(seconds - passed, 0.02)
        if rest <= 0 { return .none }
        var pause = timespec(tv_sec: 0, tv_nsec: Int(rest * 1e9))
        nanosleep(&pause, nil)
        try machine.checkInterruptWhileWaiting()
      }
    }
    module["struct_time"] = .object(structTimeType())
    module["timezone"] = .int(0)
    module["tzname"] = .tuple([.string("UTC"), .string("UTC")])
    for (name, isLocal) in [("localtime", true), ("gmtime", false)] {
      module.function("\(name)(seconds=None, /)") { call, machine throws(Raised) in
        Interpreter.value(of: try machine.calendar(call[0], isLocal: isLocal))
      }
    }
    module.function("mktime(t, /)") { call, machine throws(Raised) in
      var fields = try machine.calendarFields(call[0])
      return .float(Double(Glibc.mktime(&fields)))
    }
    module.function("strftime(format, t=None, /)") { call, machine throws(Raised) in
      guard let format = call[0].string else {
        throw .typeError("strftime() argument 1 must be str")
      }
      var fields =
        call[1].isNone
        ? try machine.calendar(.none, isLocal: true) : try machine.calendarFields(call[1])
      return .string(try machine.formatted(&fields, format))
    }
    module.function("strptime(text, format='%a %b %d %H:%M:%S %Y', /)") {
      call, machine throws(Raised) in
      let dates = try machine.importModule("datetime")
      let date = try machine.callMethod(
        try machine.attribute(.object(dates), "datetime"), Symbol("strptime"), [call[0], call[1]])
      return try machine.callMethod(date, Symbol("timetuple"))
    }
    for name in ["asctime", "ctime"] {
      module.function("\(name)(t=None, /)") { call, machine throws(Raised) in
        var fields =
          name == "asctime" && !call[0].isNone
          ? try machine.calendarFields(call[0]) : try machine.calendar(call[0], isLocal: true)
        return .string(try machine.formatted(&fields, "%a %b %e %H:%M:%S %Y"))
      }
    }
    return module
  }

  private static func read(_ clock: clockid_t) -> timespec {
    var now = timespec()
    clock_gettime(clock, &now)
    return now
  }

  private func calendar(_ seconds: Value, isLocal: Bool) throws(Raised) -> tm {
    var instant = Glibc.time(nil)
    if !seconds.isNone {
      let given = try double(seconds)
      guard given.magnitude < 6e10 else {
        throw .overflow("timestamp out of range for platform time_t")
      }
      instant = Int(given.rounded(.down))
    }
    var fields = tm()
    if isLocal { localtime_r(&instant, &fields) } else { gmtime_r(&instant, &fields) }
    return fields
  }

  private static func value(of fields: tm) -> Value {
    let weekday = (fields.tm_wday + 6) % 7
    let values = [
      fields.tm_year + 1900, fields.tm_mon + 1, fields.tm_mday, fields.tm_hour, fields.tm_min,
      fields.tm_sec, weekday, fields.tm_yday + 1, fields.tm_isdst,
    ]
    return .object(StructSequence.Kind.structTime.value(values.map { .int(Int($0)) }))
  }

  private func structTimeType() -> TypeObject {
    let type = StructSequence.Kind.structTime.type
    type.construct("struct_time(cls, sequence, /)") { call, machine throws(Raised) in
      let elements = try machine.elements(of: call[1])
      guard elements.count >= 9 else {
        throw .typeError(
          "time.struct_time() takes an at least 9-sequence (\(elements.count)-sequence given)")
      }
      return .object(StructSequence.Kind.structTime.value(Array(elements.prefix(9))))
    }
    return type
  }

  private func calendarFields(_ value: Value) throws(Raised) -> tm {
    guard let tuple = value.tuple, tuple.count == 9 else {
      throw .typeError("Tuple or struct_time argument required")
    }
    var numbers: [Int32] = []
    for element in tuple.elements { numbers.append(Int32(truncatingIfNeeded: try index(element))) }
    var fields = tm()
    fields.tm_year = numbers[0] &- 1900
    fields.tm_mon = max(0, min(11, numbers[1] &- 1))
    fields.tm_mday = max(1, min(31, numbers[2]))
    fields.tm_hour = max(0, min(23, numbers[3]))
    fields.tm_min = max(0, min(59, numbers[4]))
    fields.tm_sec = max(0, min(61, numbers[5]))
    fields.tm_wday = ((numbers[6] % 7) + 8) % 7
    fields.tm_yday = max(0, min(365, numbers[7] &- 1))
    fields.tm_isdst = numbers[8]
    return fields
  }

  private func formatted(_ fields: inout tm, _ format: String) throws(Raised) -> String {
    guard !format.isEmpty else { return "" }
    guard format.utf8.count < 4096 else { throw .memoryError() }
    var buffer = [CChar](repeating: 0, count: 65536)
    let count = Glibc.strftime(&buffer, buffer.count, format, &fields)
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
