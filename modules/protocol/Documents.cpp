// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Sha256.h>
#include <protocol/Documents.h>
#include <protocol/RecordJson.h>

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <zstd.h>

namespace egret::protocol {

namespace {

constexpr std::size_t maxDocumentBytes = 256 * 1024;
constexpr std::size_t maxRawBytes = std::size_t{64} << 20;

Bytes compressed(const std::string &text)
{
    Bytes bytes(ZSTD_compressBound(text.size()));
    ZSTD_CCtx *const context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 9);
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    bytes.resize(ZSTD_compress2(context, bytes.data(), bytes.size(), text.data(), text.size()));
    ZSTD_freeCCtx(context);
    return bytes;
}

Result<std::string> expanded(ByteView bytes)
{
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size > maxRawBytes) // also the two error values
        return Error{Error::Code::Corrupt, "is not a zstd frame of at most 64 MiB"};
    std::string text(size, '\0');
    if (ZSTD_decompress(text.data(), text.size(), bytes.data(), bytes.size()) != size)
        return Error{Error::Code::Corrupt, "its checksum is wrong"};
    return text;
}

/// Puts records of one type and district into documents that are small enough.
class Packer
{
public:
    explicit Packer(std::vector<Document> &documents) : m_documents(documents) { }

    void pack(const std::string &type, const std::string &district, const std::vector<Json> &items)
    {
        m_part = 0;
        split(type, district, items);
    }

private:
    void split(const std::string &type, const std::string &district, std::span<const Json> items)
    {
        const Json body = {{"type", type}, {"district", district}, {"items", items}};
        Bytes bytes = compressed(dumped(body));
        if (bytes.size() > maxDocumentBytes && items.size() > 1) {
            split(type, district, items.first(items.size() / 2));
            split(type, district, items.subspan(items.size() / 2));
            return;
        }
        std::string hash = crypto::sha256Hex(bytes);
        m_documents.push_back({type + "-" + std::to_string(m_part++), district, items.size(),
                               std::move(bytes), std::move(hash)});
    }

    std::vector<Document> &m_documents;
    int m_part = 0;
};

template <typename Record>
void packByDistrict(Packer &packer, const std::string &type, const std::vector<Record> &records,
                    std::string Record::*district, const std::function<Json(const Record &)> &json)
{
    std::map<std::string, std::vector<Json>> groups;
    for (const Record &record : records)
        groups[record.*district].push_back(json(record));
    for (const auto &[code, items] : groups)
        packer.pack(type, code, items);
}

template <typename Record>
void packAll(Packer &packer, const std::string &type, const std::vector<Record> &records)
{
    std::vector<Json> items;
    for (const Record &record : records)
        items.push_back(recordToJson(record));
    if (!items.empty())
        packer.pack(type, {}, items);
}

/// Appends the records of one document.
template <typename Record>
Outcome take(const Json &items, std::vector<Record> &records)
{
    for (const Json &item : items) {
        Record record;
        if (!recordFromJson(item, record))
            return Error{Error::Code::Corrupt,
                         "record " + std::to_string(records.size() + 1) + " is malformed"};
        records.push_back(std::move(record));
    }
    return success();
}

Outcome takeDocument(const Json &json, domain::City &city)
{
    const std::string type = textAt(json, "type");
    const auto items = json.find("items");
    if (items == json.end() || !items->is_array())
        return Error{Error::Code::Corrupt, "\"items\" is missing"};
    if (type == "city") {
        if (items->size() != 1 || !headFromJson(items->front(), city))
            return Error{Error::Code::Corrupt, "the city's head is malformed"};
        return success();
    }
    if (type == "classes")
        return take(*items, city.classes);
    if (type == "camera-classes")
        return take(*items, city.cameraClasses);
    if (type == "areas")
        return take(*items, city.areas);
    if (type == "streets")
        return take(*items, city.streets);
    if (type == "base")
        return take(*items, city.base);
    if (type == "units")
        return take(*items, city.units);
    if (type == "layers")
        return take(*items, city.layers);
    if (type == "officers")
        return take(*items, city.officers);
    return success(); // a later server may send more
}

} // namespace

std::vector<Document> encodeCity(const domain::City &city)
{
    std::vector<Document> documents;
    Packer packer(documents);
    packer.pack("city", {}, {headToJson(city)});
    packAll(packer, "classes", city.classes);
    packAll(packer, "camera-classes", city.cameraClasses);
    packAll(packer, "layers", city.layers);
    packAll(packer, "base", city.base);
    packAll(packer, "units", city.units);
    packByDistrict<domain::Area>(packer, "areas", city.areas, &domain::Area::district,
                                 [](const domain::Area &area) { return recordToJson(area); });
    packByDistrict<domain::Street>(packer, "streets", city.streets, &domain::Street::district,
                                   [](const domain::Street &street) { return recordToJson(street); });
    packByDistrict<domain::Officer>(packer, "officers", city.officers, &domain::Officer::district,
                                    [](const domain::Officer &officer) { return recordToJson(officer); });
    return documents;
}

Result<domain::City> decodeCity(std::span<const Bytes> documents)
{
    domain::City city;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const std::string place =
            "document " + std::to_string(i + 1) + " of " + std::to_string(documents.size());
        const Result<std::string> text = expanded(documents[i]);
        if (!text)
            return text.error().in(place);
        const Result<Json> json = parseJson(text.value(), place);
        if (!json)
            return Error{Error::Code::Corrupt, json.error().message};
        if (const Outcome taken = takeDocument(json.value(), city); !taken)
            return taken.error().in(place);
    }
    // Canonical orders, whatever order the documents came in.
    std::sort(city.areas.begin(), city.areas.end(), [](const domain::Area &a, const domain::Area &b) {
        return std::tie(a.kind, a.code) < std::tie(b.kind, b.code);
    });
    const auto byCode = [](const auto &a, const auto &b) { return a.code < b.code; };
    std::stable_sort(city.units.begin(), city.units.end(), byCode);
    std::stable_sort(city.officers.begin(), city.officers.end(), byCode);
    std::stable_sort(city.streets.begin(), city.streets.end(),
                     [](const domain::Street &a, const domain::Street &b) { return a.id < b.id; });
    return city;
}

} // namespace egret::protocol
