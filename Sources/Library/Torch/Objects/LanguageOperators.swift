// Names for the language's operators that do not clash with the tensors' own: this file, unlike its
// neighbours, does not import the tensors.
import Interpreter

/// A binary operator of the language.
public typealias LanguageBinary = BinaryOperation
/// A prefix operator of the language.
public typealias LanguageUnary = UnaryOperation
/// A comparison of the language.
public typealias LanguageComparison = CompareOperation
