// Scalar functions that libm lacks or that need a sign.

#include "special_functions.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

double log_gamma(double x) {
  int sign;
  return lgamma_r(x, &sign);
}

double digamma(double x) {
  if (x == 0) return copysign(INFINITY, -x);
  if (x < 0) {
    if (x == floor(x)) return NAN;
    return digamma(1 - x) - M_PI / tan(M_PI * x);
  }
  double result = 0;
  for (; x < 10; x += 1) result -= 1 / x;
  double z = 1 / (x * x);
  double series = z * (1.0 / 12 - z * (1.0 / 120 - z * (1.0 / 252 - z * (1.0 / 240 - z * (5.0 / 660 - z * (691.0 / 32760 - z / 12))))));
  return result + (log(x) - 0.5 / x - series);
}

double inverse_erf(double x) {
  if (x != x || fabs(x) > 1) return NAN;
  if (fabs(x) == 1) return copysign(INFINITY, x);
  double w = -log1p(-x * x), y;
  if (w < 5) {
    w -= 2.5;
    y = 2.81022636e-08;
    y = 3.43273939e-07 + y * w;
    y = -3.5233877e-06 + y * w;
    y = -4.39150654e-06 + y * w;
    y = 0.00021858087 + y * w;
    y = -0.00125372503 + y * w;
    y = -0.00417768164 + y * w;
    y = 0.246640727 + y * w;
    y = 1.50140941 + y * w;
  } else {
    w = sqrt(w) - 3;
    y = -0.000200214257;
    y = 0.000100950558 + y * w;
    y = 0.00134934322 + y * w;
    y = -0.00367342844 + y * w;
    y = 0.00573950773 + y * w;
    y = -0.0076224613 + y * w;
    y = 0.00943887047 + y * w;
    y = 1.00167406 + y * w;
    y = 2.83297682 + y * w;
  }
  y *= x;
  const double half_root_pi = 0.88622692545275801365;
  for (int step = 0; step < 2; step++) {
    // Near the ends erfc keeps the digits that erf loses.
    double above = (1 - fabs(x)) - erfc(fabs(y));
    double error = fabs(x) < 0.5 ? erf(y) - x : x < 0 ? -above : above;
    y -= error * half_root_pi * exp(y * y);
  }
  return y;
}
