// A plain instance of a class of the program: an object with nothing but attributes.

/// An instance of a class whose instances have no native part.
final class Instance: Object {
  private var registration: Int32 = -1

  init(type: TypeObject) {
    super.init(type: type)
    registration = CycleCollector.register(self)
  }

  deinit { CycleCollector.unregister(registration) }
}
