#include "no_such_header.h"
int broken() { return missing(); }
