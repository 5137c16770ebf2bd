// The passes of a transform whose parts are of type T: included once for floats and once for doubles.
//
// A length is a product of small factors. A pass of factor r takes `before` (the product of the factors that
// are done) times r groups of `after` numbers, transforms r numbers that lie `after` apart, turns the results
// and writes them so that the next pass finds its numbers in order: nothing is ever sorted.

#define ADD(a, b) ((PAIR){(a).re + (b).re, (a).im + (b).im})
#define SUB(a, b) ((PAIR){(a).re - (b).re, (a).im - (b).im})
#define SCALED(a, s) ((PAIR){(a).re * (s), (a).im * (s)})
// Times i and times -i.
#define LEFT(a) ((PAIR){-(a).im, (a).re})
#define RIGHT(a) ((PAIR){(a).im, -(a).re})
// A quarter turn in the direction of the transform.
#define QUARTER(a) (inverse ? LEFT(a) : RIGHT(a))

// A number turned by a root of unity, backwards in a forward transform.
INLINE PAIR FFT_NAME(turned)(PAIR z, PAIR w, bool inverse) {
  return inverse ? (PAIR){z.re * w.re - z.im * w.im, z.re * w.im + z.im * w.re}
                 : (PAIR){z.re * w.re + z.im * w.im, z.im * w.re - z.re * w.im};
}

INLINE void FFT_NAME(two)(PAIR *z) {
  PAIR a = z[0], b = z[1];
  z[0] = ADD(a, b);
  z[1] = SUB(a, b);
}

INLINE void FFT_NAME(three)(PAIR *z, bool inverse) {
  const T half_root = (T)(inverse ? 0.8660254037844386467637231707529362 : -0.8660254037844386467637231707529362);
  PAIR a = z[0], sum = ADD(z[1], z[2]), difference = SUB(z[1], z[2]);
  PAIR middle = {a.re - (T)0.5 * sum.re, a.im - (T)0.5 * sum.im};
  PAIR across = {-half_root * difference.im, half_root * difference.re};
  z[0] = ADD(a, sum);
  z[1] = ADD(middle, across);
  z[2] = SUB(middle, across);
}

INLINE void FFT_NAME(four)(PAIR *z, bool inverse) {
  PAIR a = ADD(z[0], z[2]), b = SUB(z[0], z[2]), c = ADD(z[1], z[3]), d = SUB(z[1], z[3]);
  d = QUARTER(d);
  z[0] = ADD(a, c);
  z[2] = SUB(a, c);
  z[1] = ADD(b, d);
  z[3] = SUB(b, d);
}

INLINE void FFT_NAME(five)(PAIR *z, bool inverse) {
  const T c1 = (T)0.3090169943749474241022934171828191L, c2 = (T)-0.8090169943749474241022934171828191L;
  const T sign = inverse ? 1 : -1;
  const T s1 = sign * (T)0.9510565162951535721164393333793821L, s2 = sign * (T)0.5877852522924731291687059546390728L;
  PAIR a = z[0], b = ADD(z[1], z[4]), e = SUB(z[1], z[4]), c = ADD(z[2], z[3]), d = SUB(z[2], z[3]);
  PAIR p = {a.re + c1 * b.re + c2 * c.re, a.im + c1 * b.im + c2 * c.im};
  PAIR q = {-(s1 * e.im + s2 * d.im), s1 * e.re + s2 * d.re};
  PAIR r = {a.re + c2 * b.re + c1 * c.re, a.im + c2 * b.im + c1 * c.im};
  PAIR t = {-(s2 * e.im - s1 * d.im), s2 * e.re - s1 * d.re};
  z[0] = (PAIR){a.re + b.re + c.re, a.im + b.im + c.im};
  z[1] = ADD(p, q);
  z[4] = SUB(p, q);
  z[2] = ADD(r, t);
  z[3] = SUB(r, t);
}

INLINE void FFT_NAME(eight)(PAIR *z, bool inverse) {
  const T root = (T)0.7071067811865475244008443621048490L;
  PAIR even[4] = {z[0], z[2], z[4], z[6]}, odd[4] = {z[1], z[3], z[5], z[7]};
  FFT_NAME(four)(even, inverse);
  FFT_NAME(four)(odd, inverse);
  // An eighth of a turn: (z + a quarter turn of z) times the root of one half.
  PAIR eighth = QUARTER(odd[1]), third = QUARTER(odd[3]);
  eighth = ADD(odd[1], eighth);
  third = SUB(third, odd[3]);
  odd[1] = SCALED(eighth, root);
  odd[2] = QUARTER(odd[2]);
  odd[3] = SCALED(third, root);
  for (int k = 0; k < 4; k++) {
    z[k] = ADD(even[k], odd[k]);
    z[k + 4] = SUB(even[k], odd[k]);
  }
}

