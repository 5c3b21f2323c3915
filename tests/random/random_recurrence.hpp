// A random recurrence, and what its gradient is taken with respect to. It is computed first, by the reference: one that
// comes too near to a kink or a pole, grows too much or has hardly a gradient is thrown away.
#pragma once
#include <set>

#include "reference.hpp"
#include "writer.hpp"

namespace by_text {

struct variable_of_a_step {
  std::string name;
  shape of;
};
/// Variables that one pass over the steps computes, and a variable of the end that is computed after it.
struct phase {
  bool forward;
  std::vector<variable_of_a_step> steps;
  std::vector<variable_of_a_step> end;
};

class recurrence {
  writer& write_;
  random_numbers& random_;
  std::vector<variable_of_a_step> inputs_;
  std::vector<variable_of_a_step> masks_;
  std::size_t unread_targets_ = 0;
  std::vector<phase> phases_;
  std::vector<std::pair<std::string, std::string>> equations_;
  std::vector<scope> scopes_;

  int one_of(std::vector<int> const& numbers) {
    return numbers[random_.below(static_cast<std::uint32_t>(numbers.size()))];
  }
  shape some_shape() {
    int const n = one_of(write_.sizes), m = one_of(write_.sizes);
    return random_.chance(0.6) ? vector_of(n) : random_.chance(0.55) ? shape{} : matrix_of(n, m);
  }
  std::string pick_name(std::string& letters) {
    std::size_t const i = random_.below(static_cast<std::uint32_t>(letters.size()));
    std::string const name(1, letters[i]);
    letters.erase(i, 1);
    return name;
  }
  /// The second step, where there is one.
  char const* step_1() const { return steps > 1 ? "[1_c]" : "[0_c]"; }
  bool is_plain() const { return truncated != "" || loss.find('[') != std::string::npos; }

  static void add(std::vector<readable>& to, variable_of_a_step const& v,
                  std::initializer_list<std::pair<char const*, double>> indices) {
    for (auto const& [index, weight] : indices) to.push_back({v.name, v.of, index, weight});
  }
  /// What an equation of a step can read: number `own` of phase p.
  scope step_scope(std::size_t p, std::size_t own) {
    scope s;
    for (auto const& mask : masks_) add(s.masks, mask, {{"[t]", 1}});
    for (auto const& x : inputs_) add(s.leaves, x, {{"[t]", 4}, {"[t - 1_c]", 0.7}, {"[t + 1_c]", 0.7}});
    if (!is_plain())
      for (auto const& x : inputs_) add(s.leaves, x, {{"[last]", 0.5}, {"[0_c]", 0.5}});
    for (std::size_t i = 0; i < phases_[p].steps.size(); ++i) {
      auto const& v = phases_[p].steps[i];
      if (phases_[p].forward)
        add(s.leaves, v, {{"[t - 1_c]", 5}, {"[t - 2_c]", 1}, {"[t - 3_c]", 0.3}, {"[t - 4_c]", 0.1}});
      else
        add(s.leaves, v, {{"[t + 1_c]", 5}, {"[t + 2_c]", 1}, {"[t + 3_c]", 0.3}, {"[t + 4_c]", 0.1}});
      if (i < own) add(s.leaves, v, {{"[t]", 4}});
    }
    for (std::size_t q = 0; q < p; ++q) {
      for (auto const& v : phases_[q].steps)
        add(s.leaves, v, {{"[t]", 2}, {"[t - 1_c]", 1}, {"[t + 1_c]", 1}, {"[last]", 1.5}, {"[0_c]", 1}});
      for (auto const& v : phases_[q].end) add(s.leaves, v, {{"[last]", 3}});
    }
    return s;
  }
  /// What an equation that holds once can read, when `done` phases are over.
  scope end_scope(std::size_t done) {
    scope s;
    s.has_sums = true;
    for (auto const& mask : masks_)
      add(s.masks, mask, {{"[last]", 1}, {"[0_c]", 1}}), add(s.masks_of_summands, mask, {{"[t]", 1}});
    for (auto const& x : inputs_)
      add(s.leaves, x, {{"[last]", 0.6}, {"[0_c]", 0.3}}),
          add(s.of_summands, x, {{"[t]", 2}, {"[t - 1_c]", 0.2}, {"[t + 1_c]", 0.2}});
    for (std::size_t q = 0; q < done; ++q) {
      for (auto const& v : phases_[q].steps) {
        add(s.leaves, v, {{"[last]", 2}, {"[0_c]", 0.7}, {step_1(), 0.7}});
        add(s.of_summands, v, {{"[t]", 4}, {"[t - 1_c]", 0.5}, {"[t + 1_c]", 0.5}});
        if (!is_plain()) add(s.of_summands, v, {{"[last]", 0.6}, {step_1(), 0.3}});
      }
      for (auto const& v : phases_[q].end) {
        if (equations_defined_.count(v.name) == 0) continue;
        add(s.leaves, v, {{"[last]", 3}});
        if (!is_plain()) add(s.of_summands, v, {{"[last]", 1}});
      }
    }
    return s;
  }
  std::set<std::string> equations_defined_;

