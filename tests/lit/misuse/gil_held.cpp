// Functions that Python calls, and that hold its lock.
// RUN: not %poolwise check --quiet --checks=gil-held %s -- -std=c++20 -isystem %S/Inputs > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
// RUN: not %poolwise check --quiet --diff --checks=gil-held %s -- -std=c++20 -isystem %S/Inputs > %t.diff
// RUN: FileCheck %s --check-prefix=FIX --input-file=%t.diff --implicit-check-not='{{^[+] }}'
// RUN: not %poolwise check --quiet --format=json --checks=gil-held %s -- -std=c++20 -isystem %S/Inputs > %t.json
// RUN: FileCheck %s --check-prefix=JSON --input-file=%t.json
#include "Python.h"
#include "pybind11.h"
#include <cmath>
#include <netdb.h>
#include <unistd.h>

namespace py = pybind11;

long look_up(const char *Name) { return gethostbyname(Name) != nullptr; }
double sum() {
  double Sum = 0;
  for (int I = 0; I < 10000000; ++I)
    Sum += std::sqrt(I);
  return Sum;
}
long guarded_ok(const char *Name) {
  py::gil_scoped_release Free;
  return look_up(Name);
}
static void take_break() { usleep(5000); }
struct Counter {
  int Count = 0, Limit;
  explicit Counter(int L) { Limit = L; }
  int read() const { return usleep(5000) + Count; }
  void write() { Count += usleep(5000); }
  int fixed() const { return usleep(5000) + Limit; }
};
struct Client {
  long ask(const char *Name) { return look_up(Name); }
  int size() const { return 1; }
  static Client *open(const char *Name) { return look_up(Name) ? new Client : nullptr; }
};

void bind(py::module_ &M) {
  // Not thread-safe: the lock kept callers apart.
  // JSON: "fix_refused": "'gethostbyname' is not thread-safe
  // CHECK: :[[#@LINE+1]]:{{.*}}Python calls 'look_up', which waits for the network (gethostbyname){{.*}}[poolwise-gil-held]
  M.def("look_up", &look_up);
  // FIX: {{^}}+  M.def("sum", &sum, pybind11::call_guard<pybind11::gil_scoped_release>());
  // CHECK: :[[#@LINE+1]]:{{.*}}Python calls 'sum', which computes for about{{.*}}[poolwise-gil-held]
  M.def("sum", &sum);
  M.def("look_up_2", &look_up, py::call_guard<py::gil_scoped_release>());
  M.def("look_up_3", &guarded_ok);
  M.def("small", [] { return 1; });
  // CHECK: :[[#@LINE+1]]:{{.*}}Python calls 'bind::(lambda at line [[#@LINE+1]])', which waits for a timer{{.*}}[poolwise-gil-held]
  M.def("lambda", [](py::list &Out) { usleep(5000); Out.append(1); });
  py::class_<Client>(M, "Client")
      .def("ask_2", &Client::ask, py::call_guard<py::gil_scoped_release>())
      .def("size", &Client::size)
      // CHECK: :[[#@LINE+1]]:{{.*}}Python calls 'Client::open'{{.*}}[poolwise-gil-held]
      .def(py::init(&Client::open))
      .def(py::init(&Client::open), py::call_guard<py::gil_scoped_release>())
      // CHECK: :[[#@LINE+1]]:{{.*}}Python calls 'Client::ask'{{.*}}[poolwise-gil-held]
      .def("ask", &Client::ask)
      // FIX: {{^}}+      .def_static("take_break", &take_break, pybind11::call_guard<pybind11::gil_scoped_release>());
      // CHECK: :[[#@LINE+1]]:{{.*}}Python calls 'take_break'{{.*}}[poolwise-gil-held]
      .def_static("take_break", &take_break);
  // One thread would write what another one uses.
  py::class_<Counter>(M, "Counter")
      // JSON: "fix_refused": "'this->Count' is read, and written elsewhere
      // CHECK: :[[#@LINE+1]]:{{.*}}Python calls 'Counter::read'{{.*}}[poolwise-gil-held]
      .def("read", &Counter::read)
      // JSON: "fix_refused": "'this->Count' is written
      // CHECK: :[[#@LINE+1]]:{{.*}}Python calls 'Counter::write'{{.*}}[poolwise-gil-held]
      .def("write", &Counter::write)
      // FIX: {{^}}+      .def("fixed", &Counter::fixed, pybind11::call_guard<pybind11::gil_scoped_release>());
      // CHECK: :[[#@LINE+1]]:{{.*}}Python calls 'Counter::fixed'{{.*}}[poolwise-gil-held]
      .def("fixed", &Counter::fixed);
}

static PyObject *wait_bad(PyObject *, PyObject *) {
  usleep(5000);
  return PyLong_FromLong(1);
}
static PyObject *wait_ok(PyObject *, PyObject *) {
  Py_BEGIN_ALLOW_THREADS
  usleep(5000);
  Py_END_ALLOW_THREADS
  return PyLong_FromLong(1);
}
static PyObject *wait_behind_bad(PyObject *, PyObject *) {
  Py_BEGIN_ALLOW_THREADS
  usleep(1);
  Py_END_ALLOW_THREADS
  usleep(5000);
  return PyLong_FromLong(1);
}
static PyMethodDef Methods[] = {
    // CHECK: :[[#@LINE+1]]:{{.*}}Python calls 'wait_behind_bad', which waits for a timer (usleep){{.*}}[poolwise-gil-held]
    {"wait_3", wait_behind_bad, 1, "waits"},
    // CHECK: :[[#@LINE+1]]:{{.*}}Python calls 'wait_bad', which waits for a timer (usleep){{.*}}[poolwise-gil-held]
    {"wait", wait_bad, 1, "waits"},
    {"wait_2", wait_ok, 1, "waits"},
    {nullptr, nullptr, 0, nullptr}};

// A function that is put into a table by hand.
static PyObject *assigned_bad(PyObject *, PyObject *) { return PyLong_FromLong(usleep(5000)); }
PyMethodDef *fill(PyMethodDef *One) {
  // CHECK: :[[#@LINE+1]]:{{.*}}Python calls 'assigned_bad', which waits for a timer{{.*}}[poolwise-gil-held]
  One->ml_meth = assigned_bad;
  return One;
}
// Loops of its own, while it is released.
static PyObject *compute_ok(PyObject *, PyObject *) {
  double Sum = 0;
  Py_BEGIN_ALLOW_THREADS
  for (int I = 1; I < 10000000; ++I)
    Sum += 1.0 / I;
  Py_END_ALLOW_THREADS
  return PyLong_FromLong(Sum);
}
static PyMethodDef Compute = {"compute", compute_ok, 1, "computes"};
