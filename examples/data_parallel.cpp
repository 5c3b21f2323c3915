// One net, trained by several processes, on one machine or on many: each rank has a share of every batch, and gradients
// are added up by MPI. A GRU reads letters and has to say which it read three steps before.
//
// A batch has four parts of eight sequences. A rank computes the gradients of its parts and adds them up two by two, as
// ranks then do with what they have: whoever computes them, it is ((p₀ + p₁) + (p₂ + p₃)), so that losses, parameters
// and checkpoints have the same bits for one, two and four ranks. (One all_reduce over all ranks is less to send, but
// in which order it adds is MPI's choice.) Each rank then takes the same step of Adam. All parameters are one block of
// memory, which is a message as it is.
//
//   mpirun -n 4 ./data_parallel --checkpoint net       rank 0 saves
//   mpirun -n 2 ./data_parallel --resume net           goes on, on fewer ranks, with the same bits
#include <array>
#include <boost/mpi.hpp>
#include <bptt/bptt.hpp>
#include <bptt/cells.hpp>
#include <bptt/train.hpp>
#include <bptt/weights.hpp>
#include <cstdlib>
#include <functional>
#include <random>

#include "training.hpp"

namespace data_parallel {
using namespace bptt;
namespace mpi = boost::mpi;
// clang-format off
inline constexpr int P = 4, B = 8, T = 32;         // parts of a batch, sequences of a part, steps
inline constexpr int A = 8, H = 32, delay = 3;         // letters, units
inline constexpr struct read : token<read, A> {} read;
inline constexpr struct told : token<told, A> {} told; // what is to be said
inline constexpr struct V : parameter<V, A, H> {} V;
inline constexpr struct L : variable<L> {} L;
inline constexpr struct layer : cells::gru<layer, A, H> {} layer;
// clang-format on
constexpr auto net =
    unroll<T>(recurrence(layer(read[t]), L[last] = mean(softmax_cross_entropy(V * layer.h[t], told[t]), t)));
using block = parameters<decltype(net), float>;
constexpr auto learn = gradient(batch<B>(net), L, wrt(block{}));

/// A gradient, and the loss beside it: one message.
struct message {
  block slope;
  std::array<float, 1> loss;
};

/// The loss and the gradient of one part of batch number `step`. Its data are drawn here, by a generator of its own.
void compute(message& m, block const& theta, long long step, int part) {
  static workspace<decltype(learn), float> memory;
  std::mt19937 random(static_cast<std::mt19937::result_type>(step * P + part));
  std::array<std::array<unsigned char, T>, B> letters, answers{};
  for (std::size_t b = 0; b < B; ++b)
    for (std::size_t k = 0; k < T; ++k) {
      letters[b][k] = static_cast<unsigned char>(random() % A);
      answers[b][k] = k < delay ? 0 : letters[b][k - delay];
    }
  m.loss[0] = learn.into(m.slope, memory, theta, read(letters), told(answers), layer.h[-1_c](zero));
}

/// The sum over all parts, on each rank.
class sum_of_parts {
  mpi::communicator const world_;
  std::vector<mpi::communicator> pairs_;  // with the rank beside this one, with one of the next two, of the next four
  std::vector<message> own_;

 public:
  explicit sum_of_parts(mpi::communicator const& world)
      : world_(world), own_(static_cast<std::size_t>(P / world.size())) {
    for (int apart = 1; apart < world.size(); apart *= 2)
      pairs_.push_back(world.split((world.rank() & ~apart), world.rank()));
  }
  message const& operator()(block const& theta, long long step) {
    for (std::size_t i = 0; i < own_.size(); ++i)
      compute(own_[i], theta, step, world_.rank() * static_cast<int>(own_.size()) + static_cast<int>(i));
    message& sum = own_[0];
    for (std::size_t apart = 1; apart < own_.size(); apart *= 2)
      for (std::size_t i = 0; i < own_.size(); i += 2 * apart) {
        for (std::size_t k = 0; k < block::size(); ++k) own_[i].slope[k] += own_[i + apart].slope[k];
        own_[i].loss[0] += own_[i + apart].loss[0];
      }
    for (auto const& pair : pairs_) {
      mpi::all_reduce(pair, mpi::inplace(sum.slope.data()), static_cast<int>(block::size()), std::plus<float>());
      mpi::all_reduce(pair, mpi::inplace(sum.loss.data()), 1, std::plus<float>());
    }
    for (float& each : sum.slope) each /= P;
    sum.loss[0] /= P;
    return sum;
  }
};

struct run {
  block theta;
  train::adam<block> adam{{.rate = 0.01f}};
  long long steps = 0;
};
}  // namespace data_parallel

int main(int arguments, char** argument) {
  using namespace data_parallel;
  mpi::environment const environment(arguments, argument);
  mpi::communicator const world;
  bool const first = world.rank() == 0;
  long steps = 300;
  std::string checkpoint, resumed, drawn;
  for (int i = 1; i + 1 < arguments; i += 2) {
    std::string_view const option = argument[i];
    if (option == "--steps") steps = std::atol(argument[i + 1]);
    if (option == "--checkpoint") checkpoint = argument[i + 1];
    if (option == "--resume") resumed = argument[i + 1];
    if (option == "--curve") drawn = argument[i + 1];
  }
  if (P % world.size() != 0) {
    if (first) std::fprintf(stderr, "data_parallel: %d parts, of which %d ranks have no share\n", P, world.size());
    return 2;
  }

  static run r;
  std::mt19937 random(1);
  r.theta.initialise(random);
  if (first && !resumed.empty())
    if (auto const done = weights::load(resumed, r.theta, r.adam, weights::as("steps", r.steps)); !done) {
      std::fprintf(stderr, "data_parallel: %s\n", done.message.c_str());
      environment.abort(2);
    }
  mpi::broadcast(world, reinterpret_cast<char*>(&r), sizeof r, 0);

  sum_of_parts gradient_of(world);
  training::progress line;
  training::curve losses("cross-entropy of a letter, by batches of 32 sequences");
  float loss = 0;
  for (long const end = static_cast<long>(r.steps) + steps; r.steps < end; ++r.steps) {
    message const& of_batch = gradient_of(r.theta, r.steps);
    r.adam.step(r.theta, of_batch.slope);
    loss = of_batch.loss[0];
    if (!first) continue;
    losses.add(double{loss});
    line.show(1 - static_cast<double>(end - r.steps - 1) / static_cast<double>(steps), "step %4lld  cross-entropy %.4f",
              r.steps + 1, double{loss});
    if (r.steps + 1 < end) continue;
    line.end();
    std::printf("%d ranks, %.2f ms for a step\n", world.size(), 1e3 * line.seconds() / static_cast<double>(steps));
  }
  if (first && !checkpoint.empty())
    if (auto const done = weights::save(checkpoint, r.theta, r.adam, weights::as("steps", r.steps)); !done)
      return std::fprintf(stderr, "data_parallel: %s\n", done.message.c_str()), 2;
  if (first && !drawn.empty() && !losses.write(drawn)) return 2;
  // each batch was new to the net; who guesses has a loss of log 8 = 2.08
  return loss < 0.1f ? 0 : 1;
}