  text bounded(shape s, text const& inner) {
    std::vector<char const*> f{"tanh", "sigmoid", "sin", "cos", "tanh", "arctan"};
    if (s.rank == 1 && s.rows > 1) f.push_back("softmax");
    return {std::string(f[random_.below(static_cast<std::uint32_t>(f.size()))]) + "(" + inner.s + ")", text::whole};
  }
  text step_formula(shape s) {
    text const a = write_.reading(s), b = write_.any(s, random_.chance(0.3) ? 2 : 1);
    text const both =
        random_.chance(0.6)
            ? text{a.s + (random_.chance(0.7) ? " + " : " - ") + in_parentheses(b, text::product), text::sum}
            : text{"hadamard(" + a.s + ", " + b.s + ")", text::whole};
    return random_.chance(0.75) ? bounded(s, both) : both;
  }
  void define(std::string const& name, std::string const& index, text const& rhs) {
    equations_.push_back({name + index, rhs.s});
    equations_defined_.insert(name);
  }

 public:
  int steps = 0;
  bool by_loop = true;
  std::string loss = "E", truncated;
  std::vector<std::string> keys, targets, handed_out;

  std::string equations_text() const {
    std::string all;
    for (auto const& [lhs, rhs] : equations_) all += (all.empty() ? "" : ", ") + lhs + " = " + rhs;
    return all;
  }
  std::string loss_text() const { return truncated.empty() ? loss : "truncated(" + loss + ", " + truncated + ")"; }

