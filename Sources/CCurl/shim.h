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

// The version that is linked, which may be another than that of the header: 0x075801 is 7.88.1.
static inline unsigned int swynamo_linked_version(void) {
  return curl_version_info(CURLVERSION_NOW)->version_num;
}

// From 8.20 on a multi handle that is cleaned up joins the threads that look up names, unless it is told not to. The header may be
// an older one, without CURLMOPT_QUICK_EXIT.
static inline void swynamo_multi_set_quick_exit(CURLM *multi) {
  enum { quick_exit = 21 };
  if (swynamo_linked_version() >= 0x081400) curl_multi_setopt(multi, (CURLMoption)quick_exit, 1L);
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
