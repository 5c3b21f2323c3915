#!/usr/bin/env python3
"""Writes net.safetensors, the state_dict of a small PyTorch model in float32, and net_values.safetensors: for one input
the forward values, a loss and its gradient with respect to each parameter, computed by PyTorch in float64 from those
parameters. Run with PyTorch 1.13 (Debian's python3-torch); the tests read the two files and need no PyTorch.

PyTorch has no safetensors of its own, and Debian has no package of it: `write` is the public format, as the library of
that name writes it, header sorted by alignment and name, padded with spaces to 8 bytes.
"""
import json, os, struct
import torch

def write(path, tensors):
    types = {torch.float32: "F32", torch.float64: "F64"}
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in sorted(tensors.items(), key=lambda item: (-item[1].element_size(), item[0])):
        numbers = tensor.detach().contiguous().numpy().tobytes()
        header[name] = {"dtype": types[tensor.dtype], "shape": list(tensor.shape),
                        "data_offsets": [len(data), len(data) + len(numbers)]}
        data += numbers
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)

class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = torch.nn.RNN(2, 2, bidirectional=True)
        self.lstm = torch.nn.LSTM(4, 3)
        self.fc = torch.nn.Linear(3, 1)
        self.gru = torch.nn.GRU(2, 2, num_layers=2)  # not for the loss

    def forward(self, x):
        states = self.lstm(self.rnn(x)[0])[0]
        return states, self.fc(states), self.gru(x)[0]

here = os.path.dirname(os.path.abspath(__file__))
torch.manual_seed(13)
net = Net()
write(here + "/net.safetensors", net.state_dict())
net = net.double()
x = torch.randn(4, 2, dtype=torch.float64, requires_grad=True)
states, output, of_gru = net(x)
loss = (output ** 2).mean()
loss.backward()
values = {name: parameter.grad for name, parameter in net.named_parameters() if parameter.grad is not None}
values.update(x=x, x_gradient=x.grad, states=states, output=output, loss=loss, of_gru=of_gru)
write(here + "/net_values.safetensors", values)