  explicit recurrence(writer& w) : write_(w), random_(w.random) {
    by_loop = random_.chance(0.8);
    steps = by_loop ? one_of({2, 3, 4, 5, 6}) : one_of({1, 2, 2, 3});
    write_.sizes = random_.chance(0.12)   ? std::vector<int>{1, 2}
                   : random_.chance(0.15) ? std::vector<int>{4}
                   : random_.chance(0.2)  ? std::vector<int>{3}
                                          : std::vector<int>{2, 3};
    write_.unread.clear();
    if (random_.chance(0.15))
      truncated = (random_.chance(0.6) ? "chunks<" : "window<") + std::to_string(one_of({1, 2, 2, 3})) + ">";

    std::string letters = "hgqrs", of_inputs = "xy", of_the_end = "mno";
    for (int i = one_of({1, 1, 1, 2}); i > 0; --i) {
      shape const s = some_shape();
      inputs_.push_back({pick_name(of_inputs) + s.digits(), s});
    }
    if (random_.chance(0.2)) masks_.push_back({"k", {}});
    if (random_.chance(0.1)) masks_.push_back({"k" + std::to_string(write_.sizes[0]), vector_of(write_.sizes[0])});
    int const extent =
        one_of({0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1,
                2});  // most are small: what two of them have costs less to compile than one that has both
    int const count =
        truncated.empty() ? one_of(extent == 0 ? std::vector<int>{1, 1, 1, 1, 1, 2} : std::vector<int>{1, 2}) : 1;
    for (int p = 0; p < count; ++p) {
      phase here{random_.chance(0.7), {}, {}};
      for (int i = extent == 0 ? 1 : extent == 1 ? 3 - count : 4 - count; i > 0 && letters.size() > 0; --i) {
        shape const s = some_shape();
        here.steps.push_back({pick_name(letters) + s.digits(), s});
      }
      if (random_.chance(p + 1 < count ? 0.5 : 0.15 + 0.1 * extent)) {
        shape const s = some_shape();
        here.end.push_back({pick_name(of_the_end) + s.digits(), s});
      }
      phases_.push_back(here);
    }

    scopes_.reserve(16);
    for (std::size_t p = 0; p < phases_.size(); ++p) {
      for (std::size_t i = 0; i < phases_[p].steps.size(); ++i) {
        auto const& v = phases_[p].steps[i];
        scopes_.push_back(step_scope(p, i));
        write_.enter(scopes_.back());
        define(v.name, "[t]", step_formula(v.of));
        write_.unread[v.name];
      }
      for (auto const& v : phases_[p].end) {
        scopes_.push_back(end_scope(p + 1));
        write_.enter(scopes_.back());
        define(v.name, "[last]",
               random_.chance(0.6) ? write_.over_time(random_.chance(0.5) ? "sum" : "mean", v.of, 1)
                                   : bounded(v.of, write_.any(v.of, 2)));
        write_.unread[v.name];
      }
    }
    scopes_.push_back(end_scope(phases_.size()));
    write_.enter(scopes_.back());
    auto const& v = phases_.back().steps.back();
    if (v.of.rank == 0 && random_.chance(0.5)) {
      loss = v.name + (random_.chance(0.7) ? "[last]" : step_1());
    } else {
      text e = random_.chance(0.5)   ? write_.over_time(random_.chance(0.5) ? "sum" : "mean", {}, 1)
               : random_.chance(0.5) ? write_.reading({})
                                     : write_.any({}, 1);
      for (int i = 0; i < extent || (!write_.unread.empty() && i < 3); ++i)
        e = {e.s + " + " + (i == 1 ? in_parentheses(write_.any({}, 1), text::product) : write_.reading({}).s),
             text::sum};
      define("E", "[last]", e);
    }
    define_starts();
    for (std::size_t i = equations_.size(); i > 1; --i)
      std::swap(equations_[i - 1], equations_[random_.below(static_cast<std::uint32_t>(i))]);
  }

 private:
  std::set<std::string> needed(int count) const {
    return reference(parser(equations_text()).equations(), count).keys();
  }
  std::set<std::string> needed() const { return needed(steps); }
  std::size_t phase_of(std::string const& name) const {
    for (std::size_t p = 0; p < phases_.size(); ++p)
      for (auto const& v : phases_[p].steps)
        if (v.name == name) return p;
    return phases_.size();
  }
  /// Some of the initial states get a formula, of parameters, of other such states, and of what earlier phases
  /// have computed.
  void define_starts() {
    std::set<std::string> const all = needed();
    std::vector<std::string> left(all.begin(), all.end());
    for (std::string const& key : all) {
      std::erase(left, key);
      formula const f = parser(key).formulas()[0];
      std::size_t const p = phase_of(f.name);
      if (f.when.of == moment::none || p == phases_.size() || !random_.chance(0.4)) continue;
      if (random_.chance(0.25)) {
        char const* const numbers[]{"zero", "one", "0.5_c", "1_c / 3_c", "-2_c / 5_c", "0_c"};
        equations_.push_back({key, numbers[random_.below(6)]});
        continue;
      }
      scope s;
      for (std::size_t q = 0; q < p && truncated.empty(); ++q) {
        for (auto const& v : phases_[q].steps) add(s.leaves, v, {{"[last]", 2}, {"[0_c]", 1}, {step_1(), 0.5}});
        for (auto const& v : phases_[q].end) add(s.leaves, v, {{"[last]", 2}});
      }
      for (std::string const& other : left) {
        formula const o = parser(other).formulas()[0];
        if (o.when.of == moment::fixed && role_of(o.name) == 'v' && phase_of(o.name) == p)
          for (auto const& v : phases_[p].steps)
            if (v.name == o.name) s.leaves.push_back({v.name, v.of, other.substr(o.name.size()), 2});
      }
      scopes_.push_back(s);
      write_.enter(scopes_.back());
      for (auto const& v : phases_[p].steps)
        if (v.name == f.name) equations_.push_back({key, bounded(v.of, write_.any(v.of, 1)).s});
    }
  }

