"""What distributions over rows of categories share."""

from torch.distributions.distribution import Distribution


class _OfCategories(Distribution):
    """What stands on a categorical distribution."""

    @property
    def probs(self):
        return self._categorical.probs

    @property
    def logits(self):
        return self._categorical.logits

    @property
    def param_shape(self):
        return self._categorical.param_shape
