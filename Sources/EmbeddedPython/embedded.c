#include "embedded.h"
#include <string.h>


struct module {
  const char *name;
  const char *text;
  size_t length;
  int is_package;
};

static const struct module modules[] = {
  {0, 0, 0, 0},
};

static const struct module *find(const char *name) {
  for (const struct module *m = modules; m->name; m++)
    if (strcmp(m->name, name) == 0) return m;
  return 0;
}

const char *embedded_module(const char *name, size_t *length) {
  const struct module *m = find(name);
  if (!m) return 0;
  *length = m->length;
  return m->text;
}

const char *embedded_module_name(size_t index) {
  return index < sizeof modules / sizeof *modules ? modules[index].name : 0;
}

int embedded_module_is_package(const char *name) {
  const struct module *m = find(name);
  return m && m->is_package;
}
