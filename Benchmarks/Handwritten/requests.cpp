// Requests by hand: the expressions stand as text in the program, and only the values are written.
//
//   requests --query     nanoseconds of CPU per Query: a key condition, a filter of five predicates, a projection of four
//   requests --update    nanoseconds of CPU per UpdateItem of four actions
//   requests --print     both bodies, to compare with the other side's
//
// Build: c++ -std=c++17 -O3 requests.cpp
#include <cstdlib>
#include <iostream>

#include "json_writer.h"
#include "measure.h"

namespace {

// query(customer) { order begins with … }, filter paid == … && total > … && quantity in … && tags contains … && parcel exists
void query(JSONWriter &json, std::string_view customer, std::string_view prefix, bool paid, double total, int64_t low, int64_t high,
           std::string_view tag) {
  json.out.clear();
  json.raw(
      "{\"TableName\":\"orders\",\"KeyConditionExpression\":\"#0 = :0 AND begins_with(#1, :1)\","
      "\"FilterExpression\":\"#2 = :2 AND #3 > :3 AND #4 BETWEEN :4 AND :5 AND contains(#5, :6) AND attribute_exists(#6)\","
      "\"ProjectionExpression\":\"#1, #3, #7, #8\",\"ExpressionAttributeNames\":{\"#0\":\"customer\",\"#1\":\"order\",\"#2\":\"paid\","
      "\"#3\":\"total\",\"#4\":\"quantity\",\"#5\":\"tags\",\"#6\":\"parcel\",\"#7\":\"placed\",\"#8\":\"name\"},"
      "\"ExpressionAttributeValues\":{\":0\":{\"S\":");
  json.string(customer);
  json.raw("},\":1\":{\"S\":"), json.string(prefix);
  json.raw("},\":2\":{\"BOOL\":"), json.raw(paid ? "true" : "false");
  json.raw("},\":3\":{\"N\":"), json.number(total);
  json.raw("},\":4\":{\"N\":"), json.number(low);
  json.raw("},\":5\":{\"N\":"), json.number(high);
  json.raw("},\":6\":{\"S\":"), json.string(tag);
  json.raw("}}}");
}

// update(customer, order) { name set, revision add, comment remove, parcel.code set }
void update(JSONWriter &json, std::string_view customer, std::string_view order, std::string_view name, int64_t step,
            std::string_view code) {
  json.out.clear();
  json.raw("{\"TableName\":\"orders\",\"Key\":{\"customer\":{\"S\":"), json.string(customer);
  json.raw("},\"order\":{\"S\":"), json.string(order);
  json.raw(
      "}},\"UpdateExpression\":\"SET #0 = :0, #1.#2 = :1 REMOVE #3 ADD #4 :2\",\"ExpressionAttributeNames\":{\"#0\":\"name\","
      "\"#1\":\"parcel\",\"#2\":\"code\",\"#3\":\"comment\",\"#4\":\"revision\"},\"ExpressionAttributeValues\":{\":0\":{\"S\":");
  json.string(name);
  json.raw("},\":1\":{\"S\":"), json.string(code);
  json.raw("},\":2\":{\"N\":"), json.number(step);
  json.raw("}}}");
}

}  // namespace

int main(int count, char **arguments) {
  std::string mode = count == 2 ? arguments[1] : "";
  const char *given = std::getenv("BENCHMARK_SECONDS");
  double seconds = given ? std::atof(given) : 1;
  JSONWriter json;
  size_t written = 0;
  constexpr size_t requests = 1000;
  if (mode == "--print") {
    query(json, "a.b@example.com", "2024-", true, 99.5, 1, 10, "gift");
    std::cout << json.out << "\n";
    update(json, "a.b@example.com", "2024-01-01#000001", "Ann", 1, "NP1");
    std::cout << json.out << "\n";
  } else if (mode == "--query") {
    measure("query", requests, seconds, [&] {
      for (size_t i = 0; i < requests; i++) {
        query(json, "a.b@example.com", "2024-", i % 2, double(i) + 0.5, 1, int64_t(i) + 1, "gift"), written += json.out.size();
      }
    });
  } else if (mode == "--update") {
    measure("update", requests, seconds, [&] {
      for (size_t i = 0; i < requests; i++) {
        update(json, "a.b@example.com", "2024-01-01#000001", "Ann", int64_t(i), "NP1"), written += json.out.size();
      }
    });
  } else {
    std::cerr << "requests --query|--update|--print\n";
    return 1;
  }
  return mode != "--print" && written == 0;
}
