// SPDX-License-Identifier: MIT
#include "gonogo/input/call.hpp"

#include <nlohmann/json.hpp>

namespace gonogo {

namespace {

using nlohmann::json;

/// Receives the JSON events of one line. Returning false stops reading with `error`.
class CallReader {
 public:
  using number_integer_t = json::number_integer_t;
  using number_unsigned_t = json::number_unsigned_t;
  using number_float_t = json::number_float_t;
  using string_t = json::string_t;
  using binary_t = json::binary_t;

  ParsedCall take() { return std::move(parsed_); }

  bool null() {
    return ignored() || place_ != Place::list || fail(say("a list may not hold null"));
  }
  bool boolean(bool value) { return scalar(value, value); }
  bool number_integer(number_integer_t value) { return number(static_cast<double>(value), value); }
  bool number_unsigned(number_unsigned_t value) {
    return number(static_cast<double>(value), value);
  }
  bool number_float(number_float_t value, const string_t&) { return number(value, value); }
  bool binary(binary_t&) { return fail(say("binary data")); }

  bool string(string_t& value) {
    if (ignored()) return true;
    if (place_ == Place::list) return element(value);
    if (place_ == Place::top && key_ == "function") {
      parsed_.call.function = std::move(value);
      return true;
    }
    return scalar(value, value);
  }

  bool start_object(std::size_t) {
    if (ignored()) return descend();
    if (place_ == Place::outside) {
      place_ = Place::top;
    } else if (place_ == Place::top && key_ == "inputs") {
      place_ = Place::inputs;
    } else {
      return fail(say("'{1}' may not be an object", verbatim(key_)));
    }
    return true;
  }

  bool end_object() {
    if (depth_ > 0) return ascend();
    place_ = place_ == Place::inputs ? Place::top : Place::outside;
    return true;
  }

  bool start_array(std::size_t) {
    if (ignored()) return descend();
    if (place_ != Place::inputs) return fail(say("a list is not allowed here"));
    place_ = Place::list;
    parsed_.call.inputs.emplace_back(key_, std::vector<double>{});
    return true;
  }

  bool end_array() {
    if (depth_ > 0) return ascend();
    place_ = Place::inputs;
    return true;
  }

  bool key(string_t& name) {
    if (depth_ == 0) key_ = std::move(name);
    return true;
  }

  template <class Error>
  bool parse_error(std::size_t position, const std::string&, const Error&) {
    return fail(say("not JSON at character {1}", gonogo::number(position)));
  }

 private:
  enum class Place { outside, top, inputs, list };

  bool fail(Message message) {
    parsed_.error = std::move(message);
    return false;
  }

  /// Whether the next value belongs to a key that is not read.
  bool ignored() const {
    if (depth_ > 0) return true;
    return place_ == Place::top && key_ != "id" && key_ != "function" && key_ != "inputs";
  }
  bool descend() {
    ++depth_;
    return true;
  }
  bool ascend() {
    --depth_;
    return true;
  }

  bool misplaced() { return fail(say("'{1}' is not of the right kind", verbatim(key_))); }

  template <class Written>
  bool number(double value, const Written& written) {
    if (ignored()) return true;
    if (place_ == Place::list) return element(value);
    return scalar(value, written);
  }

  /// `written` is the value as an id repeats it: 7, not 7.0.
  template <class Value, class Written>
  bool scalar(const Value& value, const Written& written) {
    if (ignored()) return true;
    if (place_ == Place::outside) return fail(say("not an object"));
    if (place_ == Place::list)
      return fail(say("'{1}' holds a value that is neither number nor text", verbatim(key_)));
    if (place_ == Place::inputs) return add(value);
    if (key_ != "id") return misplaced();
    parsed_.call.id = json(written).dump(-1, ' ', false, json::error_handler_t::replace);
    return true;
  }

  bool add(CallValue value) {
    parsed_.call.inputs.emplace_back(key_, std::move(value));
    return true;
  }

  template <class Value>
  bool element(const Value& value) {
    CallValue& list = parsed_.call.inputs.back().second;
    if (auto* fitting = std::get_if<std::vector<Value>>(&list)) {
      fitting->push_back(value);
      return true;
    }
    const auto* numbers = std::get_if<std::vector<double>>(&list);
    if (numbers == nullptr || !numbers->empty())
      return fail(say("'{1}' mixes numbers and texts", verbatim(key_)));
    list = std::vector<Value>{value};
    return true;
  }

  ParsedCall parsed_ = {};
  Place place_ = Place::outside;
  int depth_ = 0;  // nesting within an ignored value
  std::string key_ = {};
};

}  // namespace

ParsedCall parse_call(std::string_view line) {
  CallReader reader;
  json::sax_parse(line.begin(), line.end(), &reader);
  return reader.take();
}

}  // namespace gonogo
