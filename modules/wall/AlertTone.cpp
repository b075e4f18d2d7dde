// SPDX-License-Identifier: GPL-3.0-or-later
#include <wall/AlertTone.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace egret::wall {

namespace {

struct Note
{
    double hertz = 0; ///< 0: silence
    double seconds = 0;
};

void append(QByteArray &samples, const Note &note)
{
    const auto count = static_cast<int>(note.seconds * toneRate);
    for (int i = 0; i < count; ++i) {
        const double time = static_cast<double>(i) / toneRate;
        const double edge = std::min({1.0, time / 0.02, (note.seconds - time) / 0.08});
        // A little of the octave makes it carry in a hall.
        const double wave = 0.8 * std::sin(2 * std::numbers::pi * note.hertz * time)
            + 0.2 * std::sin(4 * std::numbers::pi * note.hertz * time);
        const auto value = static_cast<std::int16_t>(note.hertz > 0 ? 0.5 * 32767 * edge * wave : 0);
        samples.append(static_cast<char>(value & 0xff));
        samples.append(static_cast<char>(value >> 8 & 0xff));
    }
}

} // namespace

QByteArray alertTone(int level)
{
    std::vector<Note> notes;
    const int rounds = level == 1 ? 4 : level == 2 ? 2 : 1;
    for (int i = 0; i < rounds; ++i) {
        if (level <= 2) {
            notes.push_back({level == 1 ? 988.0 : 784.0, 0.25});
            notes.push_back({level == 1 ? 784.0 : 659.0, 0.25});
        } else {
            notes.push_back({level == 3 ? 659.0 : 523.0, 0.4});
        }
        notes.push_back({0, 0.2});
    }
    QByteArray samples;
    for (const Note &note : notes)
        append(samples, note);
    return samples;
}

} // namespace egret::wall
