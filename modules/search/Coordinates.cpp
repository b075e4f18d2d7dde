// SPDX-License-Identifier: GPL-3.0-or-later
#include <search/Coordinates.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace egret::search {

namespace {

/// A number of the text, or a mark: one of N E S W, 'd' degree, 'm' minute, 's' second, ',' a separator.
struct Token
{
    char mark = 0; ///< 0: a number
    double number = 0;
};

struct Spelling
{
    std::string_view text;
    char mark;
};

constexpr std::array spellings{
    Spelling{"北纬", 'N'}, Spelling{"南纬", 'S'}, Spelling{"东经", 'E'}, Spelling{"西经", 'W'},
    Spelling{"北", 'N'},   Spelling{"南", 'S'},   Spelling{"东", 'E'},   Spelling{"西", 'W'},
    Spelling{"°", 'd'},    Spelling{"º", 'd'},    Spelling{"度", 'd'},   Spelling{"′", 'm'},
    Spelling{"’", 'm'},    Spelling{"分", 'm'},   Spelling{"″", 's'},    Spelling{"”", 's'},
    Spelling{"秒", 's'},   Spelling{"，", ','},   Spelling{"''", 's'},   Spelling{"'", 'm'},
    Spelling{"\"", 's'},   Spelling{"N", 'N'},    Spelling{"S", 'S'},    Spelling{"E", 'E'},
    Spelling{"W", 'W'},    Spelling{"n", 'N'},    Spelling{"s", 'S'},    Spelling{"e", 'E'},
    Spelling{"w", 'W'},    Spelling{",", ','},    Spelling{";", ','},    Spelling{"/", ','},
};

/// Empty when the text holds anything else.
std::vector<Token> tokensOf(std::string_view text)
{
    std::vector<Token> tokens;
    while (!text.empty()) {
        if (text.front() == ' ' || text.front() == '\t' || text.front() == '(' || text.front() == ')') {
            text.remove_prefix(1);
            continue;
        }
        double number = 0;
        const char *const begin = text.data() + (text.front() == '+' ? 1 : 0);
        const auto read = std::from_chars(begin, text.data() + text.size(), number, std::chars_format::fixed);
        if (read.ec == std::errc{} && std::isfinite(number)) {
            tokens.push_back({0, number});
            text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
            continue;
        }
        const auto spelling = std::find_if(spellings.begin(), spellings.end(), [&](const Spelling &s) {
            return text.substr(0, s.text.size()) == s.text;
        });
        if (spelling == spellings.end())
            return {};
        tokens.push_back({spelling->mark, 0});
        text.remove_prefix(spelling->text.size());
    }
    return tokens;
}

/// One of the two coordinates.
struct Angle
{
    double degrees = 0;
    char letter = 0; ///< N, S, E, W or 0
    int parts = 0;
};

bool isLetter(char mark) { return mark == 'N' || mark == 'S' || mark == 'E' || mark == 'W'; }

/// Two angles, or none where the text is no pair.
std::vector<Angle> anglesOf(const std::vector<Token> &tokens)
{
    std::vector<Angle> angles;
    char letter = 0; // one that stands before its angle
    bool open = false;
    const bool lettersLead = !tokens.empty() && isLetter(tokens.front().mark);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token &token = tokens[i];
        if (token.mark == ',') {
            open = false;
        } else if (isLetter(token.mark)) {
            if (lettersLead)
                letter = token.mark;
            else if (angles.empty() || angles.back().letter != 0)
                return {};
            else
                angles.back().letter = token.mark;
            open = false;
        } else if (token.mark == 0) {
            const char unit = i + 1 < tokens.size() ? tokens[i + 1].mark : char{0};
            const int part = unit == 'm' ? 1 : unit == 's' ? 2 : 0;
            if (part == 0) {
                angles.push_back({token.number, std::exchange(letter, char{0}), 0});
                open = unit == 'd';
            } else {
                if (!open || token.number < 0 || token.number >= 60 || angles.back().parts >= part)
                    return {};
                angles.back().degrees +=
                    std::copysign(token.number / (part == 1 ? 60 : 3600), angles.back().degrees);
                angles.back().parts = part;
            }
        }
    }
    return angles.size() == 2 ? angles : std::vector<Angle>{};
}

/// Takes the name of a datum from the beginning or the end.
geo::Datum takeDatum(std::string_view &text)
{
    const auto trim = [&] {
        while (!text.empty() && text.front() == ' ')
            text.remove_prefix(1);
        while (!text.empty() && text.back() == ' ')
            text.remove_suffix(1);
    };
    trim();
    const std::size_t first = text.find(' ');
    const std::size_t last = text.rfind(' ');
    const auto lower = [](std::string_view word) {
        std::string result;
        for (const char c : word) {
            if (c != '-')
                result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        }
        return result.substr(0, 5) == "epsg:" ? "EPSG" + result.substr(4) : result;
    };
    if (first == std::string_view::npos)
        return geo::Datum::Wgs84;
    if (const auto datum = geo::datumFromText(lower(text.substr(0, first)))) {
        text.remove_prefix(first);
        return *datum;
    }
    if (const auto datum = geo::datumFromText(lower(text.substr(last + 1)))) {
        text = text.substr(0, last);
        return *datum;
    }
    return geo::Datum::Wgs84;
}

} // namespace

std::vector<geo::LonLat> placesIn(std::string_view text, geo::LonLat around)
{
    const geo::Datum datum = takeDatum(text);
    std::vector<Angle> angles = anglesOf(tokensOf(text));
    if (angles.empty())
        return {};
    const auto northSouth = [](const Angle &a) { return a.letter == 'N' || a.letter == 'S'; };
    const auto eastWest = [](const Angle &a) { return a.letter == 'E' || a.letter == 'W'; };
    std::vector<geo::LonLat> places;
    const auto add = [&](const Angle &lon, const Angle &lat) {
        if (northSouth(lon) || eastWest(lat) || std::abs(lon.degrees) > 180 || std::abs(lat.degrees) > 90)
            return;
        const geo::LonLat place{lon.letter == 'W' ? -lon.degrees : lon.degrees,
                                lat.letter == 'S' ? -lat.degrees : lat.degrees};
        places.push_back(geo::toWgs84(place, datum));
    };
    add(angles[0], angles[1]);
    add(angles[1], angles[0]);
    std::stable_sort(places.begin(), places.end(), [&](const geo::LonLat &a, const geo::LonLat &b) {
        return geo::distanceMetres(a, around) < geo::distanceMetres(b, around);
    });
    return places;
}

} // namespace egret::search
