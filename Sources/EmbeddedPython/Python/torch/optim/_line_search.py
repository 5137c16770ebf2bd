"""A line search for the strong Wolfe conditions (Nocedal and Wright, algorithms 3.5 and 3.6)."""

import math


def _minimum(x1, f1, g1, x2, f2, g2, bounds=None):
    """Where the cubic through two values and slopes is least, kept within the bounds."""
    low, high = bounds if bounds is not None else (x1, x2) if x1 <= x2 else (x2, x1)
    d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
    square = d1**2 - g1 * g2
    if square < 0:
        return (low + high) / 2.0
    d2 = math.sqrt(square)
    if x1 <= x2:
        place = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
    else:
        place = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
    return min(max(place, low), high)


def strong_wolfe(
    at, t, direction, loss, gradient, slope, c1=1e-4, c2=0.9, tolerance_change=1e-9, max_ls=25
):
    """The loss, gradient and step length that are found, and how often `at` was asked."""
    slope = float(slope)
    widest = float(direction.abs().max())
    gradient = gradient.clone()
    new_loss, new_gradient = at(t)
    tries = 1
    new_slope = float(new_gradient.dot(direction))
    # Widen until a bracket holds a minimum.
    t_before, loss_before, gradient_before, slope_before = 0.0, loss, gradient, slope
    done = False
    count = 0
    bracket = None
    while count < max_ls:
        if new_loss > loss + c1 * t * slope or (count > 1 and new_loss >= loss_before):
            bracket = [(t_before, loss_before, gradient_before, slope_before),
                       (t, new_loss, new_gradient.clone(), new_slope)]
            break
        if abs(new_slope) <= -c2 * slope:
            bracket = [(t, new_loss, new_gradient, new_slope)]
            done = True
            break
        if new_slope >= 0:
            bracket = [(t_before, loss_before, gradient_before, slope_before),
                       (t, new_loss, new_gradient.clone(), new_slope)]
            break
        bounds = (t + 0.01 * (t - t_before), t * 10)
        further = _minimum(
            t_before, loss_before, slope_before, t, new_loss, new_slope, bounds)
        t_before, loss_before = t, new_loss
        gradient_before, slope_before = new_gradient.clone(), new_slope
        t = further
        new_loss, new_gradient = at(t)
        tries += 1
        new_slope = float(new_gradient.dot(direction))
        count += 1
    if bracket is None:
        bracket = [(0.0, loss, gradient, slope), (t, new_loss, new_gradient, new_slope)]
    # Narrow the bracket.
    stalled = False
    low, high = (0, 1) if bracket[0][1] <= bracket[-1][1] else (1, 0)
    while not done and count < max_ls:
        if abs(bracket[1][0] - bracket[0][0]) * widest < tolerance_change:
            break
        t = _minimum(bracket[0][0], bracket[0][1], bracket[0][3],
                     bracket[1][0], bracket[1][1], bracket[1][3])
        top, bottom = max(b[0] for b in bracket), min(b[0] for b in bracket)
        margin = 0.1 * (top - bottom)
        if min(top - t, t - bottom) < margin:
            if stalled or t >= top or t <= bottom:
                t = top - margin if abs(t - top) < abs(t - bottom) else bottom + margin
                stalled = False
            else:
                stalled = True
        else:
            stalled = False
        new_loss, new_gradient = at(t)
        tries += 1
        new_slope = float(new_gradient.dot(direction))
        count += 1
        found = (t, new_loss, new_gradient.clone(), new_slope)
        if new_loss > loss + c1 * t * slope or new_loss >= bracket[low][1]:
            bracket[high] = found
            low, high = (0, 1) if bracket[0][1] <= bracket[1][1] else (1, 0)
        else:
            if abs(new_slope) <= -c2 * slope:
                done = True
            elif new_slope * (bracket[high][0] - bracket[low][0]) >= 0:
                bracket[high] = bracket[low]
            bracket[low] = found
    best = bracket[low if len(bracket) > 1 else 0]
    return best[1], best[2], best[0], tries
