"""async and await: coroutines, asynchronous generators and contexts, and asyncio's loop."""

import asyncio
import inspect
from contextlib import AsyncExitStack, aclosing, asynccontextmanager


async def double(x, wait=0.0):
    await asyncio.sleep(wait)
    return x * 2


async def count(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        print("count ends")


class Context:
    async def __aenter__(self):
        print("enter")
        return self

    async def __aexit__(self, kind, value, traceback):
        print("exit", kind.__name__ if kind else None)
        return kind is ValueError


class Steps:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0.001).__await__()
        return 42


async def language():
    print(await double(3), [x async for x in count(4) if x % 2], {x: await double(x) async for x in Steps(2)})
    async for value in Steps(3):
        if value == 2:
            break
    else:
        print("not here")
    async for value in Steps(1):
        pass
    else:
        print("else", value)
    async with Context() as context, Context():
        print(type(context).__name__)
    async with Context():
        raise ValueError("swallowed")
    try:
        async with Context():
            raise KeyError("passed on")
    except KeyError as error:
        print("caught", error)
    print(await Awaitable(), f"{await double(4)}", [[await double(j) for j in range(i)] for i in range(3)])
    return await early()


async def early():
    async with Context():
        async for i in Steps(5):
            if i == 2:
                return i


print(asyncio.run(language()))


async def generators():
    numbers = count(3)
    print(await numbers.__anext__(), await anext(numbers), await anext(numbers), await anext(numbers, "none"))

    async def echo():
        got = None
        while True:
            try:
                got = yield got
            except ValueError as error:
                got = f"caught {error}"

    e = echo()
    print(await e.asend(None), await e.asend("a"), await e.athrow(ValueError("v")))
    await e.aclose()
    try:
        await anext(e)
    except StopAsyncIteration:
        print("stopped")
    async with aclosing(count(5)) as c:
        async for i in c:
            break
    print(inspect.isasyncgen(e), inspect.iscoroutinefunction(double), inspect.isasyncgenfunction(count))


asyncio.run(generators())


@asynccontextmanager
async def resource(name):
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)


async def contexts():
    async with resource("a") as a, AsyncExitStack() as stack:
        print(a, await stack.enter_async_context(resource("b")))
        stack.callback(print, "callback")
    try:
        async with resource("c"):
            raise OSError("inside")
    except OSError as error:
        print(error)


asyncio.run(contexts())


async def boom():
    await asyncio.sleep(0.001)
    raise KeyError("k")


async def waiting():
    print(await asyncio.gather(double(1, 0.02), double(2, 0.01), double(3)))
    print(await asyncio.gather(double(1), boom(), return_exceptions=True))
    try:
        await asyncio.gather(double(1), boom())
    except KeyError as error:
        print("gather", error)
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError as error:
        print("timeout", repr(error))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout again")
    task = asyncio.create_task(asyncio.sleep(10), name="sleeper")
    await asyncio.sleep(0)
    print(task.cancel(), task.done(), task.get_name())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled(), task.done())
    order = []
    for coroutine in asyncio.as_completed([asyncio.sleep(0.03, 3), asyncio.sleep(0.01, 1), asyncio.sleep(0.02, 2)]):
        order.append(await coroutine)
    print(order)
    tasks = [asyncio.create_task(double(i, 0.01 * i)) for i in range(3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks)
    print(sorted(task.result() for task in done), pending)
    async with asyncio.TaskGroup() as group:
        a, b = group.create_task(double(5)), group.create_task(double(6))
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(boom())
            group.create_task(asyncio.sleep(10))
    except* KeyError as error:
        print(repr(error))
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.01, future.set_result, "set")
    print(await future)


asyncio.run(waiting())


async def tools():
    queue, out = asyncio.Queue(maxsize=2), []

    async def produce():
        for i in range(5):
            await queue.put(i)
        await queue.put(None)

    async def consume():
        while (item := await queue.get()) is not None:
            out.append(item)

    await asyncio.gather(produce(), consume())
    print(out, queue.empty())
    semaphore, active, most = asyncio.Semaphore(2), 0, 0

    async def limited():
        nonlocal active, most
        async with semaphore:
            active += 1
            most = max(most, active)
            await asyncio.sleep(0.001)
            active -= 1

    await asyncio.gather(*[limited() for _ in range(6)])
    print(most)
    event, lock, log = asyncio.Event(), asyncio.Lock(), []

    async def wait_for_it(i):
        await event.wait()
        async with lock:
            log.append(i)
            await asyncio.sleep(0)
            log.append(i)

    tasks = [asyncio.create_task(wait_for_it(i)) for i in range(2)]
    await asyncio.sleep(0)
    event.set()
    await asyncio.gather(*tasks)
    print(log, event.is_set(), lock.locked())


asyncio.run(tools())


async def wrong(what):
    if what == 0:
        await 5
    elif what == 1:
        async for x in [1]:
            pass
    elif what == 2:
        async with 3:
            pass
    elif what == 3:
        c = double(1)
        await c
        await c
    else:
        asyncio.run(double(1))


for what in range(4):
    try:
        asyncio.run(wrong(what))
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
for text in ("def f():\n    await g()", "await x", "[x async for x in y]", "async with a: pass",
             "def f():\n    async for x in y: pass"):
    try:
        compile(text, "t", "exec")
    except SyntaxError as error:
        print(error)
c = double(1)
print(type(c).__name__, c.__name__, double.__code__.co_flags & 128)
c.close()
try:
    for x in double(2):
        pass
except TypeError as error:
    print(error)
