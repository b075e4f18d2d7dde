// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/Encoding.h>
#include <intake/Utf8.h>

#include <algorithm>
#include <cerrno>
#include <iconv.h>

namespace egret::intake {

namespace {

constexpr std::size_t readBytes = std::size_t{1} << 20;
constexpr std::string_view replacement = "\xef\xbf\xbd";

/// The share of two-byte pairs of GB18030 that are common characters or Chinese punctuation; −1: not valid.
double gbPlausibility(ByteView bytes)
{
    std::size_t pairs = 0;
    std::size_t common = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        const std::uint8_t a = bytes[i];
        if (a < 0x80) {
            ++i;
            continue;
        }
        if (a == 0x80 || a == 0xff)
            return -1;
        if (i + 1 >= bytes.size())
            break;
        const std::uint8_t b = bytes[i + 1];
        if (b >= 0x30 && b <= 0x39) {
            if (i + 3 >= bytes.size())
                break;
            if (bytes[i + 2] < 0x81 || bytes[i + 2] > 0xfe || bytes[i + 3] < 0x30 || bytes[i + 3] > 0x39)
                return -1;
            ++pairs;
            i += 4;
            continue;
        }
        if (b < 0x40 || b == 0x7f || b == 0xff)
            return -1;
        ++pairs;
        common += (a >= 0xb0 && a <= 0xd7 && b >= 0xa1) || (a >= 0xa1 && a <= 0xa3 && b >= 0xa1) ? 1 : 0;
        i += 2;
    }
    return pairs == 0 ? 0 : static_cast<double>(common) / static_cast<double>(pairs);
}

} // namespace

std::optional<Encoding> encodingFromText(std::string_view text)
{
    std::string plain;
    for (const char c : text) {
        if (c != '-' && c != '_' && c != ' ')
            plain.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
    if (plain == "utf8")
        return Encoding::Utf8;
    if (plain == "gb18030" || plain == "gbk" || plain == "gb2312" || plain == "cp936")
        return Encoding::Gb18030;
    if (plain == "utf16le" || plain == "utf16")
        return Encoding::Utf16Le;
    if (plain == "utf16be")
        return Encoding::Utf16Be;
    if (plain == "latin1" || plain == "iso88591" || plain == "windows1252" || plain == "cp1252")
        return Encoding::Latin1;
    return std::nullopt;
}

std::string_view toText(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8: return "utf-8";
    case Encoding::Gb18030: return "gb18030";
    case Encoding::Utf16Le: return "utf-16le";
    case Encoding::Utf16Be: return "utf-16be";
    case Encoding::Latin1: return "latin1";
    }
    return "utf-8";
}

Encoding guessEncoding(ByteView head)
{
    const std::string_view text = textOf(head);
    if (text.starts_with("\xef\xbb\xbf"))
        return Encoding::Utf8;
    if (text.starts_with("\xff\xfe"))
        return Encoding::Utf16Le;
    if (text.starts_with("\xfe\xff"))
        return Encoding::Utf16Be;
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < head.size(); ++i)
        zeros[i & 1] += head[i] == 0 ? 1 : 0;
    if (zeros[0] + zeros[1] > head.size() / 8)
        return zeros[1] >= zeros[0] ? Encoding::Utf16Le : Encoding::Utf16Be;
    if (validUtf8Prefix(text).cut || validUtf8Prefix(text).bytes == text.size())
        return Encoding::Utf8;
    return gbPlausibility(head) > 0.6 ? Encoding::Gb18030 : Encoding::Latin1;
}

TextSource::TextSource(ByteSource &source, std::optional<Encoding> encoding) :
    m_source(source), m_wanted(encoding), m_buffer(readBytes)
{
}

TextSource::~TextSource()
{
    if (m_iconv)
        ::iconv_close(static_cast<iconv_t>(m_iconv));
}

