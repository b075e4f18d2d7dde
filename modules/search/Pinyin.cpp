// SPDX-License-Identifier: GPL-3.0-or-later
#include <search/Pinyin.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>

namespace egret::search {

struct Pinyin::Transliteration
{
    std::unique_ptr<icu::Transliterator> transliterator;
};

namespace {

std::u32string codePoints(std::string_view text)
{
    const icu::UnicodeString wide =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    std::u32string points;
    for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1))
        points.push_back(static_cast<char32_t>(wide.char32At(i)));
    return points;
}

bool wordCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

void addSyllables(const std::string &syllables, Reading &reading)
{
    bool begins = true;
    for (const char c : syllables) {
        if (!wordCharacter(c)) {
            begins = true;
            continue;
        }
        const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        reading.full += lower;
        if (begins || std::isdigit(static_cast<unsigned char>(c)))
            reading.initials += lower;
        begins = false;
    }
}

} // namespace

Result<Pinyin> Pinyin::load(const std::filesystem::path &folder)
{
    Pinyin pinyin;
    UErrorCode status = U_ZERO_ERROR;
    auto latin = std::make_shared<Transliteration>();
    latin->transliterator.reset(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !latin->transliterator)
        return Error{Error::Code::Unavailable,
                     std::string("ICU cannot read Chinese: ") + u_errorName(status)
                         + "; install the full ICU data (libicu72)"};
    pinyin.m_latin = std::move(latin);

    const std::filesystem::path path = folder / "pinyin/overrides.tsv";
    std::ifstream file(path);
    if (!file)
        return Error{Error::Code::NotFound, path.string() + " cannot be read; install Egret's resources"};
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line.front() == '#')
            continue;
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos || tab == 0 || tab + 1 == line.size())
            return Error{Error::Code::Rejected,
                         path.string() + ":" + std::to_string(number) + ": word<TAB>syllables expected"};
        const std::u32string word = codePoints(std::string_view(line).substr(0, tab));
        pinyin.m_longest = std::max(pinyin.m_longest, word.size());
        pinyin.m_words[word] = line.substr(tab + 1);
    }
    return pinyin;
}

Reading Pinyin::read(std::string_view text) const
{
    const std::u32string points = codePoints(text);
    Reading reading;
    for (std::size_t i = 0; i < points.size();) {
        std::size_t length = std::min(m_longest, points.size() - i);
        auto word = m_words.end();
        for (; length > 0 && word == m_words.end(); --length)
            word = m_words.find(points.substr(i, length));
        if (word != m_words.end()) {
            addSyllables(word->second, reading);
            i += word->first.size();
            continue;
        }
        // One Han character is one syllable; what is not Han is read together, word by word.
        std::size_t end = i + 1;
        if (points[i] < 0x2e80) {
            while (end < points.size() && points[end] < 0x2e80)
                ++end;
        }
        icu::UnicodeString piece;
        for (; i < end; ++i)
            piece.append(static_cast<UChar32>(points[i]));
        m_latin->transliterator->transliterate(piece);
        std::string latin;
        piece.toUTF8String(latin);
        addSyllables(latin, reading);
    }
    return reading;
}

} // namespace egret::search
