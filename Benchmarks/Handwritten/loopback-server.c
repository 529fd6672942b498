// The other end of loopback.c: one thread, epoll, keep-alive, the same GetItem answer to every request.
//
//     cc -O2 -o loopback-server loopback-server.c
//     taskset -c 0 ./loopback-server 8123 &
//
// It reads no more of a request than Content-Length, so that its own cost stays small beside the client's.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static const char body[] =
    "{\"Item\":{\"email\":{\"S\":\"test@example.com\"},\"first_name\":{\"S\":\"Samuel\"},\"last_name\":{\"S\":\"Adams\"},"
    "\"visits\":{\"N\":\"42\"},\"tags\":{\"SS\":[\"beta\",\"vip\"]},\"address\":{\"M\":{\"city\":{\"S\":\"Boston\"},"
    "\"postal_code\":{\"S\":\"02101\"}}},\"score\":{\"N\":\"0.125\"},\"active\":{\"BOOL\":true}}}";

struct connection {
  int socket;
  size_t used;
  char buffer[1 << 16];
};

static char answer[2048];
static size_t answer_size;

// Answers every whole request in the buffer; false when the connection is of no more use.
static int serve(struct connection *c) {
  ssize_t count = recv(c->socket, c->buffer + c->used, sizeof c->buffer - c->used - 1, 0);
  if (count <= 0) return 0;
  c->used += (size_t)count;
  for (;;) {
    c->buffer[c->used] = 0;
    char *end = strstr(c->buffer, "\r\n\r\n");
    if (!end) return c->used + 1 < sizeof c->buffer;
    char *length = strcasestr(c->buffer, "\r\ncontent-length:");
    size_t whole = (size_t)(end - c->buffer) + 4 + (length && length < end ? strtoul(length + 17, 0, 10) : 0);
    if (c->used < whole) return whole < sizeof c->buffer;
    if (send(c->socket, answer, answer_size, MSG_NOSIGNAL) != (ssize_t)answer_size) return 0;
    memmove(c->buffer, c->buffer + whole, c->used - whole);
    c->used -= whole;
    if (!c->used) return 1;
  }
}

int main(int argc, char **argv) {
  int on = 1, listener = socket(AF_INET, SOCK_STREAM, 0), poll = epoll_create1(0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)(argc > 1 ? atoi(argv[1]) : 8123))};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 1024)) {
    perror("listen");
    return 1;
  }
  answer_size = (size_t)snprintf(
      answer, sizeof answer,
      "HTTP/1.1 200 OK\r\nServer: loopback\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nContent-Type: application/x-amz-json-1.0\r\n"
      "Content-Length: %zu\r\nConnection: keep-alive\r\nx-amzn-RequestId: 0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123\r\n"
      "\r\n%s",
      sizeof body - 1, body);

  struct epoll_event event = {.events = EPOLLIN}, ready[64];
  epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
  for (;;) {
    int count = epoll_wait(poll, ready, 64, -1);
    for (int i = 0; i < count; i++) {
      struct connection *c = ready[i].data.ptr;
      if (c) {
        if (serve(c)) continue;
        close(c->socket);
        free(c);
      } else if ((c = malloc(sizeof *c))) {
        c->socket = accept(listener, 0, 0);
        c->used = 0;
        setsockopt(c->socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        event.data.ptr = c;
        epoll_ctl(poll, EPOLL_CTL_ADD, c->socket, &event);
      }
    }
  }
}
