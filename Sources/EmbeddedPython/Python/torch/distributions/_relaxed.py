"""What the relaxed distributions share: they transform a distribution that has their parameters."""

from torch.distributions.transformed_distribution import _Named


class _Relaxed(_Named):
    @property
    def temperature(self):
        return self.base_dist.temperature

    @property
    def logits(self):
        return self.base_dist.logits

    @property
    def probs(self):
        return self.base_dist.probs
