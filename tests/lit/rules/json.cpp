// Trees own what hangs below them; what is looked up in a shared one is an element of it.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
// RUN: %poolwise explain %s:23 %s -- -std=c++20 | FileCheck %s --check-prefix=HAZARD
#include <vector>
struct cJSON;
struct json_object;
extern "C" {
cJSON *cJSON_Parse(const char *);
json_object *json_object_from_file(const char *);
json_object *json_object_object_get(const json_object *, const char *);
int json_object_set_int(json_object *, int);
}

// CHECK-DAG: parses: cpu
cJSON *parses(const char *Text) { return cJSON_Parse(Text); }

// CHECK-DAG: loads: mixed
json_object *loads(const char *Name) { return json_object_from_file(Name); }

// HAZARD: loop-carried-dependence: 'Root
void sets(json_object *Root, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    json_object_set_int(json_object_object_get(Root, "last"), N);
}
