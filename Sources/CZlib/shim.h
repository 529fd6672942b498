#include <zlib.h>

// The header has it as a macro.
static inline int swynamo_inflate_init(z_stream *stream, int window_bits) { return inflateInit2(stream, window_bits); }