Result<bool> TextSource::read(std::string &text)
{
    const Result<std::size_t> n = m_source.read(m_buffer);
    if (!n)
        return n.error();
    ByteView bytes(m_buffer.data(), n.value());
    if (!m_begun) {
        m_begun = true;
        m_encoding =
            m_wanted ? *m_wanted : guessEncoding(bytes.first(std::min<std::size_t>(bytes.size(), 65536)));
        if (m_encoding == Encoding::Gb18030 || m_encoding == Encoding::Latin1) {
            const iconv_t handle =
                ::iconv_open("UTF-8", m_encoding == Encoding::Gb18030 ? "GB18030" : "WINDOWS-1252");
            if (handle == reinterpret_cast<iconv_t>(-1))
                return Error{Error::Code::Unavailable,
                             "this system cannot convert from " + std::string(toText(m_encoding))
                                 + "; install its gconv modules (package libc6)"};
            m_iconv = handle;
        }
        const std::string_view head = textOf(bytes);
        if (m_encoding == Encoding::Utf8 && head.starts_with("\xef\xbb\xbf"))
            bytes = bytes.subspan(3);
        else if ((m_encoding == Encoding::Utf16Le && head.starts_with("\xff\xfe"))
                 || (m_encoding == Encoding::Utf16Be && head.starts_with("\xfe\xff")))
            bytes = bytes.subspan(2);
    }
    const bool last = n.value() == 0;
    if (m_rest.empty()) {
        decode(bytes, last, text);
    } else {
        Bytes joined = std::exchange(m_rest, {});
        joined.insert(joined.end(), bytes.begin(), bytes.end());
        decode(joined, last, text);
    }
    return !last;
}

void TextSource::replace(std::string &text)
{
    text += replacement;
    ++m_replaced;
}

void TextSource::decode(ByteView bytes, bool last, std::string &text)
{
    switch (m_encoding) {
    case Encoding::Utf8: return decodeUtf8(bytes, last, text);
    case Encoding::Utf16Le:
    case Encoding::Utf16Be: return decodeUtf16(bytes, last, text);
    case Encoding::Gb18030:
    case Encoding::Latin1: return decodeByIconv(bytes, last, text);
    }
}

void TextSource::decodeUtf8(ByteView bytes, bool last, std::string &text)
{
    std::string_view left = textOf(bytes);
    while (!left.empty()) {
        const Utf8Prefix valid = validUtf8Prefix(left);
        text += left.substr(0, valid.bytes);
        left.remove_prefix(valid.bytes);
        if (left.empty())
            return;
        if (valid.cut && !last) {
            m_rest.assign(left.begin(), left.end());
            return;
        }
        replace(text);
        left.remove_prefix(valid.cut ? left.size() : 1);
    }
}

void TextSource::decodeUtf16(ByteView bytes, bool last, std::string &text)
{
    const bool little = m_encoding == Encoding::Utf16Le;
    const auto unit = [&](std::size_t i) -> std::uint32_t {
        return little ? bytes[i] | (bytes[i + 1] << 8) : (bytes[i] << 8) | bytes[i + 1];
    };
    std::size_t i = 0;
    while (i + 1 < bytes.size()) {
        const std::uint32_t a = unit(i);
        if (a >= 0xd800 && a < 0xdc00) {
            if (i + 3 >= bytes.size()) {
                if (!last)
                    break;
                replace(text);
                i += 2;
                continue;
            }
            const std::uint32_t b = unit(i + 2);
            if (b >= 0xdc00 && b < 0xe000) {
                appendUtf8(text, 0x10000 + ((a - 0xd800) << 10) + (b - 0xdc00));
                i += 4;
            } else {
                replace(text);
                i += 2;
            }
            continue;
        }
        if (a >= 0xdc00 && a < 0xe000)
            replace(text);
        else
            appendUtf8(text, a);
        i += 2;
    }
    if (i < bytes.size()) {
        if (last)
            replace(text);
        else
            m_rest.assign(bytes.begin() + static_cast<std::ptrdiff_t>(i), bytes.end());
    }
}

void TextSource::decodeByIconv(ByteView bytes, bool last, std::string &text)
{
    char *in = reinterpret_cast<char *>(const_cast<std::uint8_t *>(bytes.data())); // iconv lacks the const
    std::size_t inLeft = bytes.size();
    while (inLeft > 0) {
        const std::size_t at = text.size();
        text.resize(at + inLeft * 2 + 16);
        char *out = text.data() + at;
        std::size_t outLeft = text.size() - at;
        const std::size_t code = ::iconv(static_cast<iconv_t>(m_iconv), &in, &inLeft, &out, &outLeft);
        text.resize(static_cast<std::size_t>(out - text.data()));
        if (code != static_cast<std::size_t>(-1))
            return;
        if (errno == EINVAL && !last) {
            m_rest.assign(in, in + inLeft);
            return;
        }
        if (errno == EILSEQ || errno == EINVAL) {
            replace(text);
            ++in;
            --inLeft;
        }
    }
}

} // namespace egret::intake
