// Questions and answers on one socket.
// REFUSED: shared-stream
#include <string>
#include <sys/socket.h>
#include <vector>

std::string ask(int socket, const std::string &question) {
  send(socket, question.data(), question.size(), 0);
  char answer[100];
  ssize_t n = recv(socket, answer, sizeof answer, 0);
  return std::string(answer, n > 0 ? n : 0);
}
std::vector<std::string> all(int socket, const std::vector<std::string> &questions) {
  std::vector<std::string> answers;
  for (const std::string &question : questions)
    answers.push_back(ask(socket, question));
  return answers;
}
