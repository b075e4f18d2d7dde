// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <session/StatusText.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace egret::session {

namespace {

/// Gives the words below their place in the translation files.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Status)
};

QDateTime shanghai(std::int64_t ms) { return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone("Asia/Shanghai")); }

} // namespace

QString clockText(std::int64_t ms, std::int64_t now)
{
    const QDateTime time = shanghai(ms);
    return time.toString(time.date() == shanghai(now).date() ? QStringLiteral("HH:mm")
                                                             : QStringLiteral("MM-dd HH:mm"));
}

QString grouped(std::uint64_t number)
{
    return QLocale(QLocale::English).toString(static_cast<qulonglong>(number));
}

QString shortNumber(std::uint64_t number)
{
    if (number < 10000)
        return grouped(number);
    if (QLocale().language() != QLocale::Chinese) {
        const bool millions = number >= 1'000'000;
        QString text =
            QString::number(static_cast<double>(number) / (millions ? 1e6 : 1e3), 'f', millions ? 2 : 1);
        if (text.endsWith(QStringLiteral(".0")))
            text.chop(2);
        return text + QLatin1String(millions ? " M" : " k");
    }
    const bool large = number >= 100'000'000;
    const double value = static_cast<double>(number) / (large ? 1e8 : 1e4);
    QString text = QString::number(value, 'f', value < 100 ? 1 : 0);
    if (text.endsWith(QStringLiteral(".0")))
        text.chop(2);
    return text + QString::fromUtf8(large ? "亿" : "万");
}

Status statusOf(const sync::Progress &progress, std::int64_t lastContact)
{
    using Phase = sync::Progress::Phase;
    const std::int64_t now = nowMs();
    if (progress.offlineSince != 0) {
        const QString since = clockText(progress.offlineSince, now);
        if (lastContact == 0)
            return {Connection::Offline, Words::tr("Offline since %1 · no data yet").arg(since)};
        return {Connection::Offline,
                Words::tr("Offline since %1 · data as of %2").arg(since, clockText(lastContact, now))};
    }
    if (progress.phase == Phase::Live && progress.current)
        return {Connection::Live, Words::tr("Live")};
    if (progress.phase == Phase::Live && progress.online)
        return {Connection::Syncing, Words::tr("Catching up …")};
    if (progress.phase == Phase::Columns && progress.totalRows > 0) {
        const auto percent = static_cast<int>(100 * progress.rows / progress.totalRows);
        return {Connection::Syncing,
                Words::tr("Syncing %1 % (%2 / %3)")
                    .arg(percent)
                    .arg(grouped(progress.rows), grouped(progress.totalRows))};
    }
    if (progress.phase == Phase::Idle || progress.phase == Phase::Stopped)
        return {Connection::Offline,
                lastContact == 0 ? Words::tr("Offline · no data yet")
                                 : Words::tr("Offline · data as of %1").arg(clockText(lastContact, now))};
    return {Connection::Syncing, Words::tr("Connecting …")};
}

} // namespace egret::session
