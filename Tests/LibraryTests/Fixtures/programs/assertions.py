# numpy.testing: what the assertions say, and when they are content.
import numpy as np
import numpy.testing as npt


def told(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
        print("fine")
    except AssertionError as error:
        print(error)


told(npt.assert_allclose, [1, 2], [1, 2.1])
told(npt.assert_allclose, 1.0, 1.1, rtol=0.01)
told(npt.assert_allclose, [1, 2, 3], [1, 2])
told(npt.assert_allclose, [1, np.nan], [1, 2], err_msg="my message")
told(npt.assert_allclose, [1, np.inf], [1, 2])
told(npt.assert_allclose, [np.nan, np.inf, 1], [np.nan, np.inf, 1])
told(npt.assert_allclose, np.arange(20.0).reshape(4, 5), np.arange(20.0).reshape(4, 5) + 0.5)
told(npt.assert_allclose, [], [])
told(npt.assert_almost_equal, 1.0, 1.1)
told(npt.assert_almost_equal, 1.0, 1.00000000001)
told(npt.assert_array_almost_equal, [1.0, 2.0], [1.1, 2], decimal=3)
told(npt.assert_array_equal, [1, 2, 3], [1, 2, 4])
told(npt.assert_array_equal, np.array(["a", "b"]), np.array(["a", "c"]))
told(npt.assert_array_equal, [True, False], [True, True])
told(npt.assert_array_equal, np.ones((2, 2)), 2)
told(npt.assert_array_equal, np.array([1, 2], dtype=np.uint8), np.array([2, 2], dtype=np.uint8))
told(npt.assert_equal, [1, 2], [1, 3])
told(npt.assert_equal, {"a": 1}, {"a": 2})
told(npt.assert_equal, {"a": 1}, {"b": 1})
told(npt.assert_equal, np.nan, np.nan)
told(npt.assert_array_less, [1, 2], [2, 2])
told(npt.assert_approx_equal, 1.2345670, 1.2345679, significant=8)
told(npt.assert_string_equal, "abc", "abd")
told(npt.assert_raises, ValueError, int, "3")
told(npt.assert_raises, ValueError, int, "x")
told(npt.assert_array_max_ulp, 1.0, 1.1)
told(npt.assert_array_almost_equal_nulp, 1.0, 1.1)
with npt.assert_raises(ZeroDivisionError):
    1 / 0
