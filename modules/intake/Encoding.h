// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/ByteSource.h>

#include <optional>
#include <string_view>

namespace egret::intake {

enum class Encoding { Utf8, Gb18030, Utf16Le, Utf16Be, Latin1 };

/// "utf-8", "gb18030" (also "gbk", "gb2312"), "utf-16le", "utf-16be", "latin1" (Windows-1252).
std::optional<Encoding> encodingFromText(std::string_view text);
std::string_view toText(Encoding encoding);

/// By the byte order mark, else by zeros in every second byte, else UTF-8 where @p head is valid UTF-8
/// (cut off at the end is allowed), else GB18030 where it is valid and its pairs look like Chinese, else
/// Latin-1.
Encoding guessEncoding(ByteView head);

/// UTF-8 without byte order mark out of @p source. What is not valid becomes U+FFFD and is counted.
class TextSource
{
public:
    TextSource(ByteSource &source, std::optional<Encoding> encoding);
    ~TextSource();
    TextSource(const TextSource &) = delete;
    TextSource &operator=(const TextSource &) = delete;

    /// Appends about 1 MiB to @p text; false at the end.
    Result<bool> read(std::string &text);
    /// Known after the first read().
    [[nodiscard]] Encoding encoding() const { return m_encoding; }
    /// Places that were not valid in the encoding.
    [[nodiscard]] std::uint64_t replaced() const { return m_replaced; }

private:
    void decode(ByteView bytes, bool last, std::string &text);
    void decodeUtf8(ByteView bytes, bool last, std::string &text);
    void decodeUtf16(ByteView bytes, bool last, std::string &text);
    void decodeByIconv(ByteView bytes, bool last, std::string &text);
    void replace(std::string &text);

    ByteSource &m_source;
    std::optional<Encoding> m_wanted;
    Encoding m_encoding = Encoding::Utf8;
    bool m_begun = false;
    Bytes m_rest; ///< a character that is not complete yet
    Bytes m_buffer;
    void *m_iconv = nullptr;
    std::uint64_t m_replaced = 0;
};

} // namespace egret::intake
