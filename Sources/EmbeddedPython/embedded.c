// The Python sources of Taper's own modules as bytes, and their table.
//
// One array and one row per file below Python/, both in the order of the modules' names.
#include "embedded.h"
#include <string.h>

static const char source_IPython[] = {
#embed "Python/IPython/__init__.py"
};
static const char source_IPython__magics[] = {
#embed "Python/IPython/_magics.py"
};
static const char source_IPython_core[] = {
#embed "Python/IPython/core/__init__.py"
};
static const char source_IPython_core_display[] = {
#embed "Python/IPython/core/display.py"
};
static const char source_IPython_core_interactiveshell[] = {
#embed "Python/IPython/core/interactiveshell.py"
};
static const char source_IPython_display[] = {
#embed "Python/IPython/display.py"
};
static const char source___future__[] = {
#embed "Python/__future__.py"
};
static const char source__asyncio_futures[] = {
#embed "Python/_asyncio_futures.py"
};
static const char source__asyncio_loop[] = {
#embed "Python/_asyncio_loop.py"
};
static const char source__asyncio_tools[] = {
#embed "Python/_asyncio_tools.py"
};
static const char source__asyncio_waiting[] = {
#embed "Python/_asyncio_waiting.py"
};
static const char source__calendar[] = {
#embed "Python/_calendar.py"
};
static const char source__datetime_text[] = {
#embed "Python/_datetime_text.py"
};
static const char source__datetime_zones[] = {
#embed "Python/_datetime_zones.py"
};
static const char source__decimal_context[] = {
#embed "Python/_decimal_context.py"
};
static const char source__exception_groups[] = {
#embed "Python/_exception_groups.py"
};
static const char source__pickle_arrays[] = {
#embed "Python/_pickle_arrays.py"
};
static const char source__pickle_library[] = {
#embed "Python/_pickle_library.py"
};
static const char source__pickle_reading[] = {
#embed "Python/_pickle_reading.py"
};
static const char source__pickle_tensors[] = {
#embed "Python/_pickle_tensors.py"
};
static const char source__pickle_writing[] = {
#embed "Python/_pickle_writing.py"
};
static const char source__signature[] = {
#embed "Python/_signature.py"
};
static const char source__zip[] = {
#embed "Python/_zip.py"
};
static const char source_abc[] = {
#embed "Python/abc.py"
};
static const char source_argparse[] = {
#embed "Python/argparse.py"
};
static const char source_array[] = {
#embed "Python/array.py"
};
static const char source_ast[] = {
#embed "Python/ast.py"
};
static const char source_asyncio[] = {
#embed "Python/asyncio.py"
};
static const char source_base64[] = {
#embed "Python/base64.py"
};
static const char source_binascii[] = {
#embed "Python/binascii.py"
};
static const char source_bisect[] = {
#embed "Python/bisect.py"
};
static const char source_calendar[] = {
#embed "Python/calendar.py"
};
static const char source_collections[] = {
#embed "Python/collections/__init__.py"
};
static const char source_collections__counter[] = {
#embed "Python/collections/_counter.py"
};
static const char source_collections__dicts[] = {
#embed "Python/collections/_dicts.py"
};
static const char source_collections__named_tuples[] = {
#embed "Python/collections/_named_tuples.py"
};
static const char source_collections__wrappers[] = {
#embed "Python/collections/_wrappers.py"
};
static const char source_collections_abc[] = {
#embed "Python/collections/abc.py"
};
static const char source_colorsys[] = {
#embed "Python/colorsys.py"
};
static const char source_contextlib[] = {
#embed "Python/contextlib.py"
};
static const char source_copy[] = {
#embed "Python/copy.py"
};
static const char source_copyreg[] = {
#embed "Python/copyreg.py"
};
static const char source_csv[] = {
#embed "Python/csv.py"
};
static const char source_cycler[] = {
#embed "Python/cycler.py"
};
static const char source_dataclasses[] = {
#embed "Python/dataclasses.py"
};
static const char source_datetime[] = {
#embed "Python/datetime.py"
};
static const char source_decimal[] = {
#embed "Python/decimal.py"
};
static const char source_difflib[] = {
#embed "Python/difflib.py"
};
static const char source_enum[] = {
#embed "Python/enum.py"
};
static const char source_fnmatch[] = {
#embed "Python/fnmatch.py"
};
static const char source_fractions[] = {
#embed "Python/fractions.py"
};
static const char source_functools[] = {
#embed "Python/functools.py"
};
static const char source_gc[] = {
#embed "Python/gc.py"
};
static const char source_glob[] = {
#embed "Python/glob.py"
};
static const char source_hashlib[] = {
#embed "Python/hashlib.py"
};
static const char source_heapq[] = {
#embed "Python/heapq.py"
};
static const char source_hmac[] = {
#embed "Python/hmac.py"
};
static const char source_html[] = {
#embed "Python/html.py"
};
static const char source_importlib[] = {
#embed "Python/importlib/__init__.py"
};
static const char source_importlib_metadata[] = {
#embed "Python/importlib/metadata.py"
};
static const char source_inspect[] = {
#embed "Python/inspect.py"
};
static const char source_io[] = {
#embed "Python/io.py"
};
static const char source_json[] = {
#embed "Python/json.py"
};
static const char source_keyword[] = {
#embed "Python/keyword.py"
};
static const char source_logging[] = {
#embed "Python/logging.py"
};
static const char source_matplotlib[] = {
#embed "Python/matplotlib/__init__.py"
};
static const char source_matplotlib__canvas[] = {
#embed "Python/matplotlib/_canvas.py"
};
static const char source_matplotlib__data[] = {
#embed "Python/matplotlib/_data.py"
};
static const char source_matplotlib__files[] = {
#embed "Python/matplotlib/_files.py"
};
static const char source_matplotlib__hints[] = {
#embed "Python/matplotlib/_hints.py"
};
static const char source_matplotlib__idle_settings[] = {
#embed "Python/matplotlib/_idle_settings.py"
};
static const char source_matplotlib__maps[] = {
#embed "Python/matplotlib/_maps.py"
};
static const char source_matplotlib__pdf[] = {
#embed "Python/matplotlib/_pdf.py"
};
static const char source_matplotlib__projection[] = {
#embed "Python/matplotlib/_projection.py"
};
static const char source_matplotlib__raster[] = {
#embed "Python/matplotlib/_raster.py"
};
static const char source_matplotlib__render[] = {
#embed "Python/matplotlib/_render.py"
};
static const char source_matplotlib__settings[] = {
#embed "Python/matplotlib/_settings.py"
};
static const char source_matplotlib__shapes[] = {
#embed "Python/matplotlib/_shapes.py"
};
static const char source_matplotlib__svg[] = {
#embed "Python/matplotlib/_svg.py"
};
static const char source_matplotlib__terminal[] = {
#embed "Python/matplotlib/_terminal.py"
};
static const char source_matplotlib_animation[] = {
#embed "Python/matplotlib/animation.py"
};
static const char source_matplotlib_artist[] = {
#embed "Python/matplotlib/artist.py"
};
static const char source_matplotlib_axes[] = {
#embed "Python/matplotlib/axes/__init__.py"
};
static const char source_matplotlib_axes__base[] = {
#embed "Python/matplotlib/axes/_base.py"
};
static const char source_matplotlib_axes__charts[] = {
#embed "Python/matplotlib/axes/_charts.py"
};
static const char source_matplotlib_axes__fields[] = {
#embed "Python/matplotlib/axes/_fields.py"
};
static const char source_matplotlib_axes__labels[] = {
#embed "Python/matplotlib/axes/_labels.py"
};
static const char source_matplotlib_axes__limits[] = {
#embed "Python/matplotlib/axes/_limits.py"
};
static const char source_matplotlib_axes__rarer[] = {
#embed "Python/matplotlib/axes/_rarer.py"
};
static const char source_matplotlib_axis[] = {
#embed "Python/matplotlib/axis.py"
};
static const char source_matplotlib_cm[] = {
#embed "Python/matplotlib/cm.py"
};
static const char source_matplotlib_collections[] = {
#embed "Python/matplotlib/collections.py"
};
static const char source_matplotlib_colorbar[] = {
#embed "Python/matplotlib/colorbar.py"
};
static const char source_matplotlib_colors[] = {
#embed "Python/matplotlib/colors.py"
};
static const char source_matplotlib_container[] = {
#embed "Python/matplotlib/container.py"
};
static const char source_matplotlib_contour[] = {
#embed "Python/matplotlib/contour.py"
};
static const char source_matplotlib_figure[] = {
#embed "Python/matplotlib/figure.py"
};
static const char source_matplotlib_gridspec[] = {
#embed "Python/matplotlib/gridspec.py"
};
static const char source_matplotlib_image[] = {
#embed "Python/matplotlib/image.py"
};
static const char source_matplotlib_legend[] = {
#embed "Python/matplotlib/legend.py"
};
static const char source_matplotlib_lines[] = {
#embed "Python/matplotlib/lines.py"
};
static const char source_matplotlib_patches[] = {
#embed "Python/matplotlib/patches.py"
};
static const char source_matplotlib_path[] = {
#embed "Python/matplotlib/path.py"
};
static const char source_matplotlib_projections[] = {
#embed "Python/matplotlib/projections/__init__.py"
};
static const char source_matplotlib_projections_polar[] = {
#embed "Python/matplotlib/projections/polar.py"
};
static const char source_matplotlib_pylab[] = {
#embed "Python/matplotlib/pylab.py"
};
static const char source_matplotlib_pyplot[] = {
#embed "Python/matplotlib/pyplot.py"
};
static const char source_matplotlib_spines[] = {
#embed "Python/matplotlib/spines.py"
};
static const char source_matplotlib_style[] = {
#embed "Python/matplotlib/style.py"
};
static const char source_matplotlib_table[] = {
#embed "Python/matplotlib/table.py"
};
static const char source_matplotlib_text[] = {
#embed "Python/matplotlib/text.py"
};
static const char source_matplotlib_ticker[] = {
#embed "Python/matplotlib/ticker.py"
};
static const char source_matplotlib_transforms[] = {
#embed "Python/matplotlib/transforms.py"
};
static const char source_mpl_toolkits[] = {
#embed "Python/mpl_toolkits/__init__.py"
};
static const char source_mpl_toolkits_axes_grid1[] = {
#embed "Python/mpl_toolkits/axes_grid1/__init__.py"
};
static const char source_mpl_toolkits_mplot3d[] = {
#embed "Python/mpl_toolkits/mplot3d/__init__.py"
};
static const char source_mpl_toolkits_mplot3d_art3d[] = {
#embed "Python/mpl_toolkits/mplot3d/art3d.py"
};
static const char source_mpl_toolkits_mplot3d_axes3d[] = {
#embed "Python/mpl_toolkits/mplot3d/axes3d.py"
};
static const char source_numbers[] = {
#embed "Python/numbers.py"
};
static const char source_numpy__business_days[] = {
#embed "Python/numpy/_business_days.py"
};
static const char source_numpy__comparison[] = {
#embed "Python/numpy/_comparison.py"
};
static const char source_numpy__creation[] = {
#embed "Python/numpy/_creation.py"
};
static const char source_numpy__date_arrays[] = {
#embed "Python/numpy/_date_arrays.py"
};
static const char source_numpy__dates[] = {
#embed "Python/numpy/_dates.py"
};
static const char source_numpy__diagonals[] = {
#embed "Python/numpy/_diagonals.py"
};
static const char source_numpy__differences[] = {
#embed "Python/numpy/_differences.py"
};
static const char source_numpy__distributions[] = {
#embed "Python/numpy/_distributions.py"
};
static const char source_numpy__eigen[] = {
#embed "Python/numpy/_eigen.py"
};
static const char source_numpy__elementwise[] = {
#embed "Python/numpy/_elementwise.py"
};
static const char source_numpy__field_making[] = {
#embed "Python/numpy/_field_making.py"
};
static const char source_numpy__field_types[] = {
#embed "Python/numpy/_field_types.py"
};
static const char source_numpy__fields[] = {
#embed "Python/numpy/_fields.py"
};
static const char source_numpy__foreign[] = {
#embed "Python/numpy/_foreign.py"
};
static const char source_numpy__functional[] = {
#embed "Python/numpy/_functional.py"
};
static const char source_numpy__functions[] = {
#embed "Python/numpy/_functions.py"
};
static const char source_numpy__grids[] = {
#embed "Python/numpy/_grids.py"
};
static const char source_numpy__histograms[] = {
#embed "Python/numpy/_histograms.py"
};
static const char source_numpy__io[] = {
#embed "Python/numpy/_io.py"
};
static const char source_numpy__iteration[] = {
#embed "Python/numpy/_iteration.py"
};
static const char source_numpy__joining[] = {
#embed "Python/numpy/_joining.py"
};
static const char source_numpy__layout[] = {
#embed "Python/numpy/_layout.py"
};
static const char source_numpy__masked_array[] = {
#embed "Python/numpy/_masked_array.py"
};
static const char source_numpy__masked_choices[] = {
#embed "Python/numpy/_masked_choices.py"
};
static const char source_numpy__masked_functions[] = {
#embed "Python/numpy/_masked_functions.py"
};
static const char source_numpy__masked_operators[] = {
#embed "Python/numpy/_masked_operators.py"
};
static const char source_numpy__masked_reductions[] = {
#embed "Python/numpy/_masked_reductions.py"
};
static const char source_numpy__nan[] = {
#embed "Python/numpy/_nan.py"
};
static const char source_numpy__polynomials[] = {
#embed "Python/numpy/_polynomials.py"
};
static const char source_numpy__products[] = {
#embed "Python/numpy/_products.py"
};
static const char source_numpy__random_vectors[] = {
#embed "Python/numpy/_random_vectors.py"
};
static const char source_numpy__refused[] = {
#embed "Python/numpy/_refused.py"
};
static const char source_numpy__removed[] = {
#embed "Python/numpy/_removed.py"
};
static const char source_numpy__searching[] = {
#embed "Python/numpy/_searching.py"
};
static const char source_numpy__sets[] = {
#embed "Python/numpy/_sets.py"
};
static const char source_numpy__settings[] = {
#embed "Python/numpy/_settings.py"
};
static const char source_numpy__shapes[] = {
#embed "Python/numpy/_shapes.py"
};
static const char source_numpy__statistics[] = {
#embed "Python/numpy/_statistics.py"
};
static const char source_numpy__texts[] = {
#embed "Python/numpy/_texts.py"
};
static const char source_numpy__time_operators[] = {
#embed "Python/numpy/_time_operators.py"
};
static const char source_numpy__time_types[] = {
#embed "Python/numpy/_time_types.py"
};
static const char source_numpy__time_units[] = {
#embed "Python/numpy/_time_units.py"
};
static const char source_numpy__types[] = {
#embed "Python/numpy/_types.py"
};
static const char source_numpy_char[] = {
#embed "Python/numpy/char.py"
};
static const char source_numpy_emath[] = {
#embed "Python/numpy/emath.py"
};
static const char source_numpy_fft[] = {
#embed "Python/numpy/fft.py"
};
static const char source_numpy_lib[] = {
#embed "Python/numpy/lib/__init__.py"
};
static const char source_numpy_lib_stride_tricks[] = {
#embed "Python/numpy/lib/stride_tricks.py"
};
static const char source_numpy_linalg[] = {
#embed "Python/numpy/linalg.py"
};
static const char source_numpy_ma[] = {
#embed "Python/numpy/ma.py"
};
static const char source_numpy_matlib[] = {
#embed "Python/numpy/matlib.py"
};
static const char source_numpy_polynomial[] = {
#embed "Python/numpy/polynomial/__init__.py"
};
static const char source_numpy_polynomial__basis[] = {
#embed "Python/numpy/polynomial/_basis.py"
};
static const char source_numpy_polynomial__series[] = {
#embed "Python/numpy/polynomial/_series.py"
};
static const char source_numpy_polynomial_chebyshev[] = {
#embed "Python/numpy/polynomial/chebyshev.py"
};
static const char source_numpy_polynomial_hermite[] = {
#embed "Python/numpy/polynomial/hermite.py"
};
static const char source_numpy_polynomial_hermite_e[] = {
#embed "Python/numpy/polynomial/hermite_e.py"
};
static const char source_numpy_polynomial_laguerre[] = {
#embed "Python/numpy/polynomial/laguerre.py"
};
static const char source_numpy_polynomial_legendre[] = {
#embed "Python/numpy/polynomial/legendre.py"
};
static const char source_numpy_polynomial_polynomial[] = {
#embed "Python/numpy/polynomial/polynomial.py"
};
static const char source_numpy_rec[] = {
#embed "Python/numpy/rec.py"
};
static const char source_numpy_strings[] = {
#embed "Python/numpy/strings.py"
};
static const char source_numpy_testing[] = {
#embed "Python/numpy/testing.py"
};
static const char source_operator[] = {
#embed "Python/operator.py"
};
static const char source_os[] = {
#embed "Python/os/__init__.py"
};
static const char source_os_path[] = {
#embed "Python/os/path.py"
};
static const char source_pathlib[] = {
#embed "Python/pathlib.py"
};
static const char source_pickle[] = {
#embed "Python/pickle.py"
};
static const char source_platform[] = {
#embed "Python/platform.py"
};
static const char source_pprint[] = {
#embed "Python/pprint.py"
};
static const char source_pydoc[] = {
#embed "Python/pydoc.py"
};
static const char source_queue[] = {
#embed "Python/queue.py"
};
static const char source_random[] = {
#embed "Python/random.py"
};
static const char source_re[] = {
#embed "Python/re.py"
};
static const char source_rtorch[] = {
#embed "Python/rtorch/__init__.py"
};
static const char source_rtorch__attributes[] = {
#embed "Python/rtorch/_attributes.py"
};
static const char source_rtorch__calls[] = {
#embed "Python/rtorch/_calls.py"
};
static const char source_rtorch__conditions[] = {
#embed "Python/rtorch/_conditions.py"
};
static const char source_rtorch__flow[] = {
#embed "Python/rtorch/_flow.py"
};
static const char source_rtorch__functions[] = {
#embed "Python/rtorch/_functions.py"
};
static const char source_rtorch__going_through[] = {
#embed "Python/rtorch/_going_through.py"
};
static const char source_rtorch__indices[] = {
#embed "Python/rtorch/_indices.py"
};
static const char source_rtorch__kinds[] = {
#embed "Python/rtorch/_kinds.py"
};
static const char source_rtorch__making[] = {
#embed "Python/rtorch/_making.py"
};
static const char source_rtorch__operators[] = {
#embed "Python/rtorch/_operators.py"
};
static const char source_rtorch__order[] = {
#embed "Python/rtorch/_order.py"
};
static const char source_rtorch__printing[] = {
#embed "Python/rtorch/_printing.py"
};
static const char source_rtorch__random[] = {
#embed "Python/rtorch/_random.py"
};
static const char source_rtorch__statistics[] = {
#embed "Python/rtorch/_statistics.py"
};
static const char source_rtorch__text[] = {
#embed "Python/rtorch/_text.py"
};
static const char source_rtorch__truth[] = {
#embed "Python/rtorch/_truth.py"
};
static const char source_rtorch__vectors[] = {
#embed "Python/rtorch/_vectors.py"
};
static const char source_safetensors[] = {
#embed "Python/safetensors/__init__.py"
};
static const char source_safetensors_torch[] = {
#embed "Python/safetensors/torch.py"
};
static const char source_secrets[] = {
#embed "Python/secrets.py"
};
static const char source_shlex[] = {
#embed "Python/shlex.py"
};
static const char source_statistics[] = {
#embed "Python/statistics.py"
};
static const char source_string[] = {
#embed "Python/string.py"
};
static const char source_struct[] = {
#embed "Python/struct.py"
};
static const char source_textwrap[] = {
#embed "Python/textwrap.py"
};
static const char source_timeit[] = {
#embed "Python/timeit.py"
};
static const char source_torch__bessel[] = {
#embed "Python/torch/_bessel.py"
};
static const char source_torch__composed[] = {
#embed "Python/torch/_composed.py"
};
static const char source_torch__factors[] = {
#embed "Python/torch/_factors.py"
};
static const char source_torch__pickle[] = {
#embed "Python/torch/_pickle.py"
};
static const char source_torch__removed[] = {
#embed "Python/torch/_removed.py"
};
static const char source_torch_accelerator[] = {
#embed "Python/torch/accelerator.py"
};
static const char source_torch_amp[] = {
#embed "Python/torch/amp/__init__.py"
};
static const char source_torch_amp_autocast_mode[] = {
#embed "Python/torch/amp/autocast_mode.py"
};
static const char source_torch_amp_grad_scaler[] = {
#embed "Python/torch/amp/grad_scaler.py"
};
static const char source_torch_autograd[] = {
#embed "Python/torch/autograd/__init__.py"
};
static const char source_torch_autograd_function[] = {
#embed "Python/torch/autograd/function.py"
};
static const char source_torch_autograd_functional[] = {
#embed "Python/torch/autograd/functional.py"
};
static const char source_torch_autograd_grad_mode[] = {
#embed "Python/torch/autograd/grad_mode.py"
};
static const char source_torch_autograd_gradcheck[] = {
#embed "Python/torch/autograd/gradcheck.py"
};
static const char source_torch_autograd_variable[] = {
#embed "Python/torch/autograd/variable.py"
};
static const char source_torch_backends[] = {
#embed "Python/torch/backends/__init__.py"
};
static const char source_torch_backends_cuda[] = {
#embed "Python/torch/backends/cuda.py"
};
static const char source_torch_backends_cudnn[] = {
#embed "Python/torch/backends/cudnn.py"
};
static const char source_torch_backends_mkl[] = {
#embed "Python/torch/backends/mkl.py"
};
static const char source_torch_backends_mkldnn[] = {
#embed "Python/torch/backends/mkldnn.py"
};
static const char source_torch_backends_mps[] = {
#embed "Python/torch/backends/mps.py"
};
static const char source_torch_backends_openmp[] = {
#embed "Python/torch/backends/openmp.py"
};
static const char source_torch_cuda[] = {
#embed "Python/torch/cuda/__init__.py"
};
static const char source_torch_cuda_amp[] = {
#embed "Python/torch/cuda/amp.py"
};
static const char source_torch_distributions[] = {
#embed "Python/torch/distributions/__init__.py"
};
static const char source_torch_distributions__categories[] = {
#embed "Python/torch/distributions/_categories.py"
};
static const char source_torch_distributions__discrete[] = {
#embed "Python/torch/distributions/_discrete.py"
};
static const char source_torch_distributions__relaxed[] = {
#embed "Python/torch/distributions/_relaxed.py"
};
static const char source_torch_distributions__samples[] = {
#embed "Python/torch/distributions/_samples.py"
};
static const char source_torch_distributions_bernoulli[] = {
#embed "Python/torch/distributions/bernoulli.py"
};
static const char source_torch_distributions_beta[] = {
#embed "Python/torch/distributions/beta.py"
};
static const char source_torch_distributions_binomial[] = {
#embed "Python/torch/distributions/binomial.py"
};
static const char source_torch_distributions_categorical[] = {
#embed "Python/torch/distributions/categorical.py"
};
static const char source_torch_distributions_cauchy[] = {
#embed "Python/torch/distributions/cauchy.py"
};
static const char source_torch_distributions_chi2[] = {
#embed "Python/torch/distributions/chi2.py"
};
static const char source_torch_distributions_constraints[] = {
#embed "Python/torch/distributions/constraints.py"
};
static const char source_torch_distributions_dirichlet[] = {
#embed "Python/torch/distributions/dirichlet.py"
};
static const char source_torch_distributions_distribution[] = {
#embed "Python/torch/distributions/distribution.py"
};
static const char source_torch_distributions_exp_family[] = {
#embed "Python/torch/distributions/exp_family.py"
};
static const char source_torch_distributions_exponential[] = {
#embed "Python/torch/distributions/exponential.py"
};
static const char source_torch_distributions_fishersnedecor[] = {
#embed "Python/torch/distributions/fishersnedecor.py"
};
static const char source_torch_distributions_gamma[] = {
#embed "Python/torch/distributions/gamma.py"
};
static const char source_torch_distributions_geometric[] = {
#embed "Python/torch/distributions/geometric.py"
};
static const char source_torch_distributions_gumbel[] = {
#embed "Python/torch/distributions/gumbel.py"
};
static const char source_torch_distributions_half_cauchy[] = {
#embed "Python/torch/distributions/half_cauchy.py"
};
static const char source_torch_distributions_half_normal[] = {
#embed "Python/torch/distributions/half_normal.py"
};
static const char source_torch_distributions_independent[] = {
#embed "Python/torch/distributions/independent.py"
};
static const char source_torch_distributions_inverse_gamma[] = {
#embed "Python/torch/distributions/inverse_gamma.py"
};
static const char source_torch_distributions_kl[] = {
#embed "Python/torch/distributions/kl.py"
};
static const char source_torch_distributions_laplace[] = {
#embed "Python/torch/distributions/laplace.py"
};
static const char source_torch_distributions_log_normal[] = {
#embed "Python/torch/distributions/log_normal.py"
};
static const char source_torch_distributions_logistic_normal[] = {
#embed "Python/torch/distributions/logistic_normal.py"
};
static const char source_torch_distributions_mixture_same_family[] = {
#embed "Python/torch/distributions/mixture_same_family.py"
};
static const char source_torch_distributions_multinomial[] = {
#embed "Python/torch/distributions/multinomial.py"
};
static const char source_torch_distributions_multivariate_normal[] = {
#embed "Python/torch/distributions/multivariate_normal.py"
};
static const char source_torch_distributions_negative_binomial[] = {
#embed "Python/torch/distributions/negative_binomial.py"
};
static const char source_torch_distributions_normal[] = {
#embed "Python/torch/distributions/normal.py"
};
static const char source_torch_distributions_one_hot_categorical[] = {
#embed "Python/torch/distributions/one_hot_categorical.py"
};
static const char source_torch_distributions_pareto[] = {
#embed "Python/torch/distributions/pareto.py"
};
static const char source_torch_distributions_poisson[] = {
#embed "Python/torch/distributions/poisson.py"
};
static const char source_torch_distributions_relaxed_bernoulli[] = {
#embed "Python/torch/distributions/relaxed_bernoulli.py"
};
static const char source_torch_distributions_relaxed_categorical[] = {
#embed "Python/torch/distributions/relaxed_categorical.py"
};
static const char source_torch_distributions_studentT[] = {
#embed "Python/torch/distributions/studentT.py"
};
static const char source_torch_distributions_transformed_distribution[] = {
#embed "Python/torch/distributions/transformed_distribution.py"
};
static const char source_torch_distributions_transforms[] = {
#embed "Python/torch/distributions/transforms.py"
};
static const char source_torch_distributions_uniform[] = {
#embed "Python/torch/distributions/uniform.py"
};
static const char source_torch_distributions_utils[] = {
#embed "Python/torch/distributions/utils.py"
};
static const char source_torch_distributions_weibull[] = {
#embed "Python/torch/distributions/weibull.py"
};
static const char source_torch_fft[] = {
#embed "Python/torch/fft.py"
};
static const char source_torch_func[] = {
#embed "Python/torch/func/__init__.py"
};
static const char source_torch_func_derivatives[] = {
#embed "Python/torch/func/derivatives.py"
};
static const char source_torch_func_mapping[] = {
#embed "Python/torch/func/mapping.py"
};
static const char source_torch_func_modules[] = {
#embed "Python/torch/func/modules.py"
};
static const char source_torch_func_trees[] = {
#embed "Python/torch/func/trees.py"
};
static const char source_torch_functional[] = {
#embed "Python/torch/functional.py"
};
static const char source_torch_linalg[] = {
#embed "Python/torch/linalg.py"
};
static const char source_torch_mps[] = {
#embed "Python/torch/mps.py"
};
static const char source_torch_nn[] = {
#embed "Python/torch/nn/__init__.py"
};
static const char source_torch_nn__activations[] = {
#embed "Python/torch/nn/_activations.py"
};
static const char source_torch_nn__attention[] = {
#embed "Python/torch/nn/_attention.py"
};
static const char source_torch_nn__convolutions[] = {
#embed "Python/torch/nn/_convolutions.py"
};
static const char source_torch_nn__ctc[] = {
#embed "Python/torch/nn/_ctc.py"
};
static const char source_torch_nn__distances[] = {
#embed "Python/torch/nn/_distances.py"
};
static const char source_torch_nn__dropouts[] = {
#embed "Python/torch/nn/_dropouts.py"
};
static const char source_torch_nn__embeddings[] = {
#embed "Python/torch/nn/_embeddings.py"
};
static const char source_torch_nn__grids[] = {
#embed "Python/torch/nn/_grids.py"
};
static const char source_torch_nn__in_place[] = {
#embed "Python/torch/nn/_in_place.py"
};
static const char source_torch_nn__losses[] = {
#embed "Python/torch/nn/_losses.py"
};
static const char source_torch_nn__nodes[] = {
#embed "Python/torch/nn/_nodes.py"
};
static const char source_torch_nn__normalizations[] = {
#embed "Python/torch/nn/_normalizations.py"
};
static const char source_torch_nn__pools[] = {
#embed "Python/torch/nn/_pools.py"
};
static const char source_torch_nn__rearranged[] = {
#embed "Python/torch/nn/_rearranged.py"
};
static const char source_torch_nn__volumes[] = {
#embed "Python/torch/nn/_volumes.py"
};
static const char source_torch_nn__windows[] = {
#embed "Python/torch/nn/_windows.py"
};
static const char source_torch_nn_attention[] = {
#embed "Python/torch/nn/attention/__init__.py"
};
static const char source_torch_nn_functional[] = {
#embed "Python/torch/nn/functional.py"
};
static const char source_torch_nn_init[] = {
#embed "Python/torch/nn/init.py"
};
static const char source_torch_nn_modules[] = {
#embed "Python/torch/nn/modules/__init__.py"
};
static const char source_torch_nn_modules__recurrent_cells[] = {
#embed "Python/torch/nn/modules/_recurrent_cells.py"
};
static const char source_torch_nn_modules__recurrent_steps[] = {
#embed "Python/torch/nn/modules/_recurrent_steps.py"
};
static const char source_torch_nn_modules__state[] = {
#embed "Python/torch/nn/modules/_state.py"
};
static const char source_torch_nn_modules_activation[] = {
#embed "Python/torch/nn/modules/activation.py"
};
static const char source_torch_nn_modules_adaptive[] = {
#embed "Python/torch/nn/modules/adaptive.py"
};
static const char source_torch_nn_modules_attention[] = {
#embed "Python/torch/nn/modules/attention.py"
};
static const char source_torch_nn_modules_container[] = {
#embed "Python/torch/nn/modules/container.py"
};
static const char source_torch_nn_modules_conv[] = {
#embed "Python/torch/nn/modules/conv.py"
};
static const char source_torch_nn_modules_distance[] = {
#embed "Python/torch/nn/modules/distance.py"
};
static const char source_torch_nn_modules_dropout[] = {
#embed "Python/torch/nn/modules/dropout.py"
};
static const char source_torch_nn_modules_flatten[] = {
#embed "Python/torch/nn/modules/flatten.py"
};
static const char source_torch_nn_modules_fold[] = {
#embed "Python/torch/nn/modules/fold.py"
};
static const char source_torch_nn_modules_lazy[] = {
#embed "Python/torch/nn/modules/lazy.py"
};
static const char source_torch_nn_modules_linear[] = {
#embed "Python/torch/nn/modules/linear.py"
};
static const char source_torch_nn_modules_loss[] = {
#embed "Python/torch/nn/modules/loss.py"
};
static const char source_torch_nn_modules_module[] = {
#embed "Python/torch/nn/modules/module.py"
};
static const char source_torch_nn_modules_normalization[] = {
#embed "Python/torch/nn/modules/normalization.py"
};
static const char source_torch_nn_modules_padding[] = {
#embed "Python/torch/nn/modules/padding.py"
};
static const char source_torch_nn_modules_pixelshuffle[] = {
#embed "Python/torch/nn/modules/pixelshuffle.py"
};
static const char source_torch_nn_modules_pooling[] = {
#embed "Python/torch/nn/modules/pooling.py"
};
static const char source_torch_nn_modules_rnn[] = {
#embed "Python/torch/nn/modules/rnn.py"
};
static const char source_torch_nn_modules_sparse[] = {
#embed "Python/torch/nn/modules/sparse.py"
};
static const char source_torch_nn_modules_transformer[] = {
#embed "Python/torch/nn/modules/transformer.py"
};
static const char source_torch_nn_modules_upsampling[] = {
#embed "Python/torch/nn/modules/upsampling.py"
};
static const char source_torch_nn_parallel[] = {
#embed "Python/torch/nn/parallel.py"
};
static const char source_torch_nn_parameter[] = {
#embed "Python/torch/nn/parameter.py"
};
static const char source_torch_nn_utils[] = {
#embed "Python/torch/nn/utils/__init__.py"
};
static const char source_torch_nn_utils_fusion[] = {
#embed "Python/torch/nn/utils/fusion.py"
};
static const char source_torch_nn_utils_parametrizations[] = {
#embed "Python/torch/nn/utils/parametrizations.py"
};
static const char source_torch_nn_utils_parametrize[] = {
#embed "Python/torch/nn/utils/parametrize.py"
};
static const char source_torch_nn_utils_prune[] = {
#embed "Python/torch/nn/utils/prune.py"
};
static const char source_torch_nn_utils_rnn[] = {
#embed "Python/torch/nn/utils/rnn.py"
};
static const char source_torch_nn_utils_spectral_norm[] = {
#embed "Python/torch/nn/utils/spectral_norm.py"
};
static const char source_torch_nn_utils_stateless[] = {
#embed "Python/torch/nn/utils/stateless.py"
};
static const char source_torch_nn_utils_weight_norm[] = {
#embed "Python/torch/nn/utils/weight_norm.py"
};
static const char source_torch_optim[] = {
#embed "Python/torch/optim/__init__.py"
};
static const char source_torch_optim__line_search[] = {
#embed "Python/torch/optim/_line_search.py"
};
static const char source_torch_optim__schedule[] = {
#embed "Python/torch/optim/_schedule.py"
};
static const char source_torch_optim__schedule_chains[] = {
#embed "Python/torch/optim/_schedule_chains.py"
};
static const char source_torch_optim__schedule_cosines[] = {
#embed "Python/torch/optim/_schedule_cosines.py"
};
static const char source_torch_optim__schedule_cycles[] = {
#embed "Python/torch/optim/_schedule_cycles.py"
};
static const char source_torch_optim__schedule_plateau[] = {
#embed "Python/torch/optim/_schedule_plateau.py"
};
static const char source_torch_optim__schedule_steps[] = {
#embed "Python/torch/optim/_schedule_steps.py"
};
static const char source_torch_optim_adam[] = {
#embed "Python/torch/optim/adam.py"
};
static const char source_torch_optim_adaptive[] = {
#embed "Python/torch/optim/adaptive.py"
};
static const char source_torch_optim_lbfgs[] = {
#embed "Python/torch/optim/lbfgs.py"
};
static const char source_torch_optim_lr_scheduler[] = {
#embed "Python/torch/optim/lr_scheduler.py"
};
static const char source_torch_optim_matrix[] = {
#embed "Python/torch/optim/matrix.py"
};
static const char source_torch_optim_optimizer[] = {
#embed "Python/torch/optim/optimizer.py"
};
static const char source_torch_optim_sgd[] = {
#embed "Python/torch/optim/sgd.py"
};
static const char source_torch_optim_swa_utils[] = {
#embed "Python/torch/optim/swa_utils.py"
};
static const char source_torch_random[] = {
#embed "Python/torch/random.py"
};
static const char source_torch_serialization[] = {
#embed "Python/torch/serialization.py"
};
static const char source_torch_special[] = {
#embed "Python/torch/special.py"
};
static const char source_torch_storage[] = {
#embed "Python/torch/storage.py"
};
static const char source_torch_testing[] = {
#embed "Python/torch/testing.py"
};
static const char source_torch_utils[] = {
#embed "Python/torch/utils/__init__.py"
};
static const char source_torch_utils__contextlib[] = {
#embed "Python/torch/utils/_contextlib.py"
};
static const char source_torch_utils_checkpoint[] = {
#embed "Python/torch/utils/checkpoint.py"
};
static const char source_torch_utils_data[] = {
#embed "Python/torch/utils/data/__init__.py"
};
static const char source_torch_utils_data_dataloader[] = {
#embed "Python/torch/utils/data/dataloader.py"
};
static const char source_torch_utils_data_dataset[] = {
#embed "Python/torch/utils/data/dataset.py"
};
static const char source_torch_utils_data_distributed[] = {
#embed "Python/torch/utils/data/distributed.py"
};
static const char source_torch_utils_data_sampler[] = {
#embed "Python/torch/utils/data/sampler.py"
};
static const char source_torch_utils_hooks[] = {
#embed "Python/torch/utils/hooks.py"
};
static const char source_torch_version[] = {
#embed "Python/torch/version.py"
};
static const char source_torch_xpu[] = {
#embed "Python/torch/xpu.py"
};
static const char source_tqdm[] = {
#embed "Python/tqdm/__init__.py"
};
static const char source_tqdm_auto[] = {
#embed "Python/tqdm/auto.py"
};
static const char source_tqdm_autonotebook[] = {
#embed "Python/tqdm/autonotebook.py"
};
static const char source_tqdm_notebook[] = {
#embed "Python/tqdm/notebook.py"
};
static const char source_traceback[] = {
#embed "Python/traceback.py"
};
static const char source_types[] = {
#embed "Python/types.py"
};
static const char source_typing[] = {
#embed "Python/typing.py"
};
static const char source_unittest[] = {
#embed "Python/unittest/__init__.py"
};
static const char source_unittest__assertions[] = {
#embed "Python/unittest/_assertions.py"
};
static const char source_unittest__calls[] = {
#embed "Python/unittest/_calls.py"
};
static const char source_unittest__mocks[] = {
#embed "Python/unittest/_mocks.py"
};
static const char source_unittest_async_case[] = {
#embed "Python/unittest/async_case.py"
};
static const char source_unittest_case[] = {
#embed "Python/unittest/case.py"
};
static const char source_unittest_loader[] = {
#embed "Python/unittest/loader.py"
};
static const char source_unittest_main[] = {
#embed "Python/unittest/main.py"
};
static const char source_unittest_mock[] = {
#embed "Python/unittest/mock.py"
};
static const char source_unittest_result[] = {
#embed "Python/unittest/result.py"
};
static const char source_unittest_runner[] = {
#embed "Python/unittest/runner.py"
};
static const char source_unittest_suite[] = {
#embed "Python/unittest/suite.py"
};
static const char source_uuid[] = {
#embed "Python/uuid.py"
};
static const char source_warnings[] = {
#embed "Python/warnings.py"
};
static const char source_weakref[] = {
#embed "Python/weakref.py"
};

