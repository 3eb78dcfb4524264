// SPDX-License-Identifier: MIT
#include "support/random_sheet.hpp"

#include <rapidcheck.h>

#include <string>

namespace gonogo::test {
namespace {

template <class T>
T one_of(std::initializer_list<T> values) {
  return *rc::gen::elementOf(std::vector<T>(values));
}

int up_to(int most) { return *rc::gen::inRange(0, most + 1); }

double number() { return *rc::gen::inRange(-40, 41) / 8.0; }

class Maker {
 public:
  explicit Maker(References references)
      : references_(references),
        sheet_(make_time_axis(one_of({1, 4}), 0, 1 + up_to(2), up_to(2))) {}

  Sheet make() {
    profiles_.push_back(profile("clock", {}));
    profiles_.push_back(sheet_.add({.id = "profile", .kind = RowKind::helper, .axis = RowAxis::age},
                                   sheet_.row(profiles_[0]) * input(up_to(2))));
    const auto count = static_cast<std::size_t>(1 + up_to(12));
    for (std::size_t r = 0; r < count; ++r) rows_.push_back(sheet_.declare(head(r)));
    for (place_ = 0; place_ < count; ++place_) sheet_.define(rows_[place_], term(3));
    return std::move(sheet_);
  }

 private:
  static SheetRow head(std::size_t r) {
    return {.id = "r" + std::to_string(r),
            .kind = RowKind::statement,
            .begins = one_of({0, 0, 0, 1, 2})};
  }

  RowId profile(const std::string& id, std::vector<double> values) {
    for (int age = 0; age < sheet_.axis().columns(); ++age) values.push_back(number());
    sheet_.clock(id, verbatim(id), std::move(values), RowAxis::age);
    return sheet_.find(id);
  }

  Term input(int which) {
    return sheet_.input({.address = "drivers.i" + std::to_string(which), .base = which + 0.5});
  }

  Term clock() {
    std::vector<double> values;
    for (int c = 0; c < sheet_.axis().columns(); ++c) values.push_back(one_of({0.0, 1.0, 0.5}));
    return sheet_.clock("clock_of_r", {}, std::move(values));
  }

  Term pick() {
    std::vector<double> numbers;
    for (int c = 0; c < sheet_.axis().columns(); ++c) numbers.push_back(1 + up_to(2));
    std::vector<Input> list;
    for (int k = 1; k <= 3; ++k)
      list.push_back({.address = "drivers.list[" + std::to_string(k) + "]", .base = number()});
    return sheet_.pick(sheet_.clock("numbers_of_r", {}, std::move(numbers)), list);
  }

  RowId any_row() { return *rc::gen::elementOf(rows_); }
  RowId earlier_row() {
    if (references_ == References::any) return any_row();
    return rows_[static_cast<std::size_t>(up_to(static_cast<int>(place_) - 1))];
  }

  Term leaf() {
    const bool first = place_ == 0 && references_ == References::ordered;
    switch (up_to(first ? 4 : 9)) {
      case 0:
        return sheet_.constant(number());
      case 1:
        return input(up_to(2));
      case 2:
        return clock();
      case 3:
        return pick();
      case 4:
        return sheet_.prior(any_row(), 1 + up_to(1));
      case 5:
      case 6:
        return sheet_.row(earlier_row());
      case 7:
        return sheet_.total(earlier_row());
      case 8:
        return sheet_.ahead(earlier_row(), 1 + up_to(1));
      default:
        return sheet_.spread(earlier_row(), *rc::gen::elementOf(profiles_));
    }
  }

  Term term(int depth) {
    if (depth == 0 || up_to(3) == 0) return leaf();
    const Term a = term(depth - 1);
    switch (up_to(3)) {
      case 0:
        return sheet_.apply(one_of({Op::negate, Op::absolute, Op::round, Op::floor, Op::ceil,
                                    Op::exp, Op::ln, Op::sqrt}),
                            a);
      case 1:
        return sheet_.select(a, term(depth - 1), term(depth - 1));
      default:
        break;
    }
    const Op op = one_of({Op::add, Op::add, Op::subtract, Op::multiply, Op::multiply, Op::divide,
                          Op::power, Op::minimum, Op::maximum, Op::less, Op::less_equal,
                          Op::greater, Op::greater_equal, Op::equal, Op::not_equal});
    return sheet_.apply(op, a, term(depth - 1));
  }

  References references_;
  Sheet sheet_;
  std::vector<RowId> rows_, profiles_;
  std::size_t place_ = 0;
};

}  // namespace

Sheet random_sheet(References references) { return Maker(references).make(); }

Model model_of(Sheet sheet) {
  Model model(std::move(sheet));
  model.order = schedule(model.sheet);
  model.flow_time = model.sheet.axis().time;
  return model;
}

std::vector<std::vector<double>> random_cases(const Sheet& sheet, std::size_t count) {
  const auto value = rc::gen::weightedOneOf<double>(
      {{12, rc::gen::map(rc::gen::inRange(-400, 401), [](int n) { return n / 64.0; })},
       {1, rc::gen::element(0.0, -0.0, 1e300, -1e300, 1e-300)}});
  std::vector<std::vector<double>> columns;
  for (std::size_t k = 0; k < sheet.inputs().size(); ++k) {
    columns.push_back(*rc::gen::container<std::vector<double>>(count, value));
  }
  return columns;
}

}  // namespace gonogo::test
