// Scalar functions that libm lacks or that need a sign.

#ifndef TAPER_SPECIAL_FUNCTIONS_H
#define TAPER_SPECIAL_FUNCTIONS_H

/// log |gamma(x)|, without libm's global sign.
double log_gamma(double x);
/// The derivative of log gamma, by recurrence and the asymptotic series.
double digamma(double x);
/// The inverse of erf on (-1, 1), by Giles' approximation and two Newton steps.
double inverse_erf(double x);

#endif
