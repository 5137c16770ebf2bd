# The language without tensors: calls, arithmetic, containers, objects, strings.
import time


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def collatz(limit):
    longest = 0
    for start in range(1, limit):
        n, length = start, 1
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            length += 1
        longest = max(longest, length)
    return longest


class Account:
    def __init__(self, owner):
        self.owner = owner
        self.balance = 0.0

    def deposit(self, amount):
        self.balance += amount
        return self.balance


def bank(count):
    accounts = [Account(f"owner {i}") for i in range(100)]
    for i in range(count):
        accounts[i % 100].deposit(i * 0.5)
    return sum(account.balance for account in accounts)


def words(count):
    text = " ".join(f"word{i % 53}" for i in range(count))
    tally = {}
    for word in text.split():
        tally[word] = tally.get(word, 0) + 1
    return sorted(tally.items(), key=lambda item: (-item[1], item[0]))[0]


def measure(name, function, argument):
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        result = function(argument)
        best = min(best, time.perf_counter() - start)
    print(name, "ms", round(best * 1e3, 3), result)


measure("ackermann_2_300", lambda n: ackermann(2, n), 300)
measure("collatz_20k", collatz, 20_000)
measure("bank_200k", bank, 200_000)
measure("words_100k", words, 100_000)
