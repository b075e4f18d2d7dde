// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sync/SyncClient.h>

#include <QString>

namespace egret::session {

enum class Connection { Offline, Syncing, Live };

/// How the client stands to its server, as the status lines show it.
struct Status
{
    Connection connection = Connection::Offline;
    QString text; ///< 在线 · 同步中 37% (1,040,000 / 2,810,000) · 离线 自 10:32 · 数据截至 10:31
};

/// The binding words of LOOK.md for @p progress; @p lastContact is when data last came (ms, 0: never).
Status statusOf(const sync::Progress &progress, std::int64_t lastContact);

/// 14:05 in Asia/Shanghai; with the date when it is another day than @p now.
QString clockText(std::int64_t ms, std::int64_t now);
/// 2,810,000
QString grouped(std::uint64_t number);
/// 281万, 1.2亿, in English 2.81 M; below 10,000 as grouped().
QString shortNumber(std::uint64_t number);

} // namespace egret::session
