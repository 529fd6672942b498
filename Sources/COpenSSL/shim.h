// The digests that are only good for sums are deprecated, but MD5 is how DynamoDB spreads its keys.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/md5.h>
#include <openssl/x509v3.h>

// The function takes any number of arguments, which Swift cannot give it.
static inline EVP_PKEY *swynamo_new_elliptic_key(const char *curve) { return EVP_PKEY_Q_keygen(NULL, NULL, "EC", curve); }
