// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace egret::domain {

/// One class of a code table: 雨水井盖 is 0103 in the 2013 scheme and 01003 in the 2026 scheme.
struct ComponentClass
{
    std::string scheme; ///< id of the CodeScheme, e.g. "gbt47678.5-2026"
    std::string code; ///< major and minor, e.g. "01003"
    std::string name; ///< 雨水井盖; empty for a code that no loaded table knows
    std::string nameEn; ///< may be empty
    std::string category; ///< the pack's category id: "utility", "traffic", "sanitation", "greening", "other"
    [[nodiscard]] bool known() const { return !name.empty(); }
    /// "gbt47678.5-2026:01003": the key of a class in chunks and on the wire.
    [[nodiscard]] std::string key() const { return scheme + ":" + code; }
    /// The class of key "scheme:code" as long as no table names it: its text kept, no name, "other".
    static ComponentClass unknown(std::string_view key);
    /// Under which a code that no table knows is counted: scheme and major code, "gbt30428.2-2013:01".
    [[nodiscard]] std::string prefix() const { return scheme + ":" + code.substr(0, 2); }
    bool operator==(const ComponentClass &) const = default;
};

/// The parts of a component identifier: 350203 01003 000123.
struct ComponentCode
{
    std::string scheme;
    std::string district; ///< 6 digits, GB/T 2260
    std::string classCode; ///< 4 or 5 digits
    std::uint32_t serial = 0;
    bool operator==(const ComponentCode &) const = default;
};

/// A code scheme as data: lengths, its class table and where each code went in a later scheme.
/// Layouts: 16 digits = 6 + 2 + 2 + 6 (GB/T 30428.2-2013 and CJ/T 214-2007), 17 = 6 + 2 + 3 + 6
/// (GB/T 47678.5-2026). Nothing is compiled in: tables are TSV files of resources/codes.
struct CodeScheme
{
    std::string id;
    std::string title;
    unsigned majorDigits = 2;
    unsigned minorDigits = 3;
    unsigned serialDigits = 6;
    std::vector<ComponentClass> classes; ///< in the order of the table

    [[nodiscard]] std::size_t codeLength() const { return 6u + majorDigits + minorDigits + serialDigits; }
    [[nodiscard]] const ComponentClass *find(std::string_view classCode) const;
};

/// All schemes that a city uses side by side, and the mapping between them.
class CodeBook
{
public:
    /// Reads resources/codes: one schemes.json that lists schemes, tables and mappings. Errors
    /// name file and row.
    static Result<CodeBook> load(const std::filesystem::path &folder);

    [[nodiscard]] const std::vector<CodeScheme> &schemes() const { return m_schemes; }
    [[nodiscard]] const CodeScheme *scheme(std::string_view id) const;
    /// The class of a key "scheme:code". An unknown code comes back with its text kept, no name
    /// and the category "other", so that it can be counted and shown by prefix.
    [[nodiscard]] ComponentClass resolve(std::string_view key) const;
    /// @p classes brought up to these tables, and the classes of @p keys that the tables know now;
    /// what they do not know stays as it was. Counts of classes renamed and classes added, for people.
    struct Resolution
    {
        std::vector<ComponentClass> classes;
        std::size_t renamed = 0;
        std::size_t added = 0;
    };
    [[nodiscard]] Resolution resolveAgain(const std::vector<ComponentClass> &classes,
                                          const std::vector<std::string> &keys) const;
    /// The key in the newer scheme, when the mapping table names one.
    [[nodiscard]] std::optional<std::string> mapped(std::string_view key) const;
    /// Takes an identifier apart. 17 digits are the 2026 scheme; 16 digits are ambiguous between
    /// 2013 and 2007, so @p preferred says which is tried first. Empty when it is neither.
    [[nodiscard]] std::optional<ComponentCode> parse(std::string_view identifier,
                                                     std::string_view preferred = {}) const;
    /// district + class code + zero-padded serial.
    [[nodiscard]] std::string format(const ComponentCode &code) const;

private:
    std::vector<CodeScheme> m_schemes;
    std::map<std::string, std::string, std::less<>> m_mapping;
};

} // namespace egret::domain
