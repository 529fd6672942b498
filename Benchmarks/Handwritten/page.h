// Makes the page that both sides read: the answer to a Query, 1,400 orders of one table, about 1 MB; the same every time.
#pragma once
#include <array>
#include <cstdio>
#include <string>

#include "dates.h"
#include "json_writer.h"
#include "order.h"

namespace page {

struct Random {
  uint64_t state = 20240102;
  uint32_t next() {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return uint32_t(state >> 33);
  }
  uint32_t below(uint32_t bound) { return next() % bound; }
  template <size_t n>
  const char *of(const std::array<const char *, n> &choices) { return choices[below(n)]; }
};

constexpr std::array first_names = {"isabella", "oliver", "charlotte", "benjamin", "amelia", "theodore", "josephine", "sebastian"};
constexpr std::array last_names = {"schneider", "fitzgerald", "kowalski", "rodriguez", "lindqvist", "o'sullivan", "yamamoto", "papadopoulos"};
constexpr std::array streets = {"Whitehall Gardens", "Rue de la République", "Königsallee", "Market Street", "Avenida da Liberdade"};
constexpr std::array sentences = {
    "Please leave the parcel with the neighbour on the second floor.",
    "The bell doesn't work, so call before you come.",
    "She said \"any time after six\", which suits us as well.",
    "Repeat order; the last one arrived in good shape.",
    "Für Elise – bitte als Geschenk verpacken!",
    "Invoice goes to the office, goods to the warehouse."};
constexpr std::array tags = {"gift", "fragile", "priority", "wholesale", "returned", "cold-chain", "export", "signature"};
constexpr std::array carriers = {"northern-parcel", "overnight-express", "harbour-freight"};
constexpr std::array goods = {
    "walnut writing desk, 120 cm", "linen table cloth, 140 x 240 cm", "copper saucepan, 20 cm", "reading lamp, brushed brass",
    "wool blanket, light grey"};

template <typename... Values>
std::string format(const char *pattern, Values... values) {
  char text[128];
  int length = std::snprintf(text, sizeof text, pattern, values...);
  return std::string(text, size_t(length));
}

inline Order order(Random &random, unsigned index) {
  Order order;
  std::string first = random.of(first_names), last = random.of(last_names);
  order.customer = first + "." + last + format(".%04u@example.com", index / 7);
  order.order = format("2024-%02u-%02u#%06u", index / 120 + 1, index % 28 + 1, index);
  order.name = first + " " + last;
  order.name[0] -= 32;
  order.name[first.size() + 1] -= 32;
  order.street = format("%u ", random.below(300) + 1) + random.of(streets);
  order.comment = std::string(random.of(sentences)) + (random.below(2) ? std::string("\n") + random.of(sentences) : "");
  order.quantity = random.below(200);
  order.revision = random.below(1000000);
  order.total = random.below(10000000) / 100.0;
  order.paid = random.below(2);
  order.placed = 1704067200.0 + random.below(31536000) + random.below(1000000) / 1e6;
  for (unsigned i = 0, start = random.below(8); i < 4; i++) order.tags.push_back(tags[(start + i * 3) % 8]);
  std::sort(order.tags.begin(), order.tags.end());
  order.parcel = {random.of(carriers), format("NP%08X%08X", random.next(), random.next()), int64_t(random.below(30000))};
  for (unsigned i = 0; i < 4; i++) order.lines.push_back(random.of(goods));
  return order;
}

inline void item(JSONWriter &json, const Order &order) {
  // Not the model's order: DynamoDB has an order of its own.
  json.raw("{\"parcel\":{\"M\":{\"weight\":{\"N\":"), json.number(order.parcel.weight);
  json.raw("},\"carrier\":{\"S\":"), json.string(order.parcel.carrier);
  json.raw("},\"code\":{\"S\":"), json.string(order.parcel.code);
  json.raw("}}},\"comment\":{\"S\":"), json.string(order.comment);
  json.raw("},\"customer\":{\"S\":"), json.string(order.customer);
  json.raw("},\"revision\":{\"N\":"), json.number(order.revision);
  json.raw("},\"tags\":{\"SS\":[");
  for (size_t i = 0; i < order.tags.size(); i++) json.raw(i ? "," : ""), json.string(order.tags[i]);
  json.raw("]},\"placed\":{\"S\":\"");
  char date[dates::length];
  dates::write(date, order.placed);
  json.raw({date, sizeof date});
  json.raw("\"},\"street\":{\"S\":"), json.string(order.street);
  json.raw("},\"quantity\":{\"N\":"), json.number(order.quantity);
  json.raw("},\"paid\":{\"BOOL\":"), json.raw(order.paid ? "true" : "false");
  json.raw("},\"order\":{\"S\":"), json.string(order.order);
  json.raw("},\"lines\":{\"L\":[");
  for (size_t i = 0; i < order.lines.size(); i++) json.raw(i ? ",{\"S\":" : "{\"S\":"), json.string(order.lines[i]), json.raw("}");
  json.raw("]},\"name\":{\"S\":"), json.string(order.name);
  json.raw("},\"total\":{\"N\":"), json.number(order.total);
  json.raw("}}");
}

inline std::string make(unsigned count = 1400) {
  Random random;
  JSONWriter json;
  Order last;
  json.raw("{\"Count\":" + std::to_string(count) + ",\"Items\":[");
  for (unsigned i = 0; i < count; i++) {
    last = order(random, i);
    json.raw(i ? "," : ""), item(json, last);
  }
  json.raw("],\"LastEvaluatedKey\":{\"customer\":{\"S\":"), json.string(last.customer);
  json.raw("},\"order\":{\"S\":"), json.string(last.order);
  json.raw("}},\"ScannedCount\":" + std::to_string(count) + "}");
  return json.out;
}

}  // namespace page
