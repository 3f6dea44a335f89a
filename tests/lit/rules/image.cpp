// Pictures are computing, though they come from a file.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
struct png_struct;
struct jpeg_decompress_struct;
extern "C" {
void png_read_image(png_struct *, unsigned char **);
unsigned jpeg_read_scanlines(jpeg_decompress_struct *, unsigned char **, unsigned);
}

// CHECK-DAG: readsPng: cpu
void readsPng(png_struct *P, unsigned char **Rows) { png_read_image(P, Rows); }

// CHECK-DAG: readsJpeg: cpu
void readsJpeg(jpeg_decompress_struct *P, unsigned char **Rows, int Height) {
  for (int Y = 0; Y < Height; ++Y)
    jpeg_read_scanlines(P, Rows + Y, 1);
}
