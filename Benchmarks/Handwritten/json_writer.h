// JSON into one buffer that is used again.
#pragma once
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

struct JSONWriter {
  std::string out;

  void raw(std::string_view text) { out.append(text); }

  // The text between quotation marks.
  void string(std::string_view text) {
    out.push_back('"');
    size_t start = 0;
    for (size_t i = 0; i < text.size(); i++) {
      unsigned char byte = text[i];
      if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
      out.append(text.data() + start, i - start);
      start = i + 1;
      switch (byte) {
        case '"': out.append("\\\""); break;
        case '\\': out.append("\\\\"); break;
        case '\n': out.append("\\n"); break;
        case '\r': out.append("\\r"); break;
        case '\t': out.append("\\t"); break;
        default: {
          const char *digits = "0123456789abcdef";
          char escape[6] = {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
          out.append(escape, 6);
        }
      }
    }
    out.append(text.data() + start, text.size() - start);
    out.push_back('"');
  }

  template <typename Number>
  void number(Number value) {
    char text[40];
    auto end = std::to_chars(text, text + sizeof text, value).ptr;
    out.push_back('"');
    out.append(text, size_t(end - text));
    out.push_back('"');
  }
};
