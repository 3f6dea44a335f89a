// State of the whole process.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <cstdlib>
#include <string>
#include <termios.h>
#include <unistd.h>
#include <vector>

// CHECK-DAG: [[#@LINE+3]]: process-state: the environment of the process is changed ('setenv')
void environment_bad(std::vector<std::string> &Values) {
  for (auto &Value : Values) {
    setenv("NAME", Value.c_str(), 1);
    Value.clear();
  }
}

// CHECK-DAG: [[#@LINE+3]]: process-state: the cwd of the process is changed
void folder_bad(std::vector<std::string> &Folders) {
  for (auto &Folder : Folders) {
    if (chdir(Folder.c_str()) == 0)
      Folder.clear();
  }
}

// Each reads the terminal's settings, changes a bit and writes them back.
inline void setFlag(tcflag_t Flag) {
  termios Settings;
  if (tcgetattr(0, &Settings) == 0) {
    Settings.c_lflag |= Flag;
    tcsetattr(0, TCSANOW, &Settings);
  }
}
// CHECK-DAG: calls in terminal_bad: unsafe
// CHECK-DAG: process-state: the terminal of the process is changed ('tcsetattr', in 'setFlag')
void terminal_bad() {
  setFlag(ECHO);
  setFlag(ICANON);
}