struct module {
  const char *name;
  const char *text;
  size_t length;
  int is_package;
};

static const struct module modules[] = {
  {"IPython", source_IPython, sizeof source_IPython, 1},
  {"IPython._magics", source_IPython__magics, sizeof source_IPython__magics, 0},
  {"IPython.core", source_IPython_core, sizeof source_IPython_core, 1},
  {"IPython.core.display", source_IPython_core_display, sizeof source_IPython_core_display, 0},
  {"IPython.core.interactiveshell", source_IPython_core_interactiveshell, sizeof source_IPython_core_interactiveshell, 0},
  {"IPython.display", source_IPython_display, sizeof source_IPython_display, 0},
  {"__future__", source___future__, sizeof source___future__, 0},
  {"_asyncio_futures", source__asyncio_futures, sizeof source__asyncio_futures, 0},
  {"_asyncio_loop", source__asyncio_loop, sizeof source__asyncio_loop, 0},
  {"_asyncio_tools", source__asyncio_tools, sizeof source__asyncio_tools, 0},
  {"_asyncio_waiting", source__asyncio_waiting, sizeof source__asyncio_waiting, 0},
  {"_calendar", source__calendar, sizeof source__calendar, 0},
  {"_datetime_text", source__datetime_text, sizeof source__datetime_text, 0},
  {"_datetime_zones", source__datetime_zones, sizeof source__datetime_zones, 0},
  {"_decimal_context", source__decimal_context, sizeof source__decimal_context, 0},
  {"_exception_groups", source__exception_groups, sizeof source__exception_groups, 0},
  {"_pickle_arrays", source__pickle_arrays, sizeof source__pickle_arrays, 0},
  {"_pickle_library", source__pickle_library, sizeof source__pickle_library, 0},
  {"_pickle_reading", source__pickle_reading, sizeof source__pickle_reading, 0},
  {"_pickle_tensors", source__pickle_tensors, sizeof source__pickle_tensors, 0},
  {"_pickle_writing", source__pickle_writing, sizeof source__pickle_writing, 0},
  {"_signature", source__signature, sizeof source__signature, 0},
  {"_zip", source__zip, sizeof source__zip, 0},
  {"abc", source_abc, sizeof source_abc, 0},
  {"argparse", source_argparse, sizeof source_argparse, 0},
  {"array", source_array, sizeof source_array, 0},
  {"ast", source_ast, sizeof source_ast, 0},
  {"asyncio", source_asyncio, sizeof source_asyncio, 0},
  {"base64", source_base64, sizeof source_base64, 0},
  {"binascii", source_binascii, sizeof source_binascii, 0},
  {"bisect", source_bisect, sizeof source_bisect, 0},
  {"calendar", source_calendar, sizeof source_calendar, 0},
  {"collections", source_collections, sizeof source_collections, 1},
  {"collections._counter", source_collections__counter, sizeof source_collections__counter, 0},
  {"collections._dicts", source_collections__dicts, sizeof source_collections__dicts, 0},
  {"collections._named_tuples", source_collections__named_tuples, sizeof source_collections__named_tuples, 0},
  {"collections._wrappers", source_collections__wrappers, sizeof source_collections__wrappers, 0},
  {"collections.abc", source_collections_abc, sizeof source_collections_abc, 0},
  {"colorsys", source_colorsys, sizeof source_colorsys, 0},
  {"contextlib", source_contextlib, sizeof source_contextlib, 0},
  {"copy", source_copy, sizeof source_copy, 0},
  {"copyreg", source_copyreg, sizeof source_copyreg, 0},
  {"csv", source_csv, sizeof source_csv, 0},
  {"cycler", source_cycler, sizeof source_cycler, 0},
  {"dataclasses", source_dataclasses, sizeof source_dataclasses, 0},
  {"datetime", source_datetime, sizeof source_datetime, 0},
  {"decimal", source_decimal, sizeof source_decimal, 0},
  {"difflib", source_difflib, sizeof source_difflib, 0},
  {"enum", source_enum, sizeof source_enum, 0},
  {"fnmatch", source_fnmatch, sizeof source_fnmatch, 0},
  {"fractions", source_fractions, sizeof source_fractions, 0},
  {"functools", source_functools, sizeof source_functools, 0},
  {"gc", source_gc, sizeof source_gc, 0},
  {"glob", source_glob, sizeof source_glob, 0},
  {"hashlib", source_hashlib, sizeof source_hashlib, 0},
  {"heapq", source_heapq, sizeof source_heapq, 0},
  {"hmac", source_hmac, sizeof source_hmac, 0},
  {"html", source_html, sizeof source_html, 0},
  {"importlib", source_importlib, sizeof source_importlib, 1},
  {"importlib.metadata", source_importlib_metadata, sizeof source_importlib_metadata, 0},
  {"inspect", source_inspect, sizeof source_inspect, 0},
  {"io", source_io, sizeof source_io, 0},
  {"json", source_json, sizeof source_json, 0},
  {"keyword", source_keyword, sizeof source_keyword, 0},
  {"logging", source_logging, sizeof source_logging, 0},
  {"matplotlib", source_matplotlib, sizeof source_matplotlib, 1},
  {"matplotlib._canvas", source_matplotlib__canvas, sizeof source_matplotlib__canvas, 0},
  {"matplotlib._data", source_matplotlib__data, sizeof source_matplotlib__data, 0},
  {"matplotlib._files", source_matplotlib__files, sizeof source_matplotlib__files, 0},
  {"matplotlib._hints", source_matplotlib__hints, sizeof source_matplotlib__hints, 0},
  {"matplotlib._idle_settings", source_matplotlib__idle_settings, sizeof source_matplotlib__idle_settings, 0},
  {"matplotlib._maps", source_matplotlib__maps, sizeof source_matplotlib__maps, 0},
  {"matplotlib._pdf", source_matplotlib__pdf, sizeof source_matplotlib__pdf, 0},
  {"matplotlib._projection", source_matplotlib__projection, sizeof source_matplotlib__projection, 0},
  {"matplotlib._raster", source_matplotlib__raster, sizeof source_matplotlib__raster, 0},
  {"matplotlib._render", source_matplotlib__render, sizeof source_matplotlib__render, 0},
  {"matplotlib._settings", source_matplotlib__settings, sizeof source_matplotlib__settings, 0},
  {"matplotlib._shapes", source_matplotlib__shapes, sizeof source_matplotlib__shapes, 0},
  {"matplotlib._svg", source_matplotlib__svg, sizeof source_matplotlib__svg, 0},
  {"matplotlib._terminal", source_matplotlib__terminal, sizeof source_matplotlib__terminal, 0},
  {"matplotlib.animation", source_matplotlib_animation, sizeof source_matplotlib_animation, 0},
  {"matplotlib.artist", source_matplotlib_artist, sizeof source_matplotlib_artist, 0},
  {"matplotlib.axes", source_matplotlib_axes, sizeof source_matplotlib_axes, 1},
  {"matplotlib.axes._base", source_matplotlib_axes__base, sizeof source_matplotlib_axes__base, 0},
  {"matplotlib.axes._charts", source_matplotlib_axes__charts, sizeof source_matplotlib_axes__charts, 0},
  {"matplotlib.axes._fields", source_matplotlib_axes__fields, sizeof source_matplotlib_axes__fields, 0},
  {"matplotlib.axes._labels", source_matplotlib_axes__labels, sizeof source_matplotlib_axes__labels, 0},
  {"matplotlib.axes._limits", source_matplotlib_axes__limits, sizeof source_matplotlib_axes__limits, 0},
  {"matplotlib.axes._rarer", source_matplotlib_axes__rarer, sizeof source_matplotlib_axes__rarer, 0},
  {"matplotlib.axis", source_matplotlib_axis, sizeof source_matplotlib_axis, 0},
  {"matplotlib.cm", source_matplotlib_cm, sizeof source_matplotlib_cm, 0},
  {"matplotlib.collections", source_matplotlib_collections, sizeof source_matplotlib_collections, 0},
  {"matplotlib.colorbar", source_matplotlib_colorbar, sizeof source_matplotlib_colorbar, 0},
  {"matplotlib.colors", source_matplotlib_colors, sizeof source_matplotlib_colors, 0},
  {"matplotlib.container", source_matplotlib_container, sizeof source_matplotlib_container, 0},
  {"matplotlib.contour", source_matplotlib_contour, sizeof source_matplotlib_contour, 0},
  {"matplotlib.figure", source_matplotlib_figure, sizeof source_matplotlib_figure, 0},
  {"matplotlib.gridspec", source_matplotlib_gridspec, sizeof source_matplotlib_gridspec, 0},
  {"matplotlib.image", source_matplotlib_image, sizeof source_matplotlib_image, 0},
  {"matplotlib.legend", source_matplotlib_legend, sizeof source_matplotlib_legend, 0},
  {"matplotlib.lines", source_matplotlib_lines, sizeof source_matplotlib_lines, 0},
  {"matplotlib.patches", source_matplotlib_patches, sizeof source_matplotlib_patches, 0},
  {"matplotlib.path", source_matplotlib_path, sizeof source_matplotlib_path, 0},
  {"matplotlib.projections", source_matplotlib_projections, sizeof source_matplotlib_projections, 1},
  {"matplotlib.projections.polar", source_matplotlib_projections_polar, sizeof source_matplotlib_projections_polar, 0},
  {"matplotlib.pylab", source_matplotlib_pylab, sizeof source_matplotlib_pylab, 0},
  {"matplotlib.pyplot", source_matplotlib_pyplot, sizeof source_matplotlib_pyplot, 0},
  {"matplotlib.spines", source_matplotlib_spines, sizeof source_matplotlib_spines, 0},
  {"matplotlib.style", source_matplotlib_style, sizeof source_matplotlib_style, 0},
  {"matplotlib.table", source_matplotlib_table, sizeof source_matplotlib_table, 0},
  {"matplotlib.text", source_matplotlib_text, sizeof source_matplotlib_text, 0},
  {"matplotlib.ticker", source_matplotlib_ticker, sizeof source_matplotlib_ticker, 0},
  {"matplotlib.transforms", source_matplotlib_transforms, sizeof source_matplotlib_transforms, 0},
  {"mpl_toolkits", source_mpl_toolkits, sizeof source_mpl_toolkits, 1},
  {"mpl_toolkits.axes_grid1", source_mpl_toolkits_axes_grid1, sizeof source_mpl_toolkits_axes_grid1, 1},
  {"mpl_toolkits.mplot3d", source_mpl_toolkits_mplot3d, sizeof source_mpl_toolkits_mplot3d, 1},
  {"mpl_toolkits.mplot3d.art3d", source_mpl_toolkits_mplot3d_art3d, sizeof source_mpl_toolkits_mplot3d_art3d, 0},
  {"mpl_toolkits.mplot3d.axes3d", source_mpl_toolkits_mplot3d_axes3d, sizeof source_mpl_toolkits_mplot3d_axes3d, 0},
  {"numbers", source_numbers, sizeof source_numbers, 0},
  {"numpy._business_days", source_numpy__business_days, sizeof source_numpy__business_days, 0},
  {"numpy._comparison", source_numpy__comparison, sizeof source_numpy__comparison, 0},
  {"numpy._creation", source_numpy__creation, sizeof source_numpy__creation, 0},
  {"numpy._date_arrays", source_numpy__date_arrays, sizeof source_numpy__date_arrays, 0},
  {"numpy._dates", source_numpy__dates, sizeof source_numpy__dates, 0},
  {"numpy._diagonals", source_numpy__diagonals, sizeof source_numpy__diagonals, 0},
  {"numpy._differences", source_numpy__differences, sizeof source_numpy__differences, 0},
  {"numpy._distributions", source_numpy__distributions, sizeof source_numpy__distributions, 0},
  {"numpy._eigen", source_numpy__eigen, sizeof source_numpy__eigen, 0},
  {"numpy._elementwise", source_numpy__elementwise, sizeof source_numpy__elementwise, 0},
  {"numpy._field_making", source_numpy__field_making, sizeof source_numpy__field_making, 0},
  {"numpy._field_types", source_numpy__field_types, sizeof source_numpy__field_types, 0},
  {"numpy._fields", source_numpy__fields, sizeof source_numpy__fields, 0},
  {"numpy._foreign", source_numpy__foreign, sizeof source_numpy__foreign, 0},
  {"numpy._functional", source_numpy__functional, sizeof source_numpy__functional, 0},
  {"numpy._functions", source_numpy__functions, sizeof source_numpy__functions, 0},
  {"numpy._grids", source_numpy__grids, sizeof source_numpy__grids, 0},
  {"numpy._histograms", source_numpy__histograms, sizeof source_numpy__histograms, 0},
  {"numpy._io", source_numpy__io, sizeof source_numpy__io, 0},
  {"numpy._iteration", source_numpy__iteration, sizeof source_numpy__iteration, 0},
  {"numpy._joining", source_numpy__joining, sizeof source_numpy__joining, 0},
  {"numpy._layout", source_numpy__layout, sizeof source_numpy__layout, 0},
  {"numpy._masked_array", source_numpy__masked_array, sizeof source_numpy__masked_array, 0},
  {"numpy._masked_choices", source_numpy__masked_choices, sizeof source_numpy__masked_choices, 0},
  {"numpy._masked_functions", source_numpy__masked_functions, sizeof source_numpy__masked_functions, 0},
  {"numpy._masked_operators", source_numpy__masked_operators, sizeof source_numpy__masked_operators, 0},
  {"numpy._masked_reductions", source_numpy__masked_reductions, sizeof source_numpy__masked_reductions, 0},
  {"numpy._nan", source_numpy__nan, sizeof source_numpy__nan, 0},
  {"numpy._polynomials", source_numpy__polynomials, sizeof source_numpy__polynomials, 0},
  {"numpy._products", source_numpy__products, sizeof source_numpy__products, 0},
  {"numpy._random_vectors", source_numpy__random_vectors, sizeof source_numpy__random_vectors, 0},
  {"numpy._refused", source_numpy__refused, sizeof source_numpy__refused, 0},
  {"numpy._removed", source_numpy__removed, sizeof source_numpy__removed, 0},
  {"numpy._searching", source_numpy__searching, sizeof source_numpy__searching, 0},
  {"numpy._sets", source_numpy__sets, sizeof source_numpy__sets, 0},
  {"numpy._settings", source_numpy__settings, sizeof source_numpy__settings, 0},
  {"numpy._shapes", source_numpy__shapes, sizeof source_numpy__shapes, 0},
  {"numpy._statistics", source_numpy__statistics, sizeof source_numpy__statistics, 0},
  {"numpy._texts", source_numpy__texts, sizeof source_numpy__texts, 0},
  {"numpy._time_operators", source_numpy__time_operators, sizeof source_numpy__time_operators, 0},
  {"numpy._time_types", source_numpy__time_types, sizeof source_numpy__time_types, 0},
  {"numpy._time_units", source_numpy__time_units, sizeof source_numpy__time_units, 0},
  {"numpy._types", source_numpy__types, sizeof source_numpy__types, 0},
  {"numpy.char", source_numpy_char, sizeof source_numpy_char, 0},
  {"numpy.emath", source_numpy_emath, sizeof source_numpy_emath, 0},
  {"numpy.fft", source_numpy_fft, sizeof source_numpy_fft, 0},
  {"numpy.lib", source_numpy_lib, sizeof source_numpy_lib, 1},
  {"numpy.lib.stride_tricks", source_numpy_lib_stride_tricks, sizeof source_numpy_lib_stride_tricks, 0},
  {"numpy.linalg", source_numpy_linalg, sizeof source_numpy_linalg, 0},
  {"numpy.ma", source_numpy_ma, sizeof source_numpy_ma, 0},
  {"numpy.matlib", source_numpy_matlib, sizeof source_numpy_matlib, 0},
  {"numpy.polynomial", source_numpy_polynomial, sizeof source_numpy_polynomial, 1},
  {"numpy.polynomial._basis", source_numpy_polynomial__basis, sizeof source_numpy_polynomial__basis, 0},
  {"numpy.polynomial._series", source_numpy_polynomial__series, sizeof source_numpy_polynomial__series, 0},
  {"numpy.polynomial.chebyshev", source_numpy_polynomial_chebyshev, sizeof source_numpy_polynomial_chebyshev, 0},
  {"numpy.polynomial.hermite", source_numpy_polynomial_hermite, sizeof source_numpy_polynomial_hermite, 0},
  {"numpy.polynomial.hermite_e", source_numpy_polynomial_hermite_e, sizeof source_numpy_polynomial_hermite_e, 0},
  {"numpy.polynomial.laguerre", source_numpy_polynomial_laguerre, sizeof source_numpy_polynomial_laguerre, 0},
  {"numpy.polynomial.legendre", source_numpy_polynomial_legendre, sizeof source_numpy_polynomial_legendre, 0},
  {"numpy.polynomial.polynomial", source_numpy_polynomial_polynomial, sizeof source_numpy_polynomial_polynomial, 0},
  {"numpy.rec", source_numpy_rec, sizeof source_numpy_rec, 0},
  {"numpy.strings", source_numpy_strings, sizeof source_numpy_strings, 0},
  {"numpy.testing", source_numpy_testing, sizeof source_numpy_testing, 0},
  {"operator", source_operator, sizeof source_operator, 0},
  {"os", source_os, sizeof source_os, 1},
  {"os.path", source_os_path, sizeof source_os_path, 0},
  {"pathlib", source_pathlib, sizeof source_pathlib, 0},
  {"pickle", source_pickle, sizeof source_pickle, 0},
  {"platform", source_platform, sizeof source_platform, 0},
  {"pprint", source_pprint, sizeof source_pprint, 0},
  {"pydoc", source_pydoc, sizeof source_pydoc, 0},
  {"queue", source_queue, sizeof source_queue, 0},
  {"random", source_random, sizeof source_random, 0},
  {"re", source_re, sizeof source_re, 0},
  {"rtorch", source_rtorch, sizeof source_rtorch, 1},
  {"rtorch._attributes", source_rtorch__attributes, sizeof source_rtorch__attributes, 0},
  {"rtorch._calls", source_rtorch__calls, sizeof source_rtorch__calls, 0},
  {"rtorch._conditions", source_rtorch__conditions, sizeof source_rtorch__conditions, 0},
  {"rtorch._flow", source_rtorch__flow, sizeof source_rtorch__flow, 0},
  {"rtorch._functions", source_rtorch__functions, sizeof source_rtorch__functions, 0},
  {"rtorch._going_through", source_rtorch__going_through, sizeof source_rtorch__going_through, 0},
  {"rtorch._indices", source_rtorch__indices, sizeof source_rtorch__indices, 0},
  {"rtorch._kinds", source_rtorch__kinds, sizeof source_rtorch__kinds, 0},
  {"rtorch._making", source_rtorch__making, sizeof source_rtorch__making, 0},
  {"rtorch._operators", source_rtorch__operators, sizeof source_rtorch__operators, 0},
  {"rtorch._order", source_rtorch__order, sizeof source_rtorch__order, 0},
  {"rtorch._printing", source_rtorch__printing, sizeof source_rtorch__printing, 0},
  {"rtorch._random", source_rtorch__random, sizeof source_rtorch__random, 0},
  {"rtorch._statistics", source_rtorch__statistics, sizeof source_rtorch__statistics, 0},
  {"rtorch._text", source_rtorch__text, sizeof source_rtorch__text, 0},
  {"rtorch._truth", source_rtorch__truth, sizeof source_rtorch__truth, 0},
  {"rtorch._vectors", source_rtorch__vectors, sizeof source_rtorch__vectors, 0},
  {"safetensors", source_safetensors, sizeof source_safetensors, 1},
  {"safetensors.torch", source_safetensors_torch, sizeof source_safetensors_torch, 0},
  {"secrets", source_secrets, sizeof source_secrets, 0},
  {"shlex", source_shlex, sizeof source_shlex, 0},
  {"statistics", source_statistics, sizeof source_statistics, 0},
  {"string", source_string, sizeof source_string, 0},
  {"struct", source_struct, sizeof source_struct, 0},
  {"textwrap", source_textwrap, sizeof source_textwrap, 0},
  {"timeit", source_timeit, sizeof source_timeit, 0},
  {"torch._bessel", source_torch__bessel, sizeof source_torch__bessel, 0},
  {"torch._composed", source_torch__composed, sizeof source_torch__composed, 0},
  {"torch._factors", source_torch__factors, sizeof source_torch__factors, 0},
  {"torch._pickle", source_torch__pickle, sizeof source_torch__pickle, 0},
  {"torch._removed", source_torch__removed, sizeof source_torch__removed, 0},
  {"torch.accelerator", source_torch_accelerator, sizeof source_torch_accelerator, 0},
  {"torch.amp", source_torch_amp, sizeof source_torch_amp, 1},
  {"torch.amp.autocast_mode", source_torch_amp_autocast_mode, sizeof source_torch_amp_autocast_mode, 0},
  {"torch.amp.grad_scaler", source_torch_amp_grad_scaler, sizeof source_torch_amp_grad_scaler, 0},
  {"torch.autograd", source_torch_autograd, sizeof source_torch_autograd, 1},
  {"torch.autograd.function", source_torch_autograd_function, sizeof source_torch_autograd_function, 0},
  {"torch.autograd.functional", source_torch_autograd_functional, sizeof source_torch_autograd_functional, 0},
  {"torch.autograd.grad_mode", source_torch_autograd_grad_mode, sizeof source_torch_autograd_grad_mode, 0},
  {"torch.autograd.gradcheck", source_torch_autograd_gradcheck, sizeof source_torch_autograd_gradcheck, 0},
  {"torch.autograd.variable", source_torch_autograd_variable, sizeof source_torch_autograd_variable, 0},
  {"torch.backends", source_torch_backends, sizeof source_torch_backends, 1},
  {"torch.backends.cuda", source_torch_backends_cuda, sizeof source_torch_backends_cuda, 0},
  {"torch.backends.cudnn", source_torch_backends_cudnn, sizeof source_torch_backends_cudnn, 0},
  {"torch.backends.mkl", source_torch_backends_mkl, sizeof source_torch_backends_mkl, 0},
  {"torch.backends.mkldnn", source_torch_backends_mkldnn, sizeof source_torch_backends_mkldnn, 0},
  {"torch.backends.mps", source_torch_backends_mps, sizeof source_torch_backends_mps, 0},
  {"torch.backends.openmp", source_torch_backends_openmp, sizeof source_torch_backends_openmp, 0},
  {"torch.cuda", source_torch_cuda, sizeof source_torch_cuda, 1},
  {"torch.cuda.amp", source_torch_cuda_amp, sizeof source_torch_cuda_amp, 0},
  {"torch.distributions", source_torch_distributions, sizeof source_torch_distributions, 1},
  {"torch.distributions._categories", source_torch_distributions__categories, sizeof source_torch_distributions__categories, 0},
  {"torch.distributions._discrete", source_torch_distributions__discrete, sizeof source_torch_distributions__discrete, 0},
  {"torch.distributions._relaxed", source_torch_distributions__relaxed, sizeof source_torch_distributions__relaxed, 0},
  {"torch.distributions._samples", source_torch_distributions__samples, sizeof source_torch_distributions__samples, 0},
  {"torch.distributions.bernoulli", source_torch_distributions_bernoulli, sizeof source_torch_distributions_bernoulli, 0},
  {"torch.distributions.beta", source_torch_distributions_beta, sizeof source_torch_distributions_beta, 0},
  {"torch.distributions.binomial", source_torch_distributions_binomial, sizeof source_torch_distributions_binomial, 0},
  {"torch.distributions.categorical", source_torch_distributions_categorical, sizeof source_torch_distributions_categorical, 0},
  {"torch.distributions.cauchy", source_torch_distributions_cauchy, sizeof source_torch_distributions_cauchy, 0},
  {"torch.distributions.chi2", source_torch_distributions_chi2, sizeof source_torch_distributions_chi2, 0},
  {"torch.distributions.constraints", source_torch_distributions_constraints, sizeof source_torch_distributions_constraints, 0},
  {"torch.distributions.dirichlet", source_torch_distributions_dirichlet, sizeof source_torch_distributions_dirichlet, 0},
  {"torch.distributions.distribution", source_torch_distributions_distribution, sizeof source_torch_distributions_distribution, 0},
  {"torch.distributions.exp_family", source_torch_distributions_exp_family, sizeof source_torch_distributions_exp_family, 0},
  {"torch.distributions.exponential", source_torch_distributions_exponential, sizeof source_torch_distributions_exponential, 0},
  {"torch.distributions.fishersnedecor", source_torch_distributions_fishersnedecor, sizeof source_torch_distributions_fishersnedecor, 0},
  {"torch.distributions.gamma", source_torch_distributions_gamma, sizeof source_torch_distributions_gamma, 0},
  {"torch.distributions.geometric", source_torch_distributions_geometric, sizeof source_torch_distributions_geometric, 0},
  {"torch.distributions.gumbel", source_torch_distributions_gumbel, sizeof source_torch_distributions_gumbel, 0},
  {"torch.distributions.half_cauchy", source_torch_distributions_half_cauchy, sizeof source_torch_distributions_half_cauchy, 0},
  {"torch.distributions.half_normal", source_torch_distributions_half_normal, sizeof source_torch_distributions_half_normal, 0},
  {"torch.distributions.independent", source_torch_distributions_independent, sizeof source_torch_distributions_independent, 0},
  {"torch.distributions.inverse_gamma", source_torch_distributions_inverse_gamma, sizeof source_torch_distributions_inverse_gamma, 0},
  {"torch.distributions.kl", source_torch_distributions_kl, sizeof source_torch_distributions_kl, 0},
  {"torch.distributions.laplace", source_torch_distributions_laplace, sizeof source_torch_distributions_laplace, 0},
  {"torch.distributions.log_normal", source_torch_distributions_log_normal, sizeof source_torch_distributions_log_normal, 0},
  {"torch.distributions.logistic_normal", source_torch_distributions_logistic_normal, sizeof source_torch_distributions_logistic_normal, 0},
  {"torch.distributions.mixture_same_family", source_torch_distributions_mixture_same_family, sizeof source_torch_distributions_mixture_same_family, 0},
  {"torch.distributions.multinomial", source_torch_distributions_multinomial, sizeof source_torch_distributions_multinomial, 0},
  {"torch.distributions.multivariate_normal", source_torch_distributions_multivariate_normal, sizeof source_torch_distributions_multivariate_normal, 0},
  {"torch.distributions.negative_binomial", source_torch_distributions_negative_binomial, sizeof source_torch_distributions_negative_binomial, 0},
  {"torch.distributions.normal", source_torch_distributions_normal, sizeof source_torch_distributions_normal, 0},
  {"torch.distributions.one_hot_categorical", source_torch_distributions_one_hot_categorical, sizeof source_torch_distributions_one_hot_categorical, 0},
  {"torch.distributions.pareto", source_torch_distributions_pareto, sizeof source_torch_distributions_pareto, 0},
  {"torch.distributions.poisson", source_torch_distributions_poisson, sizeof source_torch_distributions_poisson, 0},
  {"torch.distributions.relaxed_bernoulli", source_torch_distributions_relaxed_bernoulli, sizeof source_torch_distributions_relaxed_bernoulli, 0},
  {"torch.distributions.relaxed_categorical", source_torch_distributions_relaxed_categorical, sizeof source_torch_distributions_relaxed_categorical, 0},
  {"torch.distributions.studentT", source_torch_distributions_studentT, sizeof source_torch_distributions_studentT, 0},
  {"torch.distributions.transformed_distribution", source_torch_distributions_transformed_distribution, sizeof source_torch_distributions_transformed_distribution, 0},
  {"torch.distributions.transforms", source_torch_distributions_transforms, sizeof source_torch_distributions_transforms, 0},
  {"torch.distributions.uniform", source_torch_distributions_uniform, sizeof source_torch_distributions_uniform, 0},
  {"torch.distributions.utils", source_torch_distributions_utils, sizeof source_torch_distributions_utils, 0},
  {"torch.distributions.weibull", source_torch_distributions_weibull, sizeof source_torch_distributions_weibull, 0},
  {"torch.fft", source_torch_fft, sizeof source_torch_fft, 0},
  {"torch.func", source_torch_func, sizeof source_torch_func, 1},
  {"torch.func.derivatives", source_torch_func_derivatives, sizeof source_torch_func_derivatives, 0},
  {"torch.func.mapping", source_torch_func_mapping, sizeof source_torch_func_mapping, 0},
  {"torch.func.modules", source_torch_func_modules, sizeof source_torch_func_modules, 0},
  {"torch.func.trees", source_torch_func_trees, sizeof source_torch_func_trees, 0},
  {"torch.functional", source_torch_functional, sizeof source_torch_functional, 0},
  {"torch.linalg", source_torch_linalg, sizeof source_torch_linalg, 0},
  {"torch.mps", source_torch_mps, sizeof source_torch_mps, 0},
  {"torch.nn", source_torch_nn, sizeof source_torch_nn, 1},
  {"torch.nn._activations", source_torch_nn__activations, sizeof source_torch_nn__activations, 0},
  {"torch.nn._attention", source_torch_nn__attention, sizeof source_torch_nn__attention, 0},
  {"torch.nn._convolutions", source_torch_nn__convolutions, sizeof source_torch_nn__convolutions, 0},
  {"torch.nn._ctc", source_torch_nn__ctc, sizeof source_torch_nn__ctc, 0},
  {"torch.nn._distances", source_torch_nn__distances, sizeof source_torch_nn__distances, 0},
  {"torch.nn._dropouts", source_torch_nn__dropouts, sizeof source_torch_nn__dropouts, 0},
  {"torch.nn._embeddings", source_torch_nn__embeddings, sizeof source_torch_nn__embeddings, 0},
  {"torch.nn._grids", source_torch_nn__grids, sizeof source_torch_nn__grids, 0},
  {"torch.nn._in_place", source_torch_nn__in_place, sizeof source_torch_nn__in_place, 0},
  {"torch.nn._losses", source_torch_nn__losses, sizeof source_torch_nn__losses, 0},
  {"torch.nn._nodes", source_torch_nn__nodes, sizeof source_torch_nn__nodes, 0},
  {"torch.nn._normalizations", source_torch_nn__normalizations, sizeof source_torch_nn__normalizations, 0},
  {"torch.nn._pools", source_torch_nn__pools, sizeof source_torch_nn__pools, 0},
  {"torch.nn._rearranged", source_torch_nn__rearranged, sizeof source_torch_nn__rearranged, 0},
  {"torch.nn._volumes", source_torch_nn__volumes, sizeof source_torch_nn__volumes, 0},
  {"torch.nn._windows", source_torch_nn__windows, sizeof source_torch_nn__windows, 0},
  {"torch.nn.attention", source_torch_nn_attention, sizeof source_torch_nn_attention, 1},
  {"torch.nn.functional", source_torch_nn_functional, sizeof source_torch_nn_functional, 0},
  {"torch.nn.init", source_torch_nn_init, sizeof source_torch_nn_init, 0},
  {"torch.nn.modules", source_torch_nn_modules, sizeof source_torch_nn_modules, 1},
  {"torch.nn.modules._recurrent_cells", source_torch_nn_modules__recurrent_cells, sizeof source_torch_nn_modules__recurrent_cells, 0},
  {"torch.nn.modules._recurrent_steps", source_torch_nn_modules__recurrent_steps, sizeof source_torch_nn_modules__recurrent_steps, 0},
  {"torch.nn.modules._state", source_torch_nn_modules__state, sizeof source_torch_nn_modules__state, 0},
  {"torch.nn.modules.activation", source_torch_nn_modules_activation, sizeof source_torch_nn_modules_activation, 0},
  {"torch.nn.modules.adaptive", source_torch_nn_modules_adaptive, sizeof source_torch_nn_modules_adaptive, 0},
  {"torch.nn.modules.attention", source_torch_nn_modules_attention, sizeof source_torch_nn_modules_attention, 0},
  {"torch.nn.modules.container", source_torch_nn_modules_container, sizeof source_torch_nn_modules_container, 0},
  {"torch.nn.modules.conv", source_torch_nn_modules_conv, sizeof source_torch_nn_modules_conv, 0},
  {"torch.nn.modules.distance", source_torch_nn_modules_distance, sizeof source_torch_nn_modules_distance, 0},
  {"torch.nn.modules.dropout", source_torch_nn_modules_dropout, sizeof source_torch_nn_modules_dropout, 0},
  {"torch.nn.modules.flatten", source_torch_nn_modules_flatten, sizeof source_torch_nn_modules_flatten, 0},
  {"torch.nn.modules.fold", source_torch_nn_modules_fold, sizeof source_torch_nn_modules_fold, 0},
  {"torch.nn.modules.lazy", source_torch_nn_modules_lazy, sizeof source_torch_nn_modules_lazy, 0},
  {"torch.nn.modules.linear", source_torch_nn_modules_linear, sizeof source_torch_nn_modules_linear, 0},
  {"torch.nn.modules.loss", source_torch_nn_modules_loss, sizeof source_torch_nn_modules_loss, 0},
  {"torch.nn.modules.module", source_torch_nn_modules_module, sizeof source_torch_nn_modules_module, 0},
  {"torch.nn.modules.normalization", source_torch_nn_modules_normalization, sizeof source_torch_nn_modules_normalization, 0},
  {"torch.nn.modules.padding", source_torch_nn_modules_padding, sizeof source_torch_nn_modules_padding, 0},
  {"torch.nn.modules.pixelshuffle", source_torch_nn_modules_pixelshuffle, sizeof source_torch_nn_modules_pixelshuffle, 0},
  {"torch.nn.modules.pooling", source_torch_nn_modules_pooling, sizeof source_torch_nn_modules_pooling, 0},
  {"torch.nn.modules.rnn", source_torch_nn_modules_rnn, sizeof source_torch_nn_modules_rnn, 0},
  {"torch.nn.modules.sparse", source_torch_nn_modules_sparse, sizeof source_torch_nn_modules_sparse, 0},
  {"torch.nn.modules.transformer", source_torch_nn_modules_transformer, sizeof source_torch_nn_modules_transformer, 0},
  {"torch.nn.modules.upsampling", source_torch_nn_modules_upsampling, sizeof source_torch_nn_modules_upsampling, 0},
  {"torch.nn.parallel", source_torch_nn_parallel, sizeof source_torch_nn_parallel, 0},
  {"torch.nn.parameter", source_torch_nn_parameter, sizeof source_torch_nn_parameter, 0},
  {"torch.nn.utils", source_torch_nn_utils, sizeof source_torch_nn_utils, 1},
  {"torch.nn.utils.fusion", source_torch_nn_utils_fusion, sizeof source_torch_nn_utils_fusion, 0},
  {"torch.nn.utils.parametrizations", source_torch_nn_utils_parametrizations, sizeof source_torch_nn_utils_parametrizations, 0},
  {"torch.nn.utils.parametrize", source_torch_nn_utils_parametrize, sizeof source_torch_nn_utils_parametrize, 0},
  {"torch.nn.utils.prune", source_torch_nn_utils_prune, sizeof source_torch_nn_utils_prune, 0},
  {"torch.nn.utils.rnn", source_torch_nn_utils_rnn, sizeof source_torch_nn_utils_rnn, 0},
  {"torch.nn.utils.spectral_norm", source_torch_nn_utils_spectral_norm, sizeof source_torch_nn_utils_spectral_norm, 0},
  {"torch.nn.utils.stateless", source_torch_nn_utils_stateless, sizeof source_torch_nn_utils_stateless, 0},
  {"torch.nn.utils.weight_norm", source_torch_nn_utils_weight_norm, sizeof source_torch_nn_utils_weight_norm, 0},
  {"torch.optim", source_torch_optim, sizeof source_torch_optim, 1},
  {"torch.optim._line_search", source_torch_optim__line_search, sizeof source_torch_optim__line_search, 0},
  {"torch.optim._schedule", source_torch_optim__schedule, sizeof source_torch_optim__schedule, 0},
  {"torch.optim._schedule_chains", source_torch_optim__schedule_chains, sizeof source_torch_optim__schedule_chains, 0},
  {"torch.optim._schedule_cosines", source_torch_optim__schedule_cosines, sizeof source_torch_optim__schedule_cosines, 0},
  {"torch.optim._schedule_cycles", source_torch_optim__schedule_cycles, sizeof source_torch_optim__schedule_cycles, 0},
  {"torch.optim._schedule_plateau", source_torch_optim__schedule_plateau, sizeof source_torch_optim__schedule_plateau, 0},
  {"torch.optim._schedule_steps", source_torch_optim__schedule_steps, sizeof source_torch_optim__schedule_steps, 0},
  {"torch.optim.adam", source_torch_optim_adam, sizeof source_torch_optim_adam, 0},
  {"torch.optim.adaptive", source_torch_optim_adaptive, sizeof source_torch_optim_adaptive, 0},
  {"torch.optim.lbfgs", source_torch_optim_lbfgs, sizeof source_torch_optim_lbfgs, 0},
  {"torch.optim.lr_scheduler", source_torch_optim_lr_scheduler, sizeof source_torch_optim_lr_scheduler, 0},
  {"torch.optim.matrix", source_torch_optim_matrix, sizeof source_torch_optim_matrix, 0},
  {"torch.optim.optimizer", source_torch_optim_optimizer, sizeof source_torch_optim_optimizer, 0},
  {"torch.optim.sgd", source_torch_optim_sgd, sizeof source_torch_optim_sgd, 0},
  {"torch.optim.swa_utils", source_torch_optim_swa_utils, sizeof source_torch_optim_swa_utils, 0},
  {"torch.random", source_torch_random, sizeof source_torch_random, 0},
  {"torch.serialization", source_torch_serialization, sizeof source_torch_serialization, 0},
  {"torch.special", source_torch_special, sizeof source_torch_special, 0},
  {"torch.storage", source_torch_storage, sizeof source_torch_storage, 0},
  {"torch.testing", source_torch_testing, sizeof source_torch_testing, 0},
  {"torch.utils", source_torch_utils, sizeof source_torch_utils, 1},
  {"torch.utils._contextlib", source_torch_utils__contextlib, sizeof source_torch_utils__contextlib, 0},
  {"torch.utils.checkpoint", source_torch_utils_checkpoint, sizeof source_torch_utils_checkpoint, 0},
  {"torch.utils.data", source_torch_utils_data, sizeof source_torch_utils_data, 1},
  {"torch.utils.data.dataloader", source_torch_utils_data_dataloader, sizeof source_torch_utils_data_dataloader, 0},
  {"torch.utils.data.dataset", source_torch_utils_data_dataset, sizeof source_torch_utils_data_dataset, 0},
  {"torch.utils.data.distributed", source_torch_utils_data_distributed, sizeof source_torch_utils_data_distributed, 0},
  {"torch.utils.data.sampler", source_torch_utils_data_sampler, sizeof source_torch_utils_data_sampler, 0},
  {"torch.utils.hooks", source_torch_utils_hooks, sizeof source_torch_utils_hooks, 0},
  {"torch.version", source_torch_version, sizeof source_torch_version, 0},
  {"torch.xpu", source_torch_xpu, sizeof source_torch_xpu, 0},
  {"tqdm", source_tqdm, sizeof source_tqdm, 1},
  {"tqdm.auto", source_tqdm_auto, sizeof source_tqdm_auto, 0},
  {"tqdm.autonotebook", source_tqdm_autonotebook, sizeof source_tqdm_autonotebook, 0},
  {"tqdm.notebook", source_tqdm_notebook, sizeof source_tqdm_notebook, 0},
  {"traceback", source_traceback, sizeof source_traceback, 0},
  {"types", source_types, sizeof source_types, 0},
  {"typing", source_typing, sizeof source_typing, 0},
  {"unittest", source_unittest, sizeof source_unittest, 1},
  {"unittest._assertions", source_unittest__assertions, sizeof source_unittest__assertions, 0},
  {"unittest._calls", source_unittest__calls, sizeof source_unittest__calls, 0},
  {"unittest._mocks", source_unittest__mocks, sizeof source_unittest__mocks, 0},
  {"unittest.async_case", source_unittest_async_case, sizeof source_unittest_async_case, 0},
  {"unittest.case", source_unittest_case, sizeof source_unittest_case, 0},
  {"unittest.loader", source_unittest_loader, sizeof source_unittest_loader, 0},
  {"unittest.main", source_unittest_main, sizeof source_unittest_main, 0},
  {"unittest.mock", source_unittest_mock, sizeof source_unittest_mock, 0},
  {"unittest.result", source_unittest_result, sizeof source_unittest_result, 0},
  {"unittest.runner", source_unittest_runner, sizeof source_unittest_runner, 0},
  {"unittest.suite", source_unittest_suite, sizeof source_unittest_suite, 0},
  {"uuid", source_uuid, sizeof source_uuid, 0},
  {"warnings", source_warnings, sizeof source_warnings, 0},
  {"weakref", source_weakref, sizeof source_weakref, 0},
};

static const size_t module_count = sizeof modules / sizeof *modules;

static const struct module *find(const char *name) {
  for (size_t i = 0; i < module_count; i++)
    if (strcmp(modules[i].name, name) == 0) return &modules[i];
  return 0;
}

const char *embedded_module(const char *name, size_t *length) {
  const struct module *m = find(name);
  if (!m) return 0;
  *length = m->length;
  return m->text;
}

const char *embedded_module_name(size_t index) {
  return index < module_count ? modules[index].name : 0;
}

int embedded_module_is_package(const char *name) {
  const struct module *m = find(name);
  return m && m->is_package;
}
