"""Regular expressions."""

import re

print(re.match(r"\d+", "123abc"), re.match(r"\d+", "abc"), re.search(r"[a-c]+", "xxabcx"), re.fullmatch(r"a*", "aaa"), re.fullmatch(r"a*", "aab"))
print(re.findall(r"\w+", "hello big world"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"a(b)?", "abaa"), re.findall(r"", "abc"), re.findall(r"a*", "baac"), re.findall(r"\b\w", "hello world"))
print(re.sub(r"\s+", " ", "a  b\t\nc"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("x*", "-", "abxd"), re.sub("a", lambda m: m.group().upper(), "banana", count=2), re.subn("a", "b", "aaa"), re.sub(r"(?P<n>\d)", r"<\g<n>>", "a1b2"), re.sub("", "-", "abc"))
print(re.split(r"[,;]\s*", "a, b;c,d"), re.split(r"(-)", "a-b-c"), re.split(r"x", "axbxc", 1), re.split(r"\W+", "Words, words, words."), re.split("", "abc"), re.split(r"(a)|b", "xaybz"))
m = re.match(r"(?P<year>\d{4})-(?P<month>\d\d)(-\d\d)?", "2024-05 rest")
print(m, m.group(), m.group(1), m.group("month"), m.groups(), m.groupdict(), m.span(), m.start(2), m.end("year"), m["year"], m.group(1, 2), m.groups("none"), m.lastindex, m.lastgroup, m.span(3), m.expand(r"\2/\1"))
print(re.compile(r"a.c", re.I | re.S), re.compile("x").pattern, re.compile(r"(a)(?P<b>b)").groups, dict(re.compile(r"(a)(?P<b>b)").groupindex), re.compile("x"))
print(re.findall(r"(?i)HELLO", "Hello hello"), re.findall("^a", "a\nab", re.M), re.findall("a$", "a\nba", re.M), re.search("a.b", "a\nb"), re.search("a.b", "a\nb", re.DOTALL), re.findall(r"(?x) a  b # comment", "ab"))
print(re.findall(r"a+?", "aaa"), re.findall(r"<.*?>", "<a><b>"), re.findall(r"<.*>", "<a><b>"), re.findall(r"a{2}", "aaaaa"), re.findall(r"a{2,3}", "aaaaaa"), re.findall(r"a{,2}b", "aab"), re.findall(r"a{2,}", "aaa a aa"), re.findall("a{x", "a{x"))
print(re.findall(r"foo(?=bar)", "foobar foobaz"), re.findall(r"foo(?!bar)\w+", "foobar foobaz"), re.findall(r"(?<=\$)\d+", "$10 20"), re.findall(r"(?<!\$)\b\d+", "$10 20"), re.findall(r"(\w)\1", "hello book"), re.findall(r"(?P<q>['\"]).*?(?P=q)", "'a' \"b\""))
print(re.findall(r"[^\W\d_]+", "ab1_c é"), re.findall(r"[\d.]+", "1.5 2"), re.findall(r"[]a]", "]a"), re.findall(r"[a\-z]", "a-z"), re.findall(r"[a-]", "a-"), re.findall(r"\.", "a.b"), re.findall(r"[\s\S]", "a\n"), re.findall(r"\x41\u0042", "AB"), re.findall("é+", "ééé"))
print(re.match(r"(a|ab)(c|bcd)(d*)", "abcd").groups(), re.match(r"(a*)*b", "aaab").groups(), re.match(r"(?:a|b)*c", "ababc"), re.search(r"(a)|(b)", "b").groups(), re.match(r"((a)(b))+", "abab").groups(), re.match("(a?)*?b", "aab").groups(), re.match(r"(?:)*", "x"))
print([m.span() for m in re.finditer(r"\d", "a1b22")], re.escape("a.b*c[d]"), re.search(r"\Aab\Z", "ab"), re.search(r"\bfoo\b", "a foo b"), re.search(r"\Boo", "foo"), re.compile("a").search("banana", 2), re.compile("^a").match("ba", 1), re.sub(r"\\", "/", "a\\b"), re.sub("a", r"\\n\n", "a"))
print(re.sub(r"[^a-zA-Z0-9]+", " ", "Hello, World! 123").strip().lower().split(), re.sub(r"([.,!?])", r" \1 ", "Hi, you!"), re.findall(r"[A-Z][a-z]+|\d+", "JohnSmith42"), re.findall(r"\b[\w.+-]+@[\w-]+\.[\w.]+\b", "mail bob@x.org, a.b@c.co.uk."))
for bad in ("(", ")", "*a", "a**", "[a", "a{2,1}", r"\q", "(?P<1a>x)", "(?<=a*)b", "(?z)", "[z-a]", r"(a)\2", "(?P<n>a)(?P<n>b)", "a\\", "(?P=zz)", "x(?i)"):
    try: print(re.compile(bad))
    except re.error as e: print(repr(bad), e, e.pos)
for bad in (lambda: re.match("a", 5), lambda: re.sub("a", r"\2", "a"), lambda: re.match("a", "a").group(3), lambda: re.compile(5), lambda: re.sub("(a)", r"\g<zz>", "a")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