 public:
  /// What it is bound to and differentiated with respect to, and whether it can be checked with the values of its
  /// number.
  bool can_be_checked(int number) {
    if (!write_.unread.empty()) return false;
    std::set<std::string> const all = needed();
    keys.assign(all.begin(), all.end());
    for (std::string const& key : needed(6))
      if (all.count(key) == 0 && random_.chance(0.5)) {  // a state of a lag beyond the sequence
        keys.push_back(key);
        if (random_.chance(0.5)) targets.push_back(key), ++unread_targets_;
      }
    for (std::string const& key : all) {
      if (is_mask(key)) continue;
      if (random_.chance(0.88) || targets.empty()) targets.push_back(key);
      if (role_of(key) == 'p' && random_.chance(0.08))
        targets.push_back(key + (random_.chance(0.5) ? "[t]" : step_1()));
      if (role_of(key) == 'i' && key.find('[') == std::string::npos && random_.chance(0.05))
        targets.push_back(key + step_1());
    }
    for (phase const& p : phases_) {
      for (auto const& v : p.steps) {
        std::string const name = v.name + (random_.chance(0.5) ? "[t]" : random_.chance(0.5) ? step_1() : "[last]");
        if (random_.chance(0.15) && loss.substr(0, v.name.size()) != v.name) targets.push_back(name);
        if (random_.chance(0.12)) handed_out.push_back(v.name + (random_.chance(0.5) ? "[t]" : "[last]"));
      }
      for (auto const& v : p.end)
        if (random_.chance(0.2)) targets.push_back(v.name + "[last]");
    }
    return behaves(number, steps, targets);
  }

 private:
  /// Does the reference compute it, for so many steps, without coming near to where a derivative is not defined?
  bool behaves(int number, int point, int count, std::vector<std::string> const& wrt) const {
    formula const of = parser(loss).formulas()[0];
    truncation how;
    if (!truncated.empty()) how = {truncated[0] == 'c' ? truncation::chunks : truncation::window, truncated[7] - '0'};
    reference r(parser(equations_text()).equations(), count, how);
    for (std::string const& key : keys) r.bind(key, values_of(key, std::max(count, steps), number, point));
    if (!std::isfinite(std::abs(r.value(of))) || r.largest > 30 || r.least() < 0.03) return false;
    std::size_t zeros = 0;
    for (std::string const& target : wrt) {
      real greatest = 0;
      for (real const x : r.derivative(of, parser(target).formulas()[0]))
        greatest = std::isfinite(x) ? std::max(greatest, std::abs(x)) : 1e9L;
      if (greatest > 100) return false;
      zeros += greatest < 1e-4;
    }
    return (zeros - std::min(zeros, unread_targets_)) * 4 <= wrt.size();
  }
  bool behaves(int number, int count, std::vector<std::string> const& wrt) const {
    for (int point = 0; point < points; ++point)
      if (!behaves(number, point, count, wrt)) return false;
    return true;
  }

  // --- further questions --------------------------------------------------------------------------

  static std::string joined(std::vector<std::string> const& all) {
    std::string s;
    for (std::string const& one : all) s += (s.empty() ? "" : ", ") + one;
    return s;
  }
  /// Targets that forward mode takes: what is bound, but no input outside of the sequence.
  std::vector<std::string> bound_targets() const {
    std::vector<std::string> all;
    for (std::string const& target : targets)
      if (std::count(keys.begin(), keys.end(), target) > 0 &&
          (role_of(target) != 'i' || target.find('[') == std::string::npos))
        all.push_back(target);
    return all;
  }
  std::vector<std::string> variables() const {
    std::vector<std::string> all;
    for (phase const& p : phases_) {
      for (auto const& v : p.steps) all.push_back(v.name + "[t]");
      for (auto const& v : p.end) all.push_back(v.name + "[last]");
    }
    return all;
  }
  bool names_step_1() const { return (equations_text() + loss).find("[1_c]") != std::string::npos; }

