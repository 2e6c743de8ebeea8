#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Callboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the console's sounds. Run it here after changing a tone; the WAV files are committed."""
import math
import struct
import wave

RATE = 16000


def tone(frequencies, seconds, level=0.35, fade=0.02):
    count = int(RATE * seconds)
    ramp = int(RATE * fade)
    samples = []
    for i in range(count):
        envelope = min(1.0, i / ramp, (count - i) / ramp)
        value = sum(math.sin(2 * math.pi * f * i / RATE) for f in frequencies) / len(frequencies)
        samples.append(level * envelope * value)
    return samples


def bell(frequency, seconds, level=0.4):
    """A struck tone: its partials die away at different speeds."""
    count = int(RATE * seconds)
    partials = ((1.0, 1.0, 5.0), (2.0, 0.4, 8.0), (3.01, 0.15, 12.0))
    samples = []
    for i in range(count):
        t = i / RATE
        attack = min(1.0, t / 0.004)
        samples.append(level * attack * sum(
            a * math.exp(-d * t) * math.sin(2 * math.pi * frequency * m * t) for m, a, d in partials) / 1.55)
    return samples


def silence(seconds):
    return [0.0] * int(RATE * seconds)


def write(name, samples):
    with wave.open(name, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(b"".join(struct.pack("<h", int(max(-1, min(1, s)) * 32767)) for s in samples))


write("ringing.wav", bell(659.3, 0.28) + bell(784.0, 0.28) + bell(659.3, 0.28) + bell(784.0, 0.6))
write("recall.wav", bell(587.3, 0.22) + bell(587.3, 0.22) + bell(880.0, 0.5))
write("failure.wav", tone((311.1, 233.1), 0.16) + silence(0.05) + tone((233.1, 174.6), 0.26))
