"""Tests that are coroutines."""

import asyncio
import inspect

from unittest.case import TestCase


class IsolatedAsyncioTestCase(TestCase):
    """Each test runs on a loop of its own, with `asyncSetUp` before it and `asyncTearDown` behind."""

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def _call_test(self, method):
        async def whole():
            await self.asyncSetUp()
            try:
                result = method()
                if inspect.isawaitable(result):
                    await result
            finally:
                await self.asyncTearDown()
        asyncio.run(whole())
