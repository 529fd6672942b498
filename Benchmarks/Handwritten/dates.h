// PynamoDB's dates, 2024-01-02T03:04:05.000006+0000, and seconds since 1970.
#pragma once
#include <cmath>
#include <cstdint>
#include <string_view>

namespace dates {

constexpr size_t length = 31;

inline int64_t days(int64_t year, unsigned month, unsigned day) {
  year -= month <= 2;
  int64_t era = (year >= 0 ? year : year - 399) / 400;
  unsigned of_era = unsigned(year - era * 400);
  unsigned of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + int64_t(of_era * 365 + of_era / 4 - of_era / 100 + of_year) - 719468;
}

inline int number(std::string_view text, size_t at, size_t count, bool &good) {
  int value = 0;
  for (size_t i = at; i < at + count; i++) {
    unsigned digit = unsigned(text[i]) - '0';
    good &= digit < 10;
    value = value * 10 + int(digit);
  }
  return value;
}

inline bool parse(std::string_view text, double &seconds) {
  if (text.size() != length) return false;
  bool good = text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == '.' &&
              text.substr(26) == "+0000";
  int64_t day = days(number(text, 0, 4, good), unsigned(number(text, 5, 2, good)), unsigned(number(text, 8, 2, good)));
  int64_t second = number(text, 11, 2, good) * 3600 + number(text, 14, 2, good) * 60 + number(text, 17, 2, good);
  seconds = double(day * 86400 + second) + number(text, 20, 6, good) / 1e6;
  return good;
}

inline void put(char *at, size_t count, int64_t value) {
  for (size_t i = count; i-- > 0; value /= 10) at[i] = char('0' + value % 10);
}

inline void write(char *out, double seconds) {
  int64_t micros = std::llround(seconds * 1e6);
  int64_t whole = micros / 1000000, fraction = micros % 1000000;
  if (fraction < 0) fraction += 1000000, whole -= 1;
  int64_t day = whole / 86400, second = whole % 86400;
  if (second < 0) second += 86400, day -= 1;
  day += 719468;
  int64_t era = (day >= 0 ? day : day - 146096) / 146097;
  unsigned of_era = unsigned(day - era * 146097);
  unsigned year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  unsigned of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  unsigned month = (5 * of_year + 2) / 153;
  unsigned day_of_month = of_year - (153 * month + 2) / 5 + 1;
  month = month < 10 ? month + 3 : month - 9;
  put(out, 4, int64_t(year_of_era) + era * 400 + (month <= 2));
  out[4] = '-', put(out + 5, 2, month), out[7] = '-', put(out + 8, 2, day_of_month), out[10] = 'T';
  put(out + 11, 2, second / 3600), out[13] = ':', put(out + 14, 2, second / 60 % 60), out[16] = ':', put(out + 17, 2, second % 60);
  out[19] = '.', put(out + 20, 6, fraction);
  for (size_t i = 0; i < 5; i++) out[26 + i] = "+0000"[i];
}

}  // namespace dates
