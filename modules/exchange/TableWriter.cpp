// SPDX-License-Identifier: GPL-3.0-or-later
#include <exchange/CsvTable.h>
#include <exchange/GeoJsonTable.h>
#include <exchange/XlsxTable.h>

#include <charconv>

namespace egret::exchange {

std::optional<Format> formatFromText(std::string_view text)
{
    if (text == "csv")
        return Format::Csv;
    if (text == "geojson" || text == "json")
        return Format::GeoJson;
    if (text == "xlsx")
        return Format::Xlsx;
    return std::nullopt;
}

std::optional<Format> formatOf(const std::filesystem::path &file)
{
    std::string ending = file.extension().string();
    for (char &c : ending)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return ending.empty() ? std::nullopt : formatFromText(std::string_view(ending).substr(1));
}

std::string placeText(double value)
{
    char buffer[64];
    const auto [end, problem] =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 9);
    if (problem != std::errc{})
        return "0";
    std::string text(buffer, end);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

Result<std::unique_ptr<TableWriter>> openTable(const std::filesystem::path &file, Format format,
                                               TableLayout layout)
{
    const auto opened = [](auto writer) -> Result<std::unique_ptr<TableWriter>> {
        if (Outcome begun = writer->begin(); !begun)
            return begun.error();
        return std::unique_ptr<TableWriter>(std::move(writer));
    };
    switch (format) {
    case Format::Csv: return opened(std::make_unique<CsvTable>(file, std::move(layout)));
    case Format::GeoJson: return opened(std::make_unique<GeoJsonTable>(file, std::move(layout)));
    case Format::Xlsx: return opened(std::make_unique<XlsxTable>(file, std::move(layout)));
    }
    return Error{Error::Code::Rejected, "no such format"};
}

} // namespace egret::exchange