  using questions = std::vector<std::string>;
  void ask_batch(questions& ask, int number, std::string const& with_steps) {
    std::vector<std::string> wrt;
    for (std::string const& target : targets)
      if (role_of(target) != 'p' || target.find('[') == std::string::npos)
        if (target.find("[1_c]") == std::string::npos || steps > 1) wrt.push_back(target);
    int least = names_step_1() ? 2 : 1;  // a sequence of a batch is as long as a lag or a lead
    for (int k = 2; k <= 4; ++k)
      for (char const* sign : {" - ", " + "})
        if (equations_text().find("[t" + (sign + std::to_string(k)) + "_c]") != std::string::npos) least = k;
    if (least > steps) return;
    int const first = least + static_cast<int>(random_.below(static_cast<std::uint32_t>(steps - least + 1)));
    for (std::string const& target : wrt)
      if (target.find("[1_c]") != std::string::npos && first < 2) return;
    if (!behaves(number, first, {}) || !behaves(number, points, steps, {})) return;
    ask.push_back("gradient_of_batch" + with_steps + ">({" + std::to_string(first) + ", " + std::to_string(steps) +
                  "}, KEYS(" + joined(wrt) + "), VALUES(" + joined(handed_out) + "))");
  }
  void ask_along(questions& ask, int number, std::string const& how) {
    std::vector<std::string> const wrt = bound_targets();
    bool const is_known = how != "hessian" || equations_text().find("arctan") == std::string::npos;
    if (truncated.empty() && is_known && !wrt.empty() && behaves(number, steps, wrt))
      ask.push_back(how + "<" + std::to_string(steps) + ">(KEYS(" + joined(wrt) + "))");
  }
  void ask_closed_form(questions& ask, int number) {
    if (keys.empty()) return;  // nothing is bound
    std::string const& target = keys[random_.below(static_cast<std::uint32_t>(keys.size()))];
    bool const is_series = role_of(target) == 'i' && target.find('[') == std::string::npos;
    std::vector<std::string> const wrt{is_series ? target + "[0_c]" : target};
    int const count = names_step_1() || random_.chance(0.8) ? 2 : 1;
    if (is_mask(target) || needed(count).count(target) == 0 || equations_text().size() > 230 ||
        !behaves(number, count, {}))
      return;
    ask.push_back("closed_form<" + std::to_string(count) + ">(KEYS(" + joined(wrt) + "))");
  }
  void ask_rules(questions& ask) {
    std::vector<std::string> symbols;
    for (std::string const& v : variables()) symbols.push_back(v.substr(0, v.find('[')));
    for (std::string const& key : keys)
      if (role_of(key) == 'p' && random_.chance(0.5)) symbols.push_back(key);
    std::erase(symbols, loss.substr(0, loss.find('[')));
    ask.push_back("rules<" + std::to_string(steps) + ">(KEYS(" + joined(symbols) + "))");
  }

 public:
  /// What is asked of it besides its gradient, as calls of check.hpp: at random, to bound the cost of compiling.
  questions further_questions(int number) {
    questions ask;
    std::string const with_steps = "<" + std::to_string(steps), with_targets = ">(KEYS(" + joined(targets) + "))";
    std::string const code = by_loop ? ", codegen::step_loop" : ", codegen::straight_line";
    for (int i = one_of({0, 1, 1, 2}); i > 0; --i) switch (random_.below(9)) {
        case 0:
          if (steps < 5)
            ask.push_back("gradient" + with_steps + (by_loop ? ", codegen::straight_line" : ", codegen::step_loop") +
                          ">(KEYS(" + joined(targets) + "), VALUES())");
          break;
        case 1:
          ask.push_back("gradient_in_float" + with_steps + code + with_targets);
          break;
        case 2:
          ask.push_back("gradient_with_recomputation" + with_steps + ", " + std::to_string(one_of({1, 2, 2, 3})) +
                        with_targets);
          break;
        case 3:
          ask_batch(ask, number, with_steps);
          break;
        case 4:
        case 5:
          ask_along(ask, number, random_.chance(0.5) ? "hessian" : "forward_gradient");
          break;
        case 6:
          ask.push_back("evaluation" + with_steps + code + ">(VALUES(" + joined(variables()) + "))");
          break;
        case 7:
          if (truncated.empty()) ask_closed_form(ask, number);
          break;
        default:
          if (truncated.empty()) ask_rules(ask);
      }
    // the slopes of these are functions that nobody writes: their rules are seen by second derivatives alone
    for (char const* f : {"atan2", "hypot", "logaddexp", "xlogy", "cross_entropy"})
      if (equations_text().find(f) != std::string::npos && random_.chance(0.15)) ask_along(ask, number, "hessian");
    return ask;
  }
};

}  // namespace by_text
