// The Python sources of Taper's own modules, embedded at build time.
#ifndef TAPER_EMBEDDED_H
#define TAPER_EMBEDDED_H
#include <stddef.h>

// The text of the module (its dotted name), or NULL if no such module is embedded; its length in bytes.
const char *embedded_module(const char *name, size_t *length);
// The dotted name of module `index`, or NULL past the last one.
const char *embedded_module_name(size_t index);
// Whether the module is a package (its source file is an __init__.py).
int embedded_module_is_package(const char *name);

#endif
