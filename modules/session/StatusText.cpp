// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <session/StatusText.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace egret::session {

namespace {

QString tr(const char *text) { return QCoreApplication::translate("Status", text); }

QDateTime shanghai(std::int64_t ms) { return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone("Asia/Shanghai")); }

} // namespace

QString clockText(std::int64_t ms, std::int64_t now)
{
    const QDateTime time = shanghai(ms);
    return time.toString(time.date() == shanghai(now).date() ? QStringLiteral("HH:mm") : QStringLiteral("MM-dd HH:mm"));
}

QString grouped(std::uint64_t number) { return QLocale(QLocale::English).toString(static_cast<qulonglong>(number)); }

QString shortNumber(std::uint64_t number)
{
    if (number < 10000)
        return grouped(number);
    const bool large = number >= 100'000'000;
    const double value = static_cast<double>(number) / (large ? 1e8 : 1e4);
    QString text = QString::number(value, 'f', value < 100 ? 1 : 0);
    if (text.endsWith(QStringLiteral(".0")))
        text.chop(2);
    return large ? tr("%1 hundred million").arg(text) : tr("%1 ten thousand").arg(text);
}

Status statusOf(const sync::Progress &progress, std::int64_t lastContact)
{
    using Phase = sync::Progress::Phase;
    const std::int64_t now = nowMs();
    if (progress.offlineSince != 0) {
        const QString since = clockText(progress.offlineSince, now);
        if (lastContact == 0)
            return {Connection::Offline, tr("Offline since %1 · no data yet").arg(since)};
        return {Connection::Offline, tr("Offline since %1 · data as of %2").arg(since, clockText(lastContact, now))};
    }
    if (progress.phase == Phase::Live && progress.online)
        return {Connection::Live, tr("Live")};
    if (progress.phase == Phase::Columns && progress.totalRows > 0) {
        const auto percent = static_cast<int>(100 * progress.rows / progress.totalRows);
        return {Connection::Syncing,
                tr("Syncing %1 % (%2 / %3)").arg(percent).arg(grouped(progress.rows), grouped(progress.totalRows))};
    }
    if (progress.phase == Phase::Idle || progress.phase == Phase::Stopped)
        return {Connection::Offline, lastContact == 0 ? tr("Offline · no data yet")
                                                      : tr("Offline · data as of %1").arg(clockText(lastContact, now))};
    return {Connection::Syncing, tr("Connecting …")};
}

} // namespace egret::session
