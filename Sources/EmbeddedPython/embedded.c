// The Python sources of Taper's own modules as bytes, and their table.
//
// One array and one row per file below Python/, both in the order of the modules' names.
#include "embedded.h"
#include <string.h>

static const char torch_nn[] = {
#embed "Python/torch/nn/__init__.py"
};
static const char torch_nn_functional[] = {
#embed "Python/torch/nn/functional.py"
};
static const char torch_nn_init[] = {
#embed "Python/torch/nn/init.py"
};
static const char torch_nn_modules[] = {
#embed "Python/torch/nn/modules/__init__.py"
};
static const char torch_nn_modules_activation[] = {
#embed "Python/torch/nn/modules/activation.py"
};
static const char torch_nn_modules_attention[] = {
#embed "Python/torch/nn/modules/attention.py"
};
static const char torch_nn_modules_container[] = {
#embed "Python/torch/nn/modules/container.py"
};
static const char torch_nn_modules_conv[] = {
#embed "Python/torch/nn/modules/conv.py"
};
static const char torch_nn_modules_distance[] = {
#embed "Python/torch/nn/modules/distance.py"
};
static const char torch_nn_modules_dropout[] = {
#embed "Python/torch/nn/modules/dropout.py"
};
static const char torch_nn_modules_flatten[] = {
#embed "Python/torch/nn/modules/flatten.py"
};
static const char torch_nn_modules_linear[] = {
#embed "Python/torch/nn/modules/linear.py"
};
static const char torch_nn_modules_loss[] = {
#embed "Python/torch/nn/modules/loss.py"
};
static const char torch_nn_modules_module[] = {
#embed "Python/torch/nn/modules/module.py"
};
static const char torch_nn_modules_normalization[] = {
#embed "Python/torch/nn/modules/normalization.py"
};
static const char torch_nn_modules_pooling[] = {
#embed "Python/torch/nn/modules/pooling.py"
};
static const char torch_nn_modules_rnn[] = {
#embed "Python/torch/nn/modules/rnn.py"
};
static const char torch_nn_modules_sparse[] = {
#embed "Python/torch/nn/modules/sparse.py"
};
static const char torch_nn_modules_transformer[] = {
#embed "Python/torch/nn/modules/transformer.py"
};
static const char torch_nn_modules_upsampling[] = {
#embed "Python/torch/nn/modules/upsampling.py"
};
static const char torch_nn_parameter[] = {
#embed "Python/torch/nn/parameter.py"
};
static const char torch_nn_utils[] = {
#embed "Python/torch/nn/utils/__init__.py"
};
static const char torch_optim[] = {
#embed "Python/torch/optim/__init__.py"
};
static const char torch_optim_adam[] = {
#embed "Python/torch/optim/adam.py"
};
static const char torch_optim_adaptive[] = {
#embed "Python/torch/optim/adaptive.py"
};
static const char torch_optim_lbfgs[] = {
#embed "Python/torch/optim/lbfgs.py"
};
static const char torch_optim_lr_scheduler[] = {
#embed "Python/torch/optim/lr_scheduler.py"
};
static const char torch_optim_optimizer[] = {
#embed "Python/torch/optim/optimizer.py"
};
static const char torch_optim_sgd[] = {
#embed "Python/torch/optim/sgd.py"
};
static const char torch_utils[] = {
#embed "Python/torch/utils/__init__.py"
};
static const char torch_utils_data[] = {
#embed "Python/torch/utils/data/__init__.py"
};
static const char torch_utils_data_dataloader[] = {
#embed "Python/torch/utils/data/dataloader.py"
};
static const char torch_utils_data_dataset[] = {
#embed "Python/torch/utils/data/dataset.py"
};
static const char torch_utils_data_sampler[] = {
#embed "Python/torch/utils/data/sampler.py"
};

struct module {
  const char *name;
  const char *text;
  size_t length;
  int is_package;
};

static const struct module modules[] = {
  {"torch.nn", torch_nn, sizeof torch_nn, 1},
  {"torch.nn.functional", torch_nn_functional, sizeof torch_nn_functional, 0},
  {"torch.nn.init", torch_nn_init, sizeof torch_nn_init, 0},
  {"torch.nn.modules", torch_nn_modules, sizeof torch_nn_modules, 1},
  {"torch.nn.modules.activation", torch_nn_modules_activation, sizeof torch_nn_modules_activation, 0},
  {"torch.nn.modules.attention", torch_nn_modules_attention, sizeof torch_nn_modules_attention, 0},
  {"torch.nn.modules.container", torch_nn_modules_container, sizeof torch_nn_modules_container, 0},
  {"torch.nn.modules.conv", torch_nn_modules_conv, sizeof torch_nn_modules_conv, 0},
  {"torch.nn.modules.distance", torch_nn_modules_distance, sizeof torch_nn_modules_distance, 0},
  {"torch.nn.modules.dropout", torch_nn_modules_dropout, sizeof torch_nn_modules_dropout, 0},
  {"torch.nn.modules.flatten", torch_nn_modules_flatten, sizeof torch_nn_modules_flatten, 0},
  {"torch.nn.modules.linear", torch_nn_modules_linear, sizeof torch_nn_modules_linear, 0},
  {"torch.nn.modules.loss", torch_nn_modules_loss, sizeof torch_nn_modules_loss, 0},
  {"torch.nn.modules.module", torch_nn_modules_module, sizeof torch_nn_modules_module, 0},
  {"torch.nn.modules.normalization", torch_nn_modules_normalization, sizeof torch_nn_modules_normalization, 0},
  {"torch.nn.modules.pooling", torch_nn_modules_pooling, sizeof torch_nn_modules_pooling, 0},
  {"torch.nn.modules.rnn", torch_nn_modules_rnn, sizeof torch_nn_modules_rnn, 0},
  {"torch.nn.modules.sparse", torch_nn_modules_sparse, sizeof torch_nn_modules_sparse, 0},
  {"torch.nn.modules.transformer", torch_nn_modules_transformer, sizeof torch_nn_modules_transformer, 0},
  {"torch.nn.modules.upsampling", torch_nn_modules_upsampling, sizeof torch_nn_modules_upsampling, 0},
  {"torch.nn.parameter", torch_nn_parameter, sizeof torch_nn_parameter, 0},
  {"torch.nn.utils", torch_nn_utils, sizeof torch_nn_utils, 1},
  {"torch.optim", torch_optim, sizeof torch_optim, 1},
  {"torch.optim.adam", torch_optim_adam, sizeof torch_optim_adam, 0},
  {"torch.optim.adaptive", torch_optim_adaptive, sizeof torch_optim_adaptive, 0},
  {"torch.optim.lbfgs", torch_optim_lbfgs, sizeof torch_optim_lbfgs, 0},
  {"torch.optim.lr_scheduler", torch_optim_lr_scheduler, sizeof torch_optim_lr_scheduler, 0},
  {"torch.optim.optimizer", torch_optim_optimizer, sizeof torch_optim_optimizer, 0},
  {"torch.optim.sgd", torch_optim_sgd, sizeof torch_optim_sgd, 0},
  {"torch.utils", torch_utils, sizeof torch_utils, 1},
  {"torch.utils.data", torch_utils_data, sizeof torch_utils_data, 1},
  {"torch.utils.data.dataloader", torch_utils_data_dataloader, sizeof torch_utils_data_dataloader, 0},
  {"torch.utils.data.dataset", torch_utils_data_dataset, sizeof torch_utils_data_dataset, 0},
  {"torch.utils.data.sampler", torch_utils_data_sampler, sizeof torch_utils_data_sampler, 0},
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
