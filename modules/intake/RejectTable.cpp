// SPDX-License-Identifier: GPL-3.0-or-later
#include <exchange/CsvField.h>
#include <intake/RejectTable.h>

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace egret::intake {

RejectTable::~RejectTable()
{
    if (m_file)
        std::fclose(m_file);
    std::error_code ignored;
    if (m_rows > 0 && !m_kept)
        std::filesystem::remove(m_path, ignored);
}

Error RejectTable::failed() const
{
    return {Error::Code::Unavailable,
            m_path.string() + ": the rejected rows cannot be written: " + std::strerror(errno)};
}

Outcome RejectTable::add(const std::string &file, const Reject &reject)
{
    std::string line;
    if (!m_file) {
        std::error_code ignored;
        if (m_path.has_parent_path())
            std::filesystem::create_directories(m_path.parent_path(), ignored);
        m_file = std::fopen(m_path.c_str(), "we");
        if (!m_file)
            return failed();
        line = "file,row,field,reason,raw\n";
    }
    ++m_rows;
    ++m_reasons[(reject.field.empty() ? std::string() : reject.field + " ") + reject.reason];
    exchange::appendCsvField(line, file);
    line += "," + std::to_string(reject.number) + ",";
    exchange::appendCsvField(line, reject.field);
    line.push_back(',');
    exchange::appendCsvField(line, reject.reason);
    line.push_back(',');
    exchange::appendCsvField(line, reject.raw);
    line.push_back('\n');
    return std::fwrite(line.data(), 1, line.size(), m_file) == line.size() ? success() : Outcome(failed());
}

Outcome RejectTable::keep()
{
    if (!m_file)
        return success();
    const bool written = std::fflush(m_file) == 0 && ::fsync(::fileno(m_file)) == 0;
    if (!written)
        return failed();
    m_kept = true;
    return success();
}

} // namespace egret::intake
