// The codec by hand: a page of a Query into plain structs with simdjson, and a struct into the body of a PutItem.
//
//   codec --write-page FILE     writes the page that both sides read
//   codec --read FILE           nanoseconds of CPU per item read
//   codec --write FILE          nanoseconds of CPU per item written, of the page's items
//   codec --check FILE          what was read, summed up, and the first PutItem, to compare with the other side's
//
// Build: c++ -std=c++17 -O3 codec.cpp -lsimdjson
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "dates.h"
#include "json_writer.h"
#include "measure.h"
#include "order.h"
#include "page.h"

using namespace simdjson;

namespace {

template <typename Number>
Number number(std::string_view text) {
  Number value{};
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) throw std::runtime_error("not a number");
  return value;
}

// The only field of an attribute value, which must be of the type that the model declares.
ondemand::value content(ondemand::value attribute, std::string_view type) {
  auto field = *attribute.get_object().begin();
  if (std::string_view(field.unescaped_key()) != type) throw std::runtime_error("another type than declared");
  return field.value();
}

std::string_view text(ondemand::value attribute, std::string_view type) { return content(attribute, type).get_string(); }

void read(ondemand::object attributes, Parcel &parcel) {
  for (auto field : attributes) {
    std::string_view name = field.unescaped_key();
    ondemand::value value = field.value();
    if (name == "carrier") parcel.carrier = text(value, "S");
    else if (name == "code") parcel.code = text(value, "S");
    else if (name == "weight") parcel.weight = number<int64_t>(text(value, "N"));
  }
}

void read(ondemand::object attributes, Order &order) {
  unsigned seen = 0;
  for (auto field : attributes) {
    std::string_view name = field.unescaped_key();
    ondemand::value value = field.value();
    seen++;
    if (name == "customer") order.customer = text(value, "S");
    else if (name == "order") order.order = text(value, "S");
    else if (name == "name") order.name = text(value, "S");
    else if (name == "street") order.street = text(value, "S");
    else if (name == "comment") order.comment = text(value, "S");
    else if (name == "quantity") order.quantity = number<int64_t>(text(value, "N"));
    else if (name == "revision") order.revision = number<int64_t>(text(value, "N"));
    else if (name == "total") order.total = number<double>(text(value, "N"));
    else if (name == "paid") order.paid = content(value, "BOOL").get_bool();
    else if (name == "placed") {
      if (!dates::parse(text(value, "S"), order.placed)) throw std::runtime_error("not a date");
    } else if (name == "tags") {
      order.tags.reserve(4);
      for (auto tag : content(value, "SS").get_array()) order.tags.emplace_back(std::string_view(tag.get_string()));
    } else if (name == "parcel") read(content(value, "M").get_object(), order.parcel);
    else if (name == "lines") {
      order.lines.reserve(4);
      for (auto line : content(value, "L").get_array()) order.lines.emplace_back(text(line.value(), "S"));
    } else seen--;
  }
  if (seen != 13) throw std::runtime_error("an attribute is missing");
}

std::vector<Order> read(ondemand::parser &parser, const padded_string &page) {
  std::vector<Order> orders;
  ondemand::document document = parser.iterate(page);
  for (auto field : document.get_object()) {
    if (std::string_view(field.unescaped_key()) != "Items") continue;
    for (auto item : field.value().get_array()) read(item.get_object(), orders.emplace_back());
  }
  return orders;
}

void write(JSONWriter &json, const Order &order) {
  json.out.clear();
  json.raw("{\"TableName\":\"orders\",\"Item\":{\"customer\":{\"S\":"), json.string(order.customer);
  json.raw("},\"order\":{\"S\":"), json.string(order.order);
  json.raw("},\"name\":{\"S\":"), json.string(order.name);
  json.raw("},\"street\":{\"S\":"), json.string(order.street);
  json.raw("},\"comment\":{\"S\":"), json.string(order.comment);
  json.raw("},\"quantity\":{\"N\":"), json.number(order.quantity);
  json.raw("},\"revision\":{\"N\":"), json.number(order.revision);
  json.raw("},\"total\":{\"N\":"), json.number(order.total);
  json.raw("},\"paid\":{\"BOOL\":"), json.raw(order.paid ? "true" : "false");
  json.raw("},\"placed\":{\"S\":\"");
  char date[dates::length];
  dates::write(date, order.placed);
  json.raw({date, sizeof date});
  json.raw("\"},\"tags\":{\"SS\":[");
  for (size_t i = 0; i < order.tags.size(); i++) json.raw(i ? "," : ""), json.string(order.tags[i]);
  json.raw("]},\"parcel\":{\"M\":{\"carrier\":{\"S\":"), json.string(order.parcel.carrier);
  json.raw("},\"code\":{\"S\":"), json.string(order.parcel.code);
  json.raw("},\"weight\":{\"N\":"), json.number(order.parcel.weight);
  json.raw("}}},\"lines\":{\"L\":[");
  for (size_t i = 0; i < order.lines.size(); i++) json.raw(i ? ",{\"S\":" : "{\"S\":"), json.string(order.lines[i]), json.raw("}");
  json.raw("]}}}");
}

void check(const std::vector<Order> &orders) {
  int64_t integers = 0;
  double total = 0, placed = 0;
  size_t characters = 0, paid = 0;
  for (const Order &order : orders) {
    integers += order.quantity + order.revision + order.parcel.weight;
    total += order.total, placed += order.placed, paid += order.paid;
    characters += order.customer.size() + order.order.size() + order.name.size() + order.street.size() + order.comment.size() +
                  order.parcel.carrier.size() + order.parcel.code.size();
    for (auto &tag : order.tags) characters += tag.size();
    for (auto &line : order.lines) characters += line.size();
  }
  std::printf("items %zu integers %lld total %.2f placed %.3f paid %zu bytes %zu\n", orders.size(), (long long)integers, total, placed,
              paid, characters);
  JSONWriter json;
  write(json, orders.front());
  std::printf("%s\n", json.out.c_str());
}

}  // namespace

int main(int count, char **arguments) {
  std::string mode = count == 3 ? arguments[1] : "";
  if (mode == "--write-page") {
    std::ofstream(arguments[2]) << page::make();
    return 0;
  }
  if (mode != "--read" && mode != "--write" && mode != "--check") {
    std::cerr << "codec --write-page|--read|--write|--check FILE\n";
    return 1;
  }
  const char *given = std::getenv("BENCHMARK_SECONDS");
  double seconds = given ? std::atof(given) : 1;
  try {
    padded_string page = padded_string::load(arguments[2]);
    ondemand::parser parser;
    std::vector<Order> orders = read(parser, page);
    if (mode == "--check") check(orders);
    if (mode == "--read") measure("read", orders.size(), seconds, [&] { orders = read(parser, page); });
    if (mode == "--write") {
      JSONWriter json;
      size_t written = 0;
      measure("write", orders.size(), seconds, [&] {
        for (const Order &order : orders) write(json, order), written += json.out.size();
      });
      if (written == 0) return 1;
    }
  } catch (const std::exception &error) {
    std::cerr << "codec: " << error.what() << "\n";
    return 1;
  }
}
