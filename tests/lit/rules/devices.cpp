// A transfer waits for the device; what is kept in memory, or said not to block, does not.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
struct libusb_device;
struct libusb_device_handle;
struct libusb_device_descriptor;
struct sp_port;
extern "C" {
int libusb_bulk_transfer(libusb_device_handle *, unsigned char, unsigned char *, int,
                         int *, unsigned);
int libusb_get_device_descriptor(libusb_device *, libusb_device_descriptor *);
int sp_blocking_read(sp_port *, void *, unsigned long, unsigned);
int sp_nonblocking_read(sp_port *, void *, unsigned long);
}

// CHECK-DAG: transfers: io {{.*}}; device
int transfers(libusb_device_handle *H, unsigned char *To, int *Done) {
  return libusb_bulk_transfer(H, 1, To, 512, Done, 1000);
}
// CHECK-DAG: describes: cpu
int describes(libusb_device *D, libusb_device_descriptor *To) {
  return libusb_get_device_descriptor(D, To);
}
// CHECK-DAG: reads: io {{.*}}; device
int reads(sp_port *P, char *To) { return sp_blocking_read(P, To, 100, 1000); }
// CHECK-DAG: readsIfThere: cpu
int readsIfThere(sp_port *P, char *To) { return sp_nonblocking_read(P, To, 100); }
