// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Chunk.h>

#include <algorithm>
#include <map>

namespace egret::points {

namespace {

/// All texts of one kind of dictionary in order, with the index of each.
std::map<std::string, std::uint32_t> merged(const std::vector<DecodedColumns> &parts,
                                            std::vector<std::string> PointSet::*dictionary)
{
    std::map<std::string, std::uint32_t> texts;
    for (const DecodedColumns &part : parts) {
        for (const std::string &text : part.points.*dictionary)
            texts.emplace(text, 0);
    }
    std::uint32_t next = 0;
    for (auto &[text, index] : texts)
        index = next++;
    return texts;
}

std::vector<std::string> textsOf(const std::map<std::string, std::uint32_t> &dictionary)
{
    std::vector<std::string> texts;
    for (const auto &[text, index] : dictionary)
        texts.push_back(text);
    return texts;
}

std::vector<std::uint32_t> remap(const std::vector<std::string> &local,
                                 const std::map<std::string, std::uint32_t> &whole)
{
    std::vector<std::uint32_t> table;
    for (const std::string &text : local)
        table.push_back(whole.at(text));
    return table;
}

} // namespace

Result<PointSet> assemble(std::span<const Bytes> chunks, WorkerPool &pool)
{
    std::vector<DecodedColumns> parts(chunks.size());
    std::vector<std::optional<Error>> errors(chunks.size());
    pool.run(chunks.size(), [&](std::size_t i) {
        Result<DecodedColumns> decoded = decodeColumns(chunks[i]);
        if (decoded)
            parts[i] = std::move(decoded).value();
        else
            errors[i] = decoded.error();
    });
    for (std::size_t i = 0; i < errors.size(); ++i) {
        if (errors[i])
            return errors[i]->in("chunk " + std::to_string(i + 1) + " of " + std::to_string(chunks.size()));
    }
    const auto classes = merged(parts, &PointSet::classes);
    const auto districts = merged(parts, &PointSet::districts);
    const auto grids = merged(parts, &PointSet::grids);
    if (classes.size() > 65535 || districts.size() > 255 || grids.size() > 65534)
        return Error{Error::Code::Limit, "a city may hold 65,535 classes, 255 districts and 65,534 grids at most"};

    PointSet whole;
    whole.classes = textsOf(classes);
    whole.districts = textsOf(districts);
    whole.grids = textsOf(grids);
    std::vector<std::uint32_t> begins(parts.size() + 1, 0);
    std::uint64_t rows = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        begins[i] = static_cast<std::uint32_t>(rows);
        rows += parts[i].points.size();
        if (rows > 0xfffffff0ULL)
            return Error{Error::Code::Limit, "a city may hold 4 billion points at most"};
    }
    whole.resize(rows);
    pool.run(parts.size(), [&](std::size_t i) {
        const PointSet &part = parts[i].points;
        const auto classOf = remap(part.classes, classes);
        const auto gridOf = remap(part.grids, grids);
        const std::uint8_t district = static_cast<std::uint8_t>(districts.at(parts[i].key.district));
        const std::uint32_t begin = begins[i];
        const auto at = static_cast<std::ptrdiff_t>(begin);
        std::copy(part.x.begin(), part.x.end(), whole.x.begin() + at);
        std::copy(part.y.begin(), part.y.end(), whole.y.begin() + at);
        std::copy(part.state.begin(), part.state.end(), whole.state.begin() + at);
        std::copy(part.serial.begin(), part.serial.end(), whole.serial.begin() + at);
        std::copy(part.survey.begin(), part.survey.end(), whole.survey.begin() + at);
        std::copy(part.change.begin(), part.change.end(), whole.change.begin() + at);
        std::fill_n(whole.district.begin() + at, part.size(), district);
        for (std::uint32_t row = 0; row < part.size(); ++row) {
            whole.cls[begin + row] = static_cast<std::uint16_t>(classOf[part.cls[row]]);
            whole.grid[begin + row]
                = part.grid[row] == noGrid ? noGrid : static_cast<std::uint16_t>(gridOf[part.grid[row]]);
        }
        parts[i].points = {};
    });
    parts.clear();
    whole.sort(pool);
    return whole;
}

} // namespace egret::points
