// Parsing is computing, from a file or from memory.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
struct xmlDoc;
struct XML_ParserStruct;
extern "C" {
xmlDoc *xmlReadMemory(const char *, int, const char *, const char *, int);
int XML_Parse(XML_ParserStruct *, const char *, int, int);
}

// CHECK-DAG: reads: cpu
xmlDoc *reads(const char *Text) {
  return xmlReadMemory(Text, 100000, nullptr, nullptr, 0);
}

// CHECK-DAG: parses: cpu
int parses(XML_ParserStruct *P, const char *Text) {
  return XML_Parse(P, Text, 100000, 1);
}
