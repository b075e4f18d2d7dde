// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Bytes.h>
#include <session/KnownPeople.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace egret::session {

Json KnownPeople::read() const
{
    const Result<Json> json = readJsonFile(m_file, std::size_t{1} << 20);
    return json && json.value().is_object() ? json.value() : Json::object();
}

Outcome KnownPeople::write(const Json &people) const
{
    const std::filesystem::path fresh = m_file.string() + ".new";
    std::error_code ignored;
    std::filesystem::create_directories(m_file.parent_path(), ignored);
    ::unlink(fresh.c_str());
    // Never readable by others, not even while it is being written.
    const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const std::string text = dumped(people);
    const bool written = file >= 0
        && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    if (written && ::rename(fresh.c_str(), m_file.c_str()) == 0)
        return success();
    return Error{Error::Code::Unavailable,
                 m_file.string() + " cannot be written: " + std::strerror(errno)
                     + "; without it nobody can sign in while the server is away"};
}

Outcome KnownPeople::remember(const Person &person, const std::string &password, std::int64_t now) const
{
    const Result<std::string> hash = crypto::hashPassword(password, m_cost);
    if (!hash)
        return hash.error();
    Json people = read();
    people[person.name.toStdString()] = {{"verifier", hash.value()}, {"at", now}, {"who", person.toJson()}};
    return write(people);
}

Result<Person> KnownPeople::check(const QString &name, const std::string &password, std::int64_t now) const
{
    const Json people = read();
    const auto found = people.find(name.toStdString());
    if (found == people.end() || !found->is_object())
        return Error{Error::Code::NotFound, "has not signed in at this seat before"};
    if (!crypto::verifyPassword(textAt(*found, "verifier"), password))
        return Error{Error::Code::Denied, "another password"};
    const std::int64_t age = now - integerAt(*found, "at");
    if (age < -3'600'000 || age > lastsMs)
        return Error{Error::Code::Stale, "signed in at this seat too long ago"};
    const std::optional<Person> person = Person::fromJson(found->value("who", Json()));
    return person ? Result<Person>(*person)
                  : Error{Error::Code::Corrupt, m_file.string() + " does not say who that is"};
}

Outcome KnownPeople::forget(const QString &name) const
{
    Json people = read();
    return people.erase(name.toStdString()) == 0 ? success() : write(people);
}

QString KnownPeople::last() const
{
    std::string name;
    std::int64_t newest = 0;
    const Json people = read(); // items() refers to it
    for (const auto &[key, value] : people.items()) {
        if (value.is_object() && integerAt(value, "at") > newest) {
            newest = integerAt(value, "at");
            name = key;
        }
    }
    return QString::fromStdString(name);
}

} // namespace egret::session
