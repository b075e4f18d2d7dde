// SPDX-License-Identifier: GPL-3.0-or-later
#include "CityFolder.h"

namespace egret::control {

Result<domain::City> readCity(ledger::Ledger &ledger, const protocol::Manifest &manifest)
{
    std::vector<Bytes> documents;
    for (const protocol::ChunkEntry &entry : manifest.chunks) {
        if (entry.kind != "document")
            continue;
        Result<Bytes> bytes = ledger.chunk(entry.hash);
        if (!bytes)
            return bytes.error();
        documents.push_back(std::move(bytes).value());
    }
    return protocol::decodeCity(documents);
}

Result<HeldCity> readHeld(ledger::Ledger &ledger, const protocol::Manifest &manifest, const std::string &kind)
{
    HeldCity held;
    held.base.kind = kind;
    held.base.chunks = manifest.chunks;
    held.base.read = [&ledger](std::string_view hash) { return ledger.chunk(hash); };
    held.seq = manifest.at.at("0");
    for (bool more = true; more;) {
        const Result<protocol::ChangePage> page = ledger.changes(held.seq, 10'000);
        if (!page)
            return page.error();
        if (kind == "component") {
            for (points::PointChange &change : protocol::pointChanges(page.value().changes))
                held.base.changes.push_back(std::move(change));
        }
        held.seq = page.value().next.at("0");
        more = page.value().more;
    }
    return held;
}

} // namespace egret::control
