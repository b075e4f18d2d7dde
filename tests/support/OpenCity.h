// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/CitySession.h>
#include <store/CityCache.h>
#include <support/FakeServer.h>
#include <support/Patience.h>

#include <QTemporaryDir>

namespace egret::test {

/// A session with the city of a FakeServer, from a cache of its own and without a network.
struct OpenCity
{
    explicit OpenCity(std::uint64_t seed, std::uint32_t rows = 5000) : server(seed, rows)
    {
        const std::filesystem::path file(folder.filePath(QStringLiteral("cache.db")).toStdString());
        const auto cache = store::CityCache::open(file);
        std::vector<std::pair<std::string, Bytes>> chunks(server.chunks.begin(), server.chunks.end());
        ready =
            cache.ok() && cache.value()->putChunks(chunks).ok() && cache.value()->adopt(server.manifest).ok();
        session = std::make_unique<session::CitySession>(QString::fromStdString(file.string()));
        session->open();
    }

    /// To be waited for with QTRY_VERIFY.
    [[nodiscard]] bool open() const { return ready && session->content(); }
    [[nodiscard]] const points::PointSetPtr &components() const
    {
        return session->content()->city->components;
    }

    QTemporaryDir folder;
    FakeServer server;
    bool ready = false;
    std::unique_ptr<session::CitySession> session;
};

} // namespace egret::test