// Any odd factor, by the sums and differences of the numbers that mirror each other.
static void FFT_NAME(any)(PAIR *z, int64_t r, const PAIR *roots, PAIR *spare, bool inverse) {
  PAIR first = z[0], total = first;
  int64_t half = (r - 1) / 2;
  PAIR *sums = spare, *differences = spare + half;
  for (int64_t j = 1; j <= half; j++) {
    sums[j - 1] = ADD(z[j], z[r - j]);
    differences[j - 1] = SUB(z[j], z[r - j]);
    total = ADD(total, sums[j - 1]);
  }
  z[0] = total;
  for (int64_t k = 1; k <= half; k++) {
    PAIR along = first, across = {0, 0};
    for (int64_t j = 1; j <= half; j++) {
      PAIR root = roots[j * k % r];
      T sine = inverse ? root.im : -root.im;
      along = (PAIR){along.re + root.re * sums[j - 1].re, along.im + root.re * sums[j - 1].im};
      across = (PAIR){across.re - sine * differences[j - 1].im, across.im + sine * differences[j - 1].re};
    }
    z[k] = ADD(along, across);
    z[r - k] = SUB(along, across);
  }
}

static void FFT_NAME(pass)(const fft_plan *plan, int64_t factor, int64_t before, const PAIR *x, PAIR *out,
                           PAIR *numbers, bool inverse) {
  const PAIR *roots = plan->roots;
  int64_t after = plan->n / before / factor, step = before;
  // The factor's own roots, for what has no formula: rounded once for small ones, of the table for others.
  PAIR *own = numbers + factor, *spare = own + factor;
  for (int64_t j = 0; j < factor; j++) {
    long double angle = 6.283185307179586476925286766559005768L * j / factor;
    own[j] = factor <= 11 ? (PAIR){(T)cosl(angle), (T)sinl(angle)} : roots[j * (plan->n / factor)];
  }
  for (int64_t group = 0; group < before; group++)
    for (int64_t i = 0; i < after; i++) {
      for (int64_t j = 0; j < factor; j++) numbers[j] = x[i + after * (j + factor * group)];
      switch (factor) {
        case 2: FFT_NAME(two)(numbers); break;
        case 3: FFT_NAME(three)(numbers, inverse); break;
        case 4: FFT_NAME(four)(numbers, inverse); break;
        case 5: FFT_NAME(five)(numbers, inverse); break;
        case 8: FFT_NAME(eight)(numbers, inverse); break;
        default: FFT_NAME(any)(numbers, factor, own, spare, inverse);
      }
      out[i + after * group] = numbers[0];
      for (int64_t j = 1; j < factor; j++)
        out[i + after * (group + before * j)] =
            i == 0 ? numbers[j] : FFT_NAME(turned)(numbers[j], roots[i * j * step], inverse);
    }
}

// One line; `a` holds it and `b` is as long. Returns the one that holds the result.
static PAIR *FFT_NAME(line)(const fft_plan *plan, PAIR *a, PAIR *b, PAIR *numbers, bool inverse) {
  int64_t before = 1;
  for (int64_t f = 0; f < plan->factors; f++) {
    FFT_NAME(pass)(plan, plan->factor[f], before, a, b, numbers, inverse);
    PAIR *held = a;
    a = b;
    b = held;
    before *= plan->factor[f];
  }
  return a;
}

// The n-th roots of unity in double precision: each is the product of a root from a coarse table and one from
// a fine table, so that only about the square root of n sines are computed; the second half mirrors the first.
static taper_status FFT_NAME(fill_roots)(int64_t n, PAIR *roots) {
  int64_t half = n / 2 + 1, bits = 1;
  while ((int64_t)1 << 2 * bits < half) bits++;
  int64_t width = (int64_t)1 << bits, rows = (half + width - 1) / width;
  c128 *fine = malloc((size_t)(width + rows) * sizeof(c128)), *coarse = fine + width;
  if (!fine) return TAPER_NO_MEMORY;
  for (int64_t i = 0; i < width; i++) fine[i] = root_of_unity(i, n);
  for (int64_t i = 0; i < rows; i++) coarse[i] = root_of_unity(i * width, n);
  for (int64_t k = 0; k < n; k++) {
    bool isMirrored = 2 * k > n;
    int64_t place = isMirrored ? n - k : k;
    c128 root = c128_times(fine[place % width], coarse[place / width]);
    roots[k] = (PAIR){(T)root.re, (T)(isMirrored ? -root.im : root.im)};
  }
  free(fine);
  return TAPER_OK;
}

