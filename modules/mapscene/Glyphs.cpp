// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/Glyphs.h>

#include <QRegularExpression>

#include <fstream>
#include <optional>

namespace egret::mapscene {

namespace {

/// How many numbers each command takes; 0 for none such.
int numbersOf(QChar command)
{
    switch (command.unicode()) {
    case 'M':
    case 'L': return 2;
    case 'O': return 3;
    case 'Q':
    case 'R': return 4;
    case 'C': return 6;
    default: return 0;
    }
}

bool append(QPainterPath &path, QChar command, const QList<double> &n)
{
    switch (command.unicode()) {
    case 'M': path.moveTo(n[0], n[1]); return true;
    case 'L': path.lineTo(n[0], n[1]); return true;
    case 'Q': path.quadTo(n[0], n[1], n[2], n[3]); return true;
    case 'C': path.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5]); return true;
    case 'O': path.addEllipse(QPointF(n[0], n[1]), n[2], n[2]); return true;
    case 'R': path.addRect(n[0], n[1], n[2], n[3]); return true;
    default: return false;
    }
}

std::optional<QPainterPath> partFrom(const QString &text)
{
    static const QRegularExpression step(QStringLiteral("([MLQCORZ])([-0-9. ]*)"));
    static const QRegularExpression gap(QStringLiteral("\\s+"));
    QPainterPath path; // even-odd
    qsizetype read = 0;
    for (auto found = step.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        if (match.capturedStart() != read)
            return std::nullopt;
        read = match.capturedEnd();
        const QChar command = match.captured(1).front();
        QList<double> numbers;
        for (const QString &number : match.captured(2).split(gap, Qt::SkipEmptyParts)) {
            bool good = false;
            numbers.append(number.toDouble(&good));
            if (!good)
                return std::nullopt;
        }
        if (command == QLatin1Char('Z') && numbers.isEmpty())
            path.closeSubpath();
        else if (numbers.size() != numbersOf(command) || !append(path, command, numbers))
            return std::nullopt;
    }
    return read == text.size() && !path.isEmpty() ? std::optional(path) : std::nullopt;
}

using Rows = std::vector<std::pair<std::string, std::string>>;

Result<Rows> rowsOf(const std::filesystem::path &file)
{
    std::ifstream stream(file);
    if (!stream)
        return Error{Error::Code::NotFound, file.string() + " cannot be read; reinstall Egret's resources"};
    Rows rows;
    std::string line;
    for (int number = 1; std::getline(stream, line); ++number) {
        if (line.empty() || line.front() == '#')
            continue;
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos)
            return Error{Error::Code::Rejected,
                         file.string() + ", row " + std::to_string(number) + ": two columns are wanted"};
        rows.emplace_back(line.substr(0, tab), line.substr(tab + 1));
    }
    return rows;
}

} // namespace

std::optional<QPainterPath> outlineFrom(const QString &text)
{
    QPainterPath whole;
    for (const QString &text1 : text.split(QLatin1Char('|'))) {
        const std::optional<QPainterPath> part = partFrom(text1);
        if (!part)
            return std::nullopt;
        whole = whole.isEmpty() ? *part : whole.united(*part);
    }
    return whole;
}

Result<Glyphs> Glyphs::load(const std::filesystem::path &folder)
{
    Glyphs glyphs;
    const Result<Rows> outlines = rowsOf(folder / "glyphs.tsv");
    if (!outlines)
        return outlines.error();
    for (const auto &[name, text] : outlines.value()) {
        const std::optional<QPainterPath> outline = outlineFrom(QString::fromStdString(text));
        if (!outline)
            return Error{Error::Code::Rejected, "glyphs.tsv: the outline of " + name + " cannot be read"};
        glyphs.m_outlines[name] = *outline;
    }
    Result<Rows> words = rowsOf(folder / "class-glyphs.tsv");
    if (!words)
        return words.error();
    for (const auto &[word, name] : words.value()) {
        if (!glyphs.m_outlines.contains(name))
            return Error{Error::Code::Rejected,
                         "class-glyphs.tsv: " + word + " names " + name + ", which is not drawn"};
    }
    glyphs.m_words = std::move(words.value());
    return glyphs;
}

std::string Glyphs::nameOf(const std::string &className) const
{
    for (const auto &[word, name] : m_words) {
        if (className.find(word) != std::string::npos)
            return name;
    }
    return {};
}

const QPainterPath &Glyphs::of(const std::string &className) const
{
    static const QPainterPath none;
    const auto found = m_outlines.find(nameOf(className));
    return found == m_outlines.end() ? none : found->second;
}

} // namespace egret::mapscene
