// libcurl's option and info calls are variadic, which Swift cannot import: one fixed signature for each kind of argument.
#include <curl/curl.h>

static inline CURLcode swynamo_setopt_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode swynamo_setopt_size(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode swynamo_setopt_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode swynamo_setopt_pointer(CURL *easy, CURLoption option, const void *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode swynamo_setopt_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

typedef size_t (*swynamo_data_callback)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode swynamo_setopt_callback(CURL *easy, CURLoption option, swynamo_data_callback callback) {
  return curl_easy_setopt(easy, option, callback);
}

static inline long swynamo_getinfo_long(CURL *easy, CURLINFO info) {
  long value = 0;
  curl_easy_getinfo(easy, info, &value);
  return value;
}

static inline curl_off_t swynamo_getinfo_size(CURL *easy, CURLINFO info) {
  curl_off_t value = 0;
  curl_easy_getinfo(easy, info, &value);
  return value;
}

static inline void *swynamo_getinfo_pointer(CURL *easy, CURLINFO info) {
  char *value = 0;
  curl_easy_getinfo(easy, info, &value);
  return value;
}

// From 8.20 on a multi handle that is cleaned up joins the threads that look up names, unless it is told not to.
static inline void swynamo_multi_set_quick_exit(CURLM *multi) {
#if LIBCURL_VERSION_NUM >= 0x081400
  curl_multi_setopt(multi, CURLMOPT_QUICK_EXIT, 1L);
#else
  (void)multi;
#endif
}

static inline CURLMcode swynamo_multi_setopt_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

// The name shows in debuggers and in /proc; glibc declares the call only for _GNU_SOURCE.
static inline void swynamo_name_thread(const char *name) {
#ifdef __GLIBC__
  extern int pthread_setname_np(unsigned long thread, const char *name);
  extern unsigned long pthread_self(void);
  pthread_setname_np(pthread_self(), name);
#endif
}

static inline CURLMcode swynamo_multi_setopt_pointer(CURLM *multi, CURLMoption option, void *value) {
  return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode swynamo_multi_set_socket_callback(CURLM *multi, curl_socket_callback callback) {
  return curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, callback);
}

static inline CURLMcode swynamo_multi_set_timer_callback(CURLM *multi, curl_multi_timer_callback callback) {
  return curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, callback);
}

static inline CURLcode swynamo_set_close_callback(CURL *easy, curl_closesocket_callback callback) {
  return curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, callback);
}

static inline CURLcode swynamo_set_request_callback(CURL *easy, curl_prereq_callback callback) {
  return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
}

static inline CURLcode swynamo_set_open_callback(CURL *easy, curl_sockopt_callback callback) {
  return curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, callback);
}

// The version that is linked, which may be another than that of the header: 0x075801 is 7.88.1.
static inline unsigned int swynamo_linked_version(void) {
  return curl_version_info(CURLVERSION_NOW)->version_num;
}

#ifdef __linux__
#include <string.h>
#include <sys/socket.h>

// The bytes of ours that the peer's system has acknowledged since the connection began, and whether the peer had ended its side
// and then refused what still came: its FIN, and after it a reset, which leaves EPIPE as the pending error and not ECONNRESET.
// 0 where the kernel does not tell.
//
// The fields of the kernel's `struct tcp_info` are found by their places, which never change: <linux/tcp.h> and <netinet/tcp.h>
// can't both be included.
static inline int swynamo_connection_bytes(int socket, unsigned long long *acknowledged, int *is_refused) {
  enum { protocol_tcp = 6, option_info = 11, bytes_acked = 120, state_close = 7, broken_pipe = 32 };
  unsigned char info[256];
  socklen_t size = sizeof info;
  if (getsockopt(socket, protocol_tcp, option_info, info, &size) != 0 || size < bytes_acked + sizeof *acknowledged) return 0;
  memcpy(acknowledged, info + bytes_acked, sizeof *acknowledged);
  // Every connection that is made has its SYN acknowledged: nothing at all means a kernel that does not count.
  if (*acknowledged == 0) return 0;
  *is_refused = 0;
  if (info[0] == state_close) {
    int pending = 0;
    socklen_t pending_size = sizeof pending;
    *is_refused = getsockopt(socket, SOL_SOCKET, SO_ERROR, &pending, &pending_size) == 0 && pending == broken_pipe;
  }
  return 1;
}
#else
static inline int swynamo_connection_bytes(int socket, unsigned long long *acknowledged, int *is_refused) { return 0; }
#endif
