// What a signed GetItem costs when it is written by hand: one easy handle of libcurl, one request in flight.
//
//     cc -O2 -o loopback loopback.c -lcurl -lcrypto
//     taskset -c 0 ./loopback http://127.0.0.1:8123/ 20000
//
// Prints the client's CPU time for each request. It signs as the library does: the key of the day is derived once, the digest
// fetched once, the padded states of the HMAC are kept. What does not change between requests is set once.
#define _GNU_SOURCE
#include <curl/curl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const char key_id[] = "AKIDEXAMPLE", secret[] = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", region[] = "us-east-1";
static const char operation[] = "GetItem";

static EVP_MD *sha256;
static EVP_MD_CTX *plain, *inner, *outer, *running;

static void to_hex(const unsigned char *bytes, char *text) {
  for (int i = 0; i < 32; i++) {
    text[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
    text[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
  }
  text[64] = 0;
}

static void hash_hex(const void *bytes, size_t size, char *text) {
  unsigned char digest[32];
  EVP_DigestInit_ex2(plain, sha256, 0);
  EVP_DigestUpdate(plain, bytes, size);
  EVP_DigestFinal_ex(plain, digest, 0);
  to_hex(digest, text);
}

static void set_key(const void *key, size_t size) {
  unsigned char block[64];
  for (size_t i = 0; i < 64; i++) block[i] = (i < size ? ((const unsigned char *)key)[i] : 0) ^ 0x36;
  EVP_DigestInit_ex2(inner, sha256, 0);
  EVP_DigestUpdate(inner, block, 64);
  for (size_t i = 0; i < 64; i++) block[i] ^= 0x36 ^ 0x5c;
  EVP_DigestInit_ex2(outer, sha256, 0);
  EVP_DigestUpdate(outer, block, 64);
}

static void authenticate(const void *message, size_t size, unsigned char *digest) {
  EVP_MD_CTX_copy_ex(running, inner);
  EVP_DigestUpdate(running, message, size);
  EVP_DigestFinal_ex(running, digest, 0);
  EVP_MD_CTX_copy_ex(running, outer);
  EVP_DigestUpdate(running, digest, 32);
  EVP_DigestFinal_ex(running, digest, 0);
}

static void derive_key(const char *day) {
  char first[128];
  unsigned char digest[32];
  const char *parts[] = {day, region, "dynamodb", "aws4_request"};
  set_key(first, (size_t)snprintf(first, sizeof first, "AWS4%s", secret));
  for (int i = 0; i < 4; i++) {
    authenticate(parts[i], strlen(parts[i]), digest);
    set_key(digest, 32);
  }
}

struct answer {
  size_t used, headers_used;
  char bytes[1 << 16], headers[1 << 13];
};

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
  struct answer *a = context;
  if (a->used + size * count > sizeof a->bytes) return 0;
  memcpy(a->bytes + a->used, bytes, size * count);
  a->used += size * count;
  return size * count;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context) {
  struct answer *a = context;
  if (a->headers_used + size * count > sizeof a->headers) return 0;
  memcpy(a->headers + a->headers_used, bytes, size * count);
  a->headers_used += size * count;
  return size * count;
}

static double cpu_seconds(void) {
  struct rusage use;
  getrusage(RUSAGE_SELF, &use);
  return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) + (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

int main(int argc, char **argv) {
  const char *url = argc > 1 ? argv[1] : "http://127.0.0.1:8123/";
  int requests = argc > 2 ? atoi(argv[2]) : 20000;
  static const char body[] = "{\"TableName\":\"dynamodb-user\",\"Key\":{\"email\":{\"S\":\"test@example.com\"}}}";
  static struct answer answer;
  char host[256] = "", day[9] = "", date[17], hash[65], canonical[1024], to_sign[256], signature[65], date_line[64], authorization[512];
  unsigned char digest[32];
  time_t last = 0;
  sscanf(url, "http://%255[^/]", host);

  sha256 = EVP_MD_fetch(0, "SHA256", 0);
  plain = EVP_MD_CTX_new(), inner = EVP_MD_CTX_new(), outer = EVP_MD_CTX_new(), running = EVP_MD_CTX_new();
  curl_global_init(CURL_GLOBAL_ALL);
  CURL *easy = curl_easy_init();
  struct curl_slist *headers = 0;
  headers = curl_slist_append(headers, "Content-Type: application/x-amz-json-1.0");
  headers = curl_slist_append(headers, "X-Amz-Target: DynamoDB_20120810.GetItem");
  headers = curl_slist_append(headers, "User-Agent: handwritten");
  headers = curl_slist_append(headers, "Accept:");
  headers = curl_slist_append(headers, "Expect:");
  struct curl_slist authorization_node = {authorization, headers}, date_node = {date_line, &authorization_node};
  curl_easy_setopt(easy, CURLOPT_URL, url);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_PROXY, "");
  curl_easy_setopt(easy, CURLOPT_POST, 1L);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, 30000L);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, &date_node);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &answer);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &answer);

  double start = 0;
  for (int i = -100; i < requests; i++) {
    if (i == 0) start = cpu_seconds();
    time_t now = time(0);
    if (now != last) {
      struct tm parts;
      gmtime_r(&now, &parts);
      strftime(date, sizeof date, "%Y%m%dT%H%M%SZ", &parts);
      if (memcmp(day, date, 8)) {
        memcpy(day, date, 8);
        derive_key(day);
      }
      last = now;
    }
    hash_hex(body, sizeof body - 1, hash);
    int size = snprintf(
        canonical, sizeof canonical,
        "POST\n/\n\ncontent-type:application/x-amz-json-1.0\nhost:%s\nx-amz-date:%s\nx-amz-target:DynamoDB_20120810.%s\n\n"
        "content-type;host;x-amz-date;x-amz-target\n%s",
        host, date, operation, hash);
    hash_hex(canonical, (size_t)size, hash);
    size = snprintf(to_sign, sizeof to_sign, "AWS4-HMAC-SHA256\n%s\n%s/%s/dynamodb/aws4_request\n%s", date, day, region, hash);
    authenticate(to_sign, (size_t)size, digest);
    to_hex(digest, signature);
    snprintf(date_line, sizeof date_line, "X-Amz-Date: %s", date);
    snprintf(
        authorization, sizeof authorization,
        "Authorization: AWS4-HMAC-SHA256 Credential=%s/%s/%s/dynamodb/aws4_request, "
        "SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=%s",
        key_id, day, region, signature);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, (long)(sizeof body - 1));
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
    answer.used = answer.headers_used = 0;
    long status = 0;
    CURLcode result = curl_easy_perform(easy);
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    if (result != CURLE_OK || status != 200 || !answer.used) {
      fprintf(stderr, "%s, status %ld\n", curl_easy_strerror(result), status);
      return 1;
    }
  }
  printf("%.1f us CPU a request\n", (cpu_seconds() - start) / requests * 1e6);
  curl_easy_cleanup(easy);
  curl_slist_free_all(headers);
  return 0;
}
