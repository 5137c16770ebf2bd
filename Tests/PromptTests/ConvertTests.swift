import TerminalTesting
import Testing

@Suite struct ConvertTests {
  @Test func `a script becomes a notebook and the same script again`() {
    let folder = Folder()
    let script = "# %% [markdown]\n# # Title\n\n# %%\n1 + 1\n#> Out[1]: 2\n"
    folder.write(script, to: "a.py")
    let (first, second) = (folder.path + "/a.ipynb", folder.path + "/b.py")
    #expect(
      Piped(["convert", folder.path + "/a.py", first], input: "")
        == Piped(output: "", errors: "", status: 0))
    #expect(folder.read("a.ipynb").contains("\"nbformat_minor\": 5"))
    #expect(Piped(["convert", first, second], input: "").status == 0)
    #expect(folder.read("b.py") == script)
  }

  @Test func `what would be lost is said, and nothing is written`() {
    let folder = Folder()
    folder.write("x = 1\n", to: "a.py")
    folder.write("mine\n", to: "b.py")
    let refused = Piped(["convert", folder.path + "/a.py", folder.path + "/b.py"], input: "")
    #expect(
      refused
        == Piped(
          output: "",
          errors: "taper: \(folder.path)/b.py is there already; --force replaces it\n", status: 2))
    #expect(folder.read("b.py") == "mine\n")
    let forced = ["convert", "--force", folder.path + "/a.py", folder.path + "/b.py"]
    #expect(Piped(forced, input: "").status == 0)
    #expect(folder.read("b.py") == "# %%\nx = 1\n")
    let unknown = Piped(["convert", folder.path + "/a.py", folder.path + "/c.md"], input: "")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("c.md is no session file by its name"))
  }
}