// Bluestein: with jk = (j^2 + k^2 - (k - j)^2) / 2 a transform of any length is a convolution with a chirp,
// which transforms of a power of two compute.
static void FFT_NAME(bluestein)(const fft_plan *plan, const PAIR *chirp, const PAIR *filter, const PAIR *x,
                                bool inverse, T scale, PAIR *out, PAIR *a, PAIR *b, PAIR *numbers, int64_t n) {
  int64_t m = plan->n;
  for (int64_t j = 0; j < n; j++) a[j] = FFT_NAME(turned)(x[j], chirp[j], inverse);
  for (int64_t j = n; j < m; j++) a[j] = (PAIR){0, 0};
  PAIR *spectrum = FFT_NAME(line)(plan, a, b, numbers, false);
  for (int64_t j = 0; j < m; j++) {
    PAIR f = filter[j];
    if (inverse) f = filter[j == 0 ? 0 : m - j], f.im = -f.im;
    spectrum[j] = FFT_NAME(turned)(spectrum[j], f, true);
  }
  PAIR *result = FFT_NAME(line)(plan, spectrum, spectrum == a ? b : a, numbers, true);
  for (int64_t k = 0; k < n; k++) {
    PAIR z = FFT_NAME(turned)(result[k], chirp[k], inverse);
    out[k] = (PAIR){z.re / m * scale, z.im / m * scale};
  }
}

static taper_status FFT_NAME(run)(int64_t lines, int64_t n, const PAIR *x, bool inverse, double scale, PAIR *out) {
  fft_plan plan;
  bool chirps = !plan_fft(n, &plan);
  int64_t m = n;
  if (chirps) {
    for (m = 1; m < 2 * n - 1; m *= 2) {}
    plan_fft(m, &plan);
  }
  int64_t most = 8;
  for (int64_t f = 0; f < plan.factors; f++) most = plan.factor[f] > most ? plan.factor[f] : most;
  PAIR *memory = malloc((size_t)(m + 2 * m + 4 * most + (chirps ? n + m + 2 * n : 0)) * sizeof(PAIR));
  if (!memory) return TAPER_NO_MEMORY;
  PAIR *roots = memory, *a = roots + m, *b = a + m, *numbers = b + m, *chirp = numbers + 4 * most;
  taper_status status = FFT_NAME(fill_roots)(m, roots);
  plan.roots = roots;
  PAIR *filter = chirp + n;
  if (chirps && status == TAPER_OK) {
    // exp(i pi j^2 / n), as a root of 2n.
    PAIR *doubled = filter + m;
    status = FFT_NAME(fill_roots)(2 * n, doubled);
    for (int64_t j = 0, square = 0; j < n; square = (square + 2 * j + 1) % (2 * n), j++) chirp[j] = doubled[square];
    for (int64_t j = 0; j < m; j++) a[j] = j < n ? chirp[j] : (PAIR){0, 0};
    for (int64_t j = 1; j < n; j++) a[m - j] = chirp[j];
    const PAIR *spectrum = FFT_NAME(line)(&plan, a, b, numbers, false);
    for (int64_t j = 0; j < m; j++) filter[j] = spectrum[j];
  }
  for (int64_t l = 0; l < lines && status == TAPER_OK; l++) {
    const PAIR *line = x + l * n;
    PAIR *target = out + l * n;
    if (chirps) {
      FFT_NAME(bluestein)(&plan, chirp, filter, line, inverse, (T)scale, target, a, b, numbers, n);
      continue;
    }
    memcpy(a, line, (size_t)n * sizeof(PAIR));
    const PAIR *result = FFT_NAME(line)(&plan, a, b, numbers, inverse);
    if (scale == 1) {
      memcpy(target, result, (size_t)n * sizeof(PAIR));
    } else {
      for (int64_t k = 0; k < n; k++) target[k] = SCALED(result[k], (T)scale);
    }
  }
  free(memory);
  return status;
}

#undef ADD
#undef SUB
#undef SCALED
#undef LEFT
#undef RIGHT
#undef QUARTER
#undef T
#undef PAIR
#undef FFT_NAME
