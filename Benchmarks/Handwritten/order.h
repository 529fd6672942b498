// The model of the codec benchmark, as one would write it by hand, and its attributes:
//
//   customer  S     the hash key, "isabella.schneider.0042@example.com"
//   order     S     the range key, "2024-03-17#000042"
//   name      S     15 to 25 characters
//   street    S     about 25 characters
//   comment   S     a sentence or two, some with escapes and letters beyond ASCII
//   quantity  N     an integer
//   revision  N     an integer
//   total     N     a double with two decimals
//   paid      BOOL
//   placed    S     a date in PynamoDB's format, "2024-01-02T03:04:05.000006+0000"; here the seconds since 1970
//   tags      SS    four short words
//   parcel    M     {carrier: S, code: S, weight: N}
//   lines     L     four S, about 20 characters each
#pragma once
#include <cstdint>
#include <string>
#include <vector>

struct Parcel {
  std::string carrier;
  std::string code;
  int64_t weight = 0;
};

struct Order {
  std::string customer;
  std::string order;
  std::string name;
  std::string street;
  std::string comment;
  int64_t quantity = 0;
  int64_t revision = 0;
  double total = 0;
  bool paid = false;
  double placed = 0;
  std::vector<std::string> tags;
  Parcel parcel;
  std::vector<std::string> lines;
};
