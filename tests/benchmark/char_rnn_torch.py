# The net of examples/char_rnn.cpp in PyTorch, on one thread: the same text, batches, first values, optimiser and loss,
# and the same answer, characters per second and the loss on the text held out. Run beside the example:
#   OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python3 tests/benchmark/char_rnn_torch.py include/bptt 60 &
#   time build/examples/bin/char_rnn --seconds 60
import os
import sys
import time

import torch

directory, seconds = sys.argv[1], float(sys.argv[2])
torch.set_num_threads(1)
torch.manual_seed(1)
V, H, T, B = 96, 128, 32, 16


def id_of(c):
    return V - 1 if c == 10 else 0 if c == 9 else c - 32 if 32 <= c <= 126 else ord("?") - 32


names = sorted((os.path.join(where, name) for where, _, files in os.walk(directory) for name in files),
               key=lambda name: name.split(os.sep))  # as std::filesystem::path compares
text = torch.tensor([id_of(c) for name in names for c in open(name, "rb").read() if c & 0xC0 != 0x80])
learnt, held_out = text[: len(text) - len(text) // 10], text[-min(len(text) // 10, 10000):]


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layers, self.readout = torch.nn.GRU(V, H, 2), torch.nn.Linear(H, V)

    def forward(self, ids, state):
        h, state = self.layers(torch.nn.functional.one_hot(ids, V).float(), state)
        return self.readout(h), state


net = Net()
for name, values in net.named_parameters():
    if "bias" in name:
        torch.nn.init.zeros_(values)
    elif "weight_hh" in name:
        torch.nn.init.orthogonal_(values)
    else:
        torch.nn.init.xavier_uniform_(values)
adam = torch.optim.Adam(net.parameters(), lr=0.003)

count = (len(learnt) - 1) // (B * T)
steps, begin, begin_cpu = 0, time.time(), time.process_time()
while time.time() - begin < seconds:
    place = steps % count
    state = torch.zeros(2, B, H) if place == 0 else state.detach()
    at = (torch.arange(B) * count + place)[None, :] * T + torch.arange(T)[:, None]
    logits, state = net(learnt[at], state)
    loss = torch.nn.functional.cross_entropy(logits.reshape(-1, V), learnt[at + 1].reshape(-1))
    adam.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    adam.step()
    steps += 1
characters, taken, taken_cpu = steps * B * T, time.time() - begin, time.process_time() - begin_cpu
with torch.no_grad():
    logits, _ = net(held_out[:-1, None], torch.zeros(2, 1, H))
    loss = torch.nn.functional.cross_entropy(logits[:, 0], held_out[1:])
print(f"{characters / taken:.0f} characters per second, {characters / taken_cpu:.0f} per second of the processor")
print(f"held out: {loss:.3f} nats per character")
