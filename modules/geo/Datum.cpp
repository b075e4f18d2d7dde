// SPDX-License-Identifier: GPL-3.0-or-later
#include <geo/Datum.h>

#include <cmath>
#include <string>

namespace egret::geo {

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double bdPi = pi * 3000.0 / 180.0;
constexpr double krassowskyA = 6378245.0;
constexpr double krassowskyE2 = 0.00669342162296594323;

bool inChina(LonLat p) { return p.lon >= 72.004 && p.lon <= 137.8347 && p.lat >= 0.8293 && p.lat <= 55.8271; }

/// The GCJ-02 offset of a WGS-84 place in degrees.
LonLat gcjOffset(LonLat p)
{
    const double x = p.lon - 105;
    const double y = p.lat - 35;
    const double wave = (20 * std::sin(6 * x * pi) + 20 * std::sin(2 * x * pi)) * 2 / 3;
    double dLat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) + wave;
    dLat += (20 * std::sin(y * pi) + 40 * std::sin(y / 3 * pi)) * 2 / 3;
    dLat += (160 * std::sin(y / 12 * pi) + 320 * std::sin(y * pi / 30)) * 2 / 3;
    double dLon = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) + wave;
    dLon += (20 * std::sin(x * pi) + 40 * std::sin(x / 3 * pi)) * 2 / 3;
    dLon += (150 * std::sin(x / 12 * pi) + 300 * std::sin(x / 30 * pi)) * 2 / 3;
    const double phi = p.lat * (pi / 180);
    const double s = std::sin(phi);
    const double magic = 1 - krassowskyE2 * s * s;
    const double root = std::sqrt(magic);
    return {dLon * 180 / (krassowskyA / root * std::cos(phi) * pi),
            dLat * 180 / (krassowskyA * (1 - krassowskyE2) / (magic * root) * pi)};
}

LonLat gcjFromWgs(LonLat p)
{
    if (!inChina(p))
        return p;
    const LonLat offset = gcjOffset(p);
    return {p.lon + offset.lon, p.lat + offset.lat};
}

LonLat bdFromGcj(LonLat p)
{
    const double z = std::sqrt(p.lon * p.lon + p.lat * p.lat) + 0.00002 * std::sin(p.lat * bdPi);
    const double theta = std::atan2(p.lat, p.lon) + 0.000003 * std::cos(p.lon * bdPi);
    return {z * std::cos(theta) + 0.0065, z * std::sin(theta) + 0.006};
}

/// Solves forward(x) = p by fixed-point iteration; the offsets change slowly, so it converges fast.
template <typename Forward>
LonLat inverted(LonLat p, Forward forward)
{
    LonLat guess = p;
    for (int i = 0; i < 20; ++i) {
        const LonLat image = forward(guess);
        const LonLat error{image.lon - p.lon, image.lat - p.lat};
        guess = {guess.lon - error.lon, guess.lat - error.lat};
        if (std::abs(error.lon) < 1e-11 && std::abs(error.lat) < 1e-11)
            break;
    }
    return guess;
}

} // namespace

std::optional<Datum> datumFromText(std::string_view text)
{
    std::string lower;
    for (const char c : text)
        lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    if (lower == "wgs84" || lower == "epsg:4326" || lower == "crs84")
        return Datum::Wgs84;
    if (lower == "cgcs2000" || lower == "epsg:4490")
        return Datum::Cgcs2000;
    if (lower == "gcj02" || lower == "gcj-02")
        return Datum::Gcj02;
    if (lower == "bd09" || lower == "bd-09")
        return Datum::Bd09;
    return std::nullopt;
}

LonLat toWgs84(LonLat place, Datum from)
{
    switch (from) {
    case Datum::Wgs84:
    case Datum::Cgcs2000: return place;
    case Datum::Gcj02: return inverted(place, gcjFromWgs);
    case Datum::Bd09: return inverted(inverted(place, bdFromGcj), gcjFromWgs);
    }
    return place;
}

LonLat fromWgs84(LonLat place, Datum to)
{
    switch (to) {
    case Datum::Wgs84:
    case Datum::Cgcs2000: return place;
    case Datum::Gcj02: return gcjFromWgs(place);
    case Datum::Bd09: return bdFromGcj(gcjFromWgs(place));
    }
    return place;
}

} // namespace egret::geo
